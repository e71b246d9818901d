import pytest

from rag.commands.read import read


@pytest.mark.parametrize("data", ["", " \n"])
def test_read_of_an_empty_file_says_so(data, call, tmp_path):
    file = tmp_path / "clause.txt"
    file.write_text(data)
    result = call(read, "--question", "Ai mua thuốc?", "--text", file)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"Error: {file}: the file is empty: no clause to read\n"
