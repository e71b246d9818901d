import shutil
import subprocess

import pytest

from corpus.readers.ocr.tesseract import read_table, what_lacks
from corpus.readers.page.word import Word


def listed(languages):
    def run(*_args, **_named):
        return subprocess.CompletedProcess([], 0, b"List of available languages (2):\n" + languages, b"")

    return run


def test_what_lacks_is_the_program_where_it_is_not_found(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert what_lacks() == "Tesseract"


@pytest.mark.parametrize(
    ("languages", "lacking"), [(b"eng\nosd\n", "Tesseract's Vietnamese data (vie)"), (b"eng\nvie\n", None)]
)
def test_what_lacks_is_the_vietnamese_data_where_it_is_not_listed(monkeypatch, languages, lacking):
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/tesseract")
    monkeypatch.setattr(subprocess, "run", listed(languages))
    assert what_lacks() == lacking


TABLE = """level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
1\t1\t0\t0\t0\t0\t0\t0\t2480\t3508\t-1\t
5\t1\t1\t1\t1\t1\t300\t300\t100\t50\t96.5\t_Số:
5\t1\t1\t1\t1\t2\t420\t310\t200\t40\t90.0\t51/⁄2025
5\t1\t1\t1\t1\t3\t700\t310\t20\t90\t91.0\t|
5\t1\t1\t1\t1\t4\t800\t310\t20\t90\t12.0\tvết
5\t2\t1\t1\t1\t1\t0\t100\t100\t50\t96.5\tHai
"""


def test_words_of_a_table_stand_at_points_on_one_line_without_specks():
    # A quarter of a point a dot; the words end at 350, and are 50 and 40 dots high.
    base, size = 350 / 4, 45 / 4
    assert read_table(TABLE, 0.25) == [
        [Word("Số:", 75, 100, base, size, 1), Word("51/2025", 105, 155, base, size, 1)],
        [Word("Hai", 0, 25, 150 / 4, 50 / 4, 0)],
    ]


@pytest.mark.parametrize(
    ("turn", "left", "right", "base", "size"),
    [
        # A box at 300, 400 of 100 by 50 on a page of 2480 by 3508, as it stands on the page turned clockwise.
        (0, 300, 400, 450, 50),
        (90, 3508 - 450, 3508 - 400, 300 + 100, 100),
        (180, 2480 - 400, 2480 - 300, 3508 - 400, 50),
        (270, 400, 450, 2480 - 300, 100),
    ],
)
def test_read_table_gives_places_on_the_page_turned_upright(turn, left, right, base, size):
    table = "\n".join((*TABLE.splitlines()[:2], "5\t1\t1\t1\t1\t1\t300\t400\t100\t50\t96.5\tSố"))
    assert read_table(table, 1.0, [turn]) == [[Word("Số", left, right, base, size, 1)]]
