import sqlite3

import pytest

from corpus.build import build_document
from corpus.layout.pages import find_pages, page_of
from corpus.store.sqlite import SCHEMA_VERSION, Store

PAGES = (
    "CHỈ THỊ\nVề nước sạch\n1. Sở Y tế mua thuốc\nvà bông cho các trạm.\f"
    "2. Sở Xây dựng sửa trạm\ny tế xã.\n3. Giữ kho.\f4. Báo cáo."
)


def test_every_clause_knows_its_pages():
    document = build_document(PAGES, "a")
    assert document.pages == (0, document.text.index("2. Sở Xây dựng"), document.text.index("4. Báo cáo"))
    assert [(c.path, document.pages_of(c)) for c in document.clauses] == [
        ("1", (1, 1)),
        ("2", (2, 2)),
        ("3", (2, 2)),
        ("4", (3, 3)),
    ]


def test_a_clause_that_goes_over_a_page_has_both():
    document = build_document("1. Sở Y tế mua thuốc cho các trạm\f y tế xã trước ngày 5/6.\n2. Giữ kho.", "a")
    assert document.text.startswith("1. Sở Y tế mua thuốc cho các trạm")
    assert document.pages_of(document.clauses[0]) == (1, 2)


def test_a_file_without_page_breaks_has_no_pages():
    document = build_document("1. Sở Y tế mua thuốc.\n2. Giữ kho.", "a")
    assert (document.pages, document.pages_of(document.clauses[0])) == ((), None)


@pytest.mark.parametrize(
    ("raw", "starts"),
    [
        ("một hai ba bốn\fnăm sáu bảy tám", (0, 15)),
        ("một hai ba bốn\f\fnăm sáu bảy tám", (0, 15, 15)),  # an empty page begins where the next does
        ("một hai ba bốn\f2\nnăm sáu bảy tám", (0, 15)),  # a page number is not in the text
        ("một hai ba bốn\fmột hai ba bốn", (0, 15)),  # the same line again is the later one
    ],
)
def test_find_pages(raw, starts):
    text = "một hai ba bốn\n" + ("một hai ba bốn" if raw.count("một") == 2 else "năm sáu bảy tám")
    assert find_pages(raw, text) == starts


def test_page_of_counts_from_one():
    assert [page_of((0, 10, 10, 25), at) for at in (0, 9, 10, 24, 25)] == [1, 1, 3, 3, 4]


def test_a_store_of_the_first_format_is_brought_up_to_this_one(tmp_path):
    store = Store(tmp_path)
    old = build_document("1. Sở Y tế mua thuốc.\n2. Giữ kho.", "a")
    store.save(old)
    with sqlite3.connect(store.path) as connection:
        connection.execute("ALTER TABLE documents DROP COLUMN pages")
        connection.execute("ALTER TABLE documents DROP COLUMN warnings")
        connection.execute("PRAGMA user_version = 1")
    connection.close()
    assert store.load("a") == old
    paged = build_document(PAGES, "b")
    store.save(paged)
    assert store.load("b") == paged
    with sqlite3.connect(store.path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
    connection.close()
