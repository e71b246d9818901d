"""Ruled tables made by hand: level and upright lines, words at places."""

import importlib.util
from itertools import pairwise
from pathlib import Path

import pytest

pytest.importorskip("pypdfium2")

_spec = importlib.util.spec_from_file_location("pdf_maker", Path(__file__).with_name("test_read.py"))
pdf = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(pdf)

COLUMNS = (50, 90, 260, 420, 540)
HEADING = ["STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"]


def grid(top, rows, merged=()):
    """Rules round rows of 30 points from `top`; merged: (row, column) of cells with no rule below them."""
    out = []
    for i in range(rows + 1):
        y = 842 - top - 30 * i
        for c, (a, b) in enumerate(pairwise(COLUMNS)):
            if (i - 1, c) not in merged:
                out.append(f"{a} {y} m {b} {y} l S")
    out += [f"{x} {842 - top} m {x} {842 - top - 30 * rows} l S" for x in COLUMNS]
    return " ".join(out).encode()


def words(top, *rows):
    """What cells say: each at its column, 20 points below the top of its row."""
    return [
        (x + 3, top + 30 * i + 20, t) for i, row in enumerate(rows) for x, t in zip(COLUMNS, row, strict=False) if t
    ]


def lines(maker):
    return [line for line in pdf.read(maker).text.replace("\f", "\n").split("\n") if line]


def test_a_cell_merged_over_rows_is_said_in_each():
    rows = [
        HEADING,
        ["1", "Rà soát", "", "30/6"],
        ["2", "Vẽ bản đồ", "Sở Xây dựng", "30/9"],
        ["3", "Báo giá", "", "Quý I"],
    ]
    maker = pdf.Maker().page(*words(100, *rows), drawn=grid(100, 4, {(1, 2), (2, 2)}), size=9)
    assert lines(maker) == [
        "STT | Nhiệm vụ | Chủ trì | Thời hạn",
        "1 | Rà soát | Sở Xây dựng | 30/6",
        "2 | Vẽ bản đồ | Sở Xây dựng | 30/9",
        "3 | Báo giá | Sở Xây dựng | Quý I",
    ]


def test_a_row_cut_in_two_by_the_end_of_a_page_is_one_and_its_heading_stands_once():
    first = words(700, HEADING, ["1", "Rà soát bến bãi", "Sở Nông nghiệp và", "30/6/2025"])
    second = words(60, HEADING, ["", "ven sông", "Môi trường", ""], ["2", "Vẽ bản đồ", "Sở Y tế", "30/9/2025"])
    maker = pdf.Maker().page(*first, drawn=grid(700, 2), size=9).page(*second, drawn=grid(60, 3), size=9)
    assert lines(maker) == [
        "STT | Nhiệm vụ | Chủ trì | Thời hạn",
        "1 | Rà soát bến bãi ven sông | Sở Nông nghiệp và Môi trường | 30/6/2025",
        "2 | Vẽ bản đồ | Sở Y tế | 30/9/2025",
    ]


def test_a_cell_merged_over_the_end_of_a_page_is_said_on_both():
    first = words(700, HEADING, ["1", "Rà soát", "Sở Y tế", "30/6"], ["2", "Vẽ bản đồ", "", "30/7"])
    second = words(60, ["3", "Báo giá", "", "30/8"], ["4", "Kiểm tra", "Sở Nội vụ", "30/9"])
    maker = pdf.Maker().page(*first, drawn=grid(700, 3, {(1, 2)}), size=9).page(*second, drawn=grid(60, 2), size=9)
    assert lines(maker)[2:] == [
        "2 | Vẽ bản đồ | Sở Y tế | 30/7",
        "3 | Báo giá | Sở Y tế | 30/8",
        "4 | Kiểm tra | Sở Nội vụ | 30/9",
    ]


def test_an_empty_cell_on_the_next_page_stays_empty_where_none_was_merged():
    first = words(700, HEADING, ["1", "Rà soát", "Sở Y tế", "30/6"])
    second = words(60, ["2", "Báo giá", "", "30/8"], ["3", "Kiểm tra", "Sở Nội vụ", "30/9"])
    maker = pdf.Maker().page(*first, drawn=grid(700, 2), size=9).page(*second, drawn=grid(60, 2), size=9)
    assert lines(maker)[2] == "2 | Báo giá |  | 30/8"
