import logging
import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from rag.reading.load import load_reader
from rag.reading.network import FILES
from rag.reading.trained import TrainedReader
from rag.reading.unread import UnreadClauses

BUNDLED = Path(str(files("rag.reading").joinpath("bundled")))


def test_the_bundled_reader_is_loaded_once():
    assert isinstance(load_reader("bundled"), TrainedReader)
    assert load_reader("bundled") is load_reader("bundled")


def test_off_reads_nothing_and_warns_of_nothing(caplog):
    assert isinstance(load_reader("off"), UnreadClauses)
    assert caplog.records == []


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("damage", ["missing", "cut"])
def test_a_damaged_reader_is_one_warning_and_no_reader(tmp_path, caplog, name, damage):
    for file in FILES:
        shutil.copyfile(BUNDLED / file, tmp_path / file)
    if damage == "missing":
        (tmp_path / name).unlink()
    else:
        (tmp_path / name).write_bytes((BUNDLED / name).read_bytes()[:100])
    with caplog.at_level(logging.WARNING):
        assert load_reader(str(tmp_path)) is load_reader("off")
    [record] = caplog.records
    assert str(tmp_path) in record.getMessage()
    assert record.getMessage().endswith("install chithi again; answering without a reader")
    assert "\n" not in record.getMessage()
