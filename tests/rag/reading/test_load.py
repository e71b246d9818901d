import logging
from importlib.resources import files
from pathlib import Path

import pytest

from index.encoders.load import BUNDLED_FOLDER
from rag.reading.load import load_reader
from rag.reading.network import CALIBRATION, FILES, GRAPH, SUMMED, SUMS, WORDS
from rag.reading.trained import TrainedReader
from rag.reading.unread import UnreadClauses

BUNDLED = Path(str(files("rag.reading").joinpath("bundled")))


def test_the_bundled_reader_is_loaded_once():
    assert isinstance(load_reader("bundled"), TrainedReader)
    assert load_reader("bundled") is load_reader("bundled")


def test_off_reads_nothing_and_warns_of_nothing(caplog):
    assert isinstance(load_reader("off"), UnreadClauses)
    assert caplog.records == []


@pytest.fixture
def damaged(tmp_path, caplog):
    """Loads what ships with one file changed; returns what the one warning says of it, without folder and advice."""

    def load(name, change, *left_out):
        for file in {*FILES, SUMS} - set(left_out):
            (tmp_path / file).symlink_to(BUNDLED / file)
        (tmp_path / name).unlink()
        changed = change((BUNDLED / name).read_bytes())
        if changed is not None:
            (tmp_path / name).write_bytes(changed)
        with caplog.at_level(logging.WARNING):
            assert load_reader(str(tmp_path)) is load_reader("off")
        [record] = caplog.records
        said, _, advice = record.getMessage().partition("; ")
        assert advice == "install chithi again, or name another reader in CHITHI_READER; answering without a reader"
        assert "\n" not in said
        return said.removeprefix(f"reader folder {tmp_path}: ").removeprefix(f"{tmp_path}/")

    return load


def flipped(data):
    at = len(data) // 2
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


@pytest.mark.parametrize("name", FILES)
def test_a_reader_without_a_file_is_one_warning_and_no_reader(damaged, name):
    assert damaged(name, lambda _: None) == f"{name} missing"


@pytest.mark.parametrize("name", SUMMED)
@pytest.mark.parametrize(
    "change", [flipped, lambda data: data[:100], lambda data: bytes(len(data)), lambda data: data + b"\n"]
)
def test_a_reader_with_other_bytes_than_were_written_is_one_warning_and_no_reader(damaged, name, change):
    assert damaged(name, change) == f"damaged ({name}: not the bytes of SHA256SUMS)"


@pytest.mark.parametrize("name", [*SUMMED, CALIBRATION])
def test_a_reader_without_digests_is_told_to_be_damaged_by_its_libraries(damaged, name):
    said = damaged(name, lambda data: data[:100], SUMS)
    assert said.startswith("damaged (" if name in SUMMED else f"{name}: no calibration (")


@pytest.mark.parametrize(
    ("name", "other", "reason"),
    [
        (WORDS, "words.safetensors", "41150 pieces in tokenizer.json, vectors of 41148 in words.safetensors"),
        (GRAPH, "encoder.onnx", "384 numbers a piece in reader.onnx, 5 finite ones expected"),
    ],
)
def test_files_of_two_models_are_no_reader(damaged, name, other, reason):
    assert damaged(name, lambda _: (BUNDLED_FOLDER / other).read_bytes(), SUMS) == f"damaged ({reason})"


def test_a_folder_without_digests_is_read(tmp_path):
    for file in FILES:
        (tmp_path / file).symlink_to(BUNDLED / file)
    assert isinstance(load_reader(str(tmp_path)), TrainedReader)


def test_what_ships_takes_ninety_megabytes_at_most():
    shipped = [*BUNDLED.iterdir(), *BUNDLED_FOLDER.iterdir()]
    assert sum(path.stat().st_size for path in shipped) <= 90_000_000
