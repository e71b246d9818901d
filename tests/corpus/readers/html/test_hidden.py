from html import escape

import pytest

from corpus.readers.html.read import read_html

LINES = [
    "ỦY BAN NHÂN DÂN",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Số: 05/CT-UBND",
    "CHỈ THỊ",
    "1. Các xã đắp đê.",
    "2. Các hộ trồng tre.",
    "CHỦ TỊCH",
    "Lò Văn Mây",
]
TYPED = "\n".join(LINES)
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in LINES)


def lines(body):
    page = f"<html><head><meta charset=utf-8></head><body>{body}</body></html>"
    return [line for line in read_html(page.encode(), "a.html").text.split("\n") if line.strip()]


@pytest.mark.parametrize(
    "holder",
    [
        f"<textarea readonly>{TYPED}</textarea>",
        f"<textarea>{escape(PARAGRAPHS)}</textarea>",
        f"<noscript>{PARAGRAPHS}</noscript>",
        f"<template>{PARAGRAPHS}</template>",
        f'<iframe srcdoc="{escape(PARAGRAPHS)}"></iframe>',
    ],
    ids=["field", "field of an editor", "noscript", "template", "frame"],
)
def test_a_document_that_browsers_do_not_show_as_text_is_read(holder):
    assert lines(f"<p>Xem văn bản</p>{holder}")[-len(LINES) :] == LINES


@pytest.mark.parametrize(
    "other",
    [
        "<textarea>Ý kiến của bạn</textarea>",
        f"<textarea>{TYPED}</textarea>",
        f"<noscript>{PARAGRAPHS}</noscript>",
        "<noscript>Trình duyệt của bạn không chạy JavaScript</noscript>",
        '<iframe srcdoc="&lt;p&gt;Quảng cáo&lt;/p&gt;"></iframe>',
    ],
    ids=["comment", "copy in a field", "copy for search engines", "note", "advertisement"],
)
def test_what_stands_beside_a_document_that_is_shown_is_none(other):
    assert lines(PARAGRAPHS + other) == LINES
