import pytest

from corpus.build import build_document
from corpus.duties.read import read_duties
from corpus.errors import RegisterError
from corpus.lexicon.glossary import agency, english_name, use_agencies

TABLE = (
    "vi\ten\tabbreviations\n"
    "Trung tâm Điều hành thông minh Sơn Hạ\tSon Ha Operations Centre\tIOC|trung tâm IOC\n"
    "Saigon Co.op\t\t\n"
)
TEXT = "1. Sở Y tế chủ trì, phối hợp với IOC theo dõi giá.\n\n2. Saigon Co.op niêm yết giá bán.\n"


@pytest.fixture
def table(tmp_path):
    """Uses tables of agencies; the register is as shipped again afterwards."""

    def use(text):
        path = tmp_path / "agencies.tsv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        use_agencies(path)
        return path

    yield use
    use_agencies(None)


def found():
    return [(d.clause, d.role, d.agency) for d in read_duties(build_document(TEXT, "x"))]


def test_agencies_of_the_users_table_are_names_like_any_other(table):
    without = [("1", "lead", "Sở Y tế")]
    assert found() == without
    table(TABLE)
    assert found() == [*without, ("1", "coordinate", "IOC"), ("2", "lead", "Saigon Co.op")]
    assert english_name("IOC") == "Son Ha Operations Centre"
    assert agency("saigon co op").vi == "Saigon Co.op"
    use_agencies(None)
    assert (found(), agency("saigon co op")) == (without, None)


def test_a_users_name_wins_over_a_shipped_one(table):
    assert english_name("SYT") == "Department of Health"
    table("vi\ten\tabbreviations\nSở Yến Tiệc\tDepartment of Banquets\tSYT\n")
    assert english_name("SYT") == "Department of Banquets"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("vi\ten\nSở Y tế\tx\n", "line 1: no column 'abbreviations' found"),
        ("", "line 1: no column 'vi' found"),
        ("vi\ten\tabbreviations\nSở A\t\t\n \tx\t\n", "line 3: no name in the column vi"),
        (b"vi\ten\tabbreviations\n" + b"S\xff\n", "the table of agencies cannot be read"),
    ],
)
def test_a_bad_table_is_told_in_one_line_and_changes_nothing(text, told, table):
    with pytest.raises(RegisterError) as caught:
        table(text)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)
    assert english_name("SYT") == "Department of Health"


def test_a_table_that_is_not_there_is_told(tmp_path):
    with pytest.raises(RegisterError, match="cannot be read"):
        use_agencies(tmp_path / "none.tsv")
