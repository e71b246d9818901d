from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.clause import Clause, Level
from corpus.markers import Style
from corpus.structure.clauses import read_clauses
from corpus.structure.zones import Zone, find_zones


def read(*paragraphs, zones=None):
    clauses, _ = read_clauses(paragraphs, zones or [Zone(0, 0, len(paragraphs), len(paragraphs))])
    return clauses


def test_clauses_of_a_zone_have_their_spans():
    # Offsets: 0, 5, 15, 21, 29, 39; each paragraph and its line feed.
    text = ("Giữ:", "1. Đắp đê", "- Đá;", "- Cát.", "2. Xong.", "Yêu cầu làm ngay./.")
    #        4       9            5        6         8           19
    number, dash = Style.NUMBER, Style.DASH
    assert read(*text) == [
        Clause("0", (), "", 0, 4, 4),
        Clause("1", (Level(number, "1"),), "Đắp đê", 5, 27, 15),
        Clause("1.-1", (Level(number, "1"), Level(dash, "1")), "", 15, 20, 20),
        Clause("1.-2", (Level(number, "1"), Level(dash, "2")), "", 21, 27, 27),
        Clause("2", (Level(number, "2"),), "", 28, 36, 36),
        Clause("end", (), "", 37, 56, 56),
    ]


def test_clauses_of_an_opening_with_dashes_end_before_the_first_number():
    # 0-3, 4-9, 10-16, 17-24, 25-32
    assert [(c.path, c.start, c.end, c.own_end) for c in read("Giữ", "- Đất;", "- Cát.", "1. Đắp.", "2. Xong.")] == [
        ("0", 0, 17, 4),
        ("0.-1", 4, 10, 10),
        ("0.-2", 11, 17, 17),
        ("1", 18, 25, 25),
        ("2", 26, 34, 34),
    ]


def test_clauses_end_before_a_container():
    found = read("Điều 1. A", "Chương II", "TRE", "Điều 2. B")
    assert [(c.path, c.start, c.end, c.containers) for c in found] == [
        ("D1", 0, 9, ()),
        ("D2", 24, 33, ("Chương II",)),
    ]


def test_clauses_of_an_attached_document_count_offsets_from_the_whole():
    zones = [Zone(0, 0, 2, 2), Zone(2, 3, 5, 5, ("Quy chế", ""))]
    found = read("1. Đê.", "2. Tre.", "QUY CHẾ", "1. Đá.", "2. Cát.", zones=zones)
    assert [(c.path, c.start, c.end, c.attachment) for c in found] == [
        ("1", 0, 6, None),
        ("2", 7, 14, None),
        ("QC.1", 23, 29, ("Quy chế", "")),
        ("QC.2", 30, 37, ("Quy chế", "")),
    ]


def test_headings_are_first_paragraphs_that_are_no_sentences():
    lines = ("I. GIỮ ĐÊ", "1. Đắp đất:", "- Bãi", "2. Trồng tre.", "II. GHI SỔ")
    assert [c.heading for c in read(*lines)] == ["GIỮ ĐÊ", "Đắp đất", "", "", "GHI SỔ"]
    # The last line of all is its own text, unless in capitals.
    assert [c.heading for c in read("1. Đê", "2. Tre")] == ["Đê", ""]


# --- structure never loses text: own spans may be empty, that of an opening with nothing but dashes

WORDS = st.sampled_from(["Đê", "đắp", "tre.", "sổ;", "nước:", "GIỮ", "“Đất", "cát”", "hết./.", "xã"])
SENTENCES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
MARKERS = st.sampled_from(
    ["1.", "2.", "3.", "12.", "1.1.", "1.2.", "2.1.", "a)", "b)", "đ)", "i)", "ii)", "I.", "II.", "A.", "(1)", "(a)",
     "Điều 1.", "Điều 2.", "Hai là,", "-", "+", "*", "2", "Trên đây là", "Sở Y tế:", "Công an tỉnh:"]
)  # fmt: skip
LINES = (
    st.tuples(MARKERS, SENTENCES).map(" ".join) | SENTENCES | st.sampled_from(["Sở Y tế:", "Công an tỉnh:", "a | b"])
)
CONTAINERS = st.sampled_from(["Chương I", "Chương II", "Mục 1", "Phần thứ hai", "NHỮNG QUY ĐỊNH CHUNG"])


def own_spans(clauses):
    return [(c.start, c.own_end) for c in clauses]


@settings(max_examples=300)
@given(st.lists(LINES, min_size=1, max_size=25))
def test_own_spans_hold_every_paragraph_of_a_body_once_and_in_order(paragraphs):
    text = "\n".join(paragraphs)
    spans = own_spans(read(*paragraphs))
    assert spans[0][0] == 0
    assert spans[-1][1] == len(text)
    for (start, end), (following, _) in pairwise(spans):
        assert start <= end
        assert text[end:following].strip() == ""
        assert end <= following


@settings(max_examples=300)
@given(st.lists(LINES | CONTAINERS | st.sampled_from(["PHỤ LỤC II", "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"]), max_size=25))
def test_own_spans_are_disjoint_and_in_order_whatever_stands_between(paragraphs):
    text = "\n".join(paragraphs)
    clauses = read(*text.split("\n"), zones=find_zones(text.split("\n")))
    at = 0
    for start, end in own_spans(clauses):
        assert at <= start <= end <= len(text)
        at = end
