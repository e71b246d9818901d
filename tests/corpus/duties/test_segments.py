import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.clause import Clause
from corpus.duties.segments import segments


def pieces(text, start=0, own_end=None):
    own_end = len(text) if own_end is None else own_end
    return [text[a:b] for a, b in segments(text, Clause("1", (), "", start, len(text), own_end))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1. Sở Y tế mua thuốc; Công an tỉnh gác kho.", ["Sở Y tế mua thuốc", "Công an tỉnh gác kho."]),
        ("1. Xã đắp đê. Huyện cấp đá.", ["Xã đắp đê.", "Huyện cấp đá."]),
        ("Điều 3. Xã đắp đê.", ["Xã đắp đê."]),
        # A marker after the first line is left out only where it is a bullet.
        ("Xã:\n- Đắp đê;\n- Trồng tre.", ["Xã:", "Đắp đê", "Trồng tre."]),
        ("Xã:\n2. Đắp đê.", ["Xã:", "2. Đắp đê."]),
        # A bare number is no sure marker.
        ("3 Xã đắp đê.", ["3 Xã đắp đê."]),
        ("1. ; ;Xã đắp đê;", ["Xã đắp đê"]),
        ("", []),
    ],
)
def test_segments_are_sentences_cut_at_semicolons(text, found):
    assert pieces(text) == found


def test_segments_are_of_the_clause_s_own_text():
    text = "Lời đầu.\n1. Xã đắp đê:\na) Lấy đất."
    assert pieces(text, 9, text.index("a)")) == ["Xã đắp đê:"]


@settings(max_examples=200)
@given(st.lists(st.sampled_from(["Xã", " ", ";", ". ", "\n", "- ", "1. ", "đê", "“"]), max_size=30).map("".join))
def test_segments_are_in_order_without_blanks_or_semicolons_round_them(text):
    at = 0
    for start, end in segments(text, Clause("1", (), "", 0, len(text), len(text))):
        assert at <= start < end <= len(text)
        assert not text[start].isspace()
        assert ";" not in text[start:end]
        at = end
