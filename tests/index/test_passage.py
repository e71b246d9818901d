from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.build import build_document
from corpus.clause import Clause, Level
from corpus.document import Document, Metadata
from corpus.markers import Style
from index.passage import Passage, has_text_of_its_own, split_document, subject

DROUGHT = """ỦY BAN NHÂN DÂN
TỈNH THẠCH GIANG
Số: 17/UBND-NN
V/v phòng, chống hạn cho vụ lúa hè thu

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Thạch Giang, ngày 05 tháng 4 năm 2021

Kính gửi: Ủy ban nhân dân các huyện.

Để cứu lúa, Ủy ban nhân dân tỉnh yêu cầu:
1. Sở Nông nghiệp và Phát triển nông thôn chủ trì điều tiết nước.
2. Các huyện thực hiện:
a) Nạo vét kênh trước ngày 20/4/2021;
b) Lắp trạm bơm dã chiến:
- Huyện Đông Hà lắp 03 trạm;
- Huyện Tây Hà lắp 05 trạm.
3. Công ty Điện lực cấp điện đủ cho bơm. Không cắt điện giờ cao điểm:
- Ban ngày;
- Ban đêm.
Các đơn vị báo cáo kết quả trước ngày 30/4/2021./.

Nơi nhận:
- Như trên;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Ngô Văn Lâm
"""
SUBJECT = "Công văn 17/UBND-NN Ủy ban nhân dân tỉnh Thạch Giang V/v phòng, chống hạn cho vụ lúa hè thu"
POWER = "Công ty Điện lực cấp điện đủ cho bơm. Không cắt điện giờ cao điểm"


def numbered(path, start, end, own_end=None, heading=""):
    levels = tuple(Level(Style.NUMBER, part) for part in path.split("."))
    return Clause(path, levels, heading, start, end, end if own_end is None else own_end)


def one_clause(text):
    return Document("d", text, (numbered("1", 0, len(text)),))


def test_split_document_gives_the_whole_list_of_a_small_directive():
    document = build_document(DROUGHT, "cv-han")
    expected = [
        ("cv-han#0", "0", "Để cứu lúa, Ủy ban nhân dân tỉnh yêu cầu:", SUBJECT),
        ("cv-han#1", "1", "1. Sở Nông nghiệp và Phát triển nông thôn chủ trì điều tiết nước.", SUBJECT),
        # Clause 2 and point 2.b only head what stands below them: they are context, not passages.
        ("cv-han#2.a", "2.a", "a) Nạo vét kênh trước ngày 20/4/2021;", f"{SUBJECT}\nCác huyện thực hiện"),
        (
            "cv-han#2.b.-1",
            "2.b.-1",
            "- Huyện Đông Hà lắp 03 trạm;",
            f"{SUBJECT}\nCác huyện thực hiện\nLắp trạm bơm dã chiến",
        ),
        (
            "cv-han#2.b.-2",
            "2.b.-2",
            "- Huyện Tây Hà lắp 05 trạm.",
            f"{SUBJECT}\nCác huyện thực hiện\nLắp trạm bơm dã chiến",
        ),
        # Clause 3 says two sentences before its dashes: it is both.
        ("cv-han#3", "3", f"3. {POWER}:", SUBJECT),
        ("cv-han#3.-1", "3.-1", "- Ban ngày;", f"{SUBJECT}\n{POWER}"),
        ("cv-han#3.-2", "3.-2", "- Ban đêm.", f"{SUBJECT}\n{POWER}"),
        ("cv-han#end", "end", "Các đơn vị báo cáo kết quả trước ngày 30/4/2021./.", SUBJECT),
    ]
    starts = [document.text.index(text) for _, _, text, _ in expected]
    assert split_document(document) == [
        Passage(i, "cv-han", path, at, at + len(text), text, context)
        for (i, path, text, context), at in zip(expected, starts, strict=True)
    ]


class Counting(str):
    """An address that counts how often it is looked up."""

    times = 0

    def __hash__(self):
        Counting.times += 1
        return super().__hash__()


def test_split_document_looks_each_address_up_a_few_times_however_many_there_are():
    # A set of all addresses made for every clause took 7 s of 5,000 clauses: each was hashed 5,000 times.
    spans = [(Counting(f"{n}.{m}" if m else f"{n}"), 10 * (10 * n + m)) for n in range(20) for m in range(10)]
    clauses = tuple(numbered(path, at, at + 9) for path, at in spans)
    document = Document("d", "Sở lo ăn. " * 200, clauses)
    Counting.times = 0
    assert len(split_document(document)) == 200
    assert Counting.times <= 3 * 200


def test_split_document_ends_a_passage_where_the_first_unit_below_it_starts():
    text = "1. Mở kênh. Giữ nước:\na) Kênh Đông;\nb) Kênh Tây."
    assert text.index("a)") == 22
    assert text.index("b)") == 36
    document = Document(
        "d",
        text,
        (numbered("1", 0, 48, own_end=22), numbered("1.2", 22, 35), numbered("1.3", 36, 48)),
    )
    assert [(p.path, p.start, p.end) for p in split_document(document)] == [
        ("1", 0, 21),
        ("1.2", 22, 35),
        ("1.3", 36, 48),
    ]


def test_split_document_gives_a_long_lead_in_without_heading_a_passage_and_cuts_it_in_the_context():
    lead_in = "1. " + "Nước về đến ruộng " * 12  # 3 + 12 · 18 = 219, one blank at the end
    text = f"{lead_in}\na) Tưới."
    document = Document("d", text, (numbered("1", 0, len(text), own_end=220), numbered("1.2", 220, len(text))))
    assert [(p.path, p.start, p.end, p.context) for p in split_document(document)] == [
        ("1", 0, 218, ""),
        ("1.2", 220, 228, f"\n{lead_in[:200]}"),
    ]


@pytest.mark.parametrize(
    ("own", "heading", "expected"),
    [
        ("1. Tưới nước:\n", "Tưới nước", False),
        ("1. Tưới nước. Giữ kênh:\n", "Tưới nước. Giữ kênh", True),
        ("1. " + "a" * 197 + "\n", "", False),  # 200 characters
        ("1. " + "a" * 198 + "\n", "", True),  # 201
        ("1. " + "a" * 198 + "\n", "a", False),
    ],
)
def test_has_text_of_its_own_tells_headings_from_lead_ins_that_say_something(own, heading, expected):
    text = f"{own}- Hết."
    document = Document("d", text, (numbered("1", 0, len(text), own_end=len(own), heading=heading),))
    assert has_text_of_its_own(document, document.clauses[0]) is expected


def test_has_text_of_its_own_is_false_for_a_clause_of_blanks():
    document = Document("d", " \n\t ", (numbered("1", 0, 4),))
    assert split_document(document) == []


def test_split_document_cuts_a_long_clause_at_sentences():
    sentence = "Đào ao " + "x" * 291 + ". "  # 7 + 291 + 2 = 300: two fit 700, three do not
    text = (sentence * 5).rstrip()  # 1499
    spans = [(p.passage_id, p.start, p.end) for p in split_document(one_clause(text))]
    # The blank after the second and the fourth sentence belongs to neither side.
    assert spans == [("d#1", 0, 599), ("d#1/2", 600, 1199), ("d#1/3", 1200, 1499)]


def test_split_document_cuts_at_paragraphs_before_sentences():
    # By sentences the first piece would hold 100 + 500; the end of the line comes first.
    text = "a" * 99 + "\n" + "b" * 499 + ". " + "c" * 300
    spans = [(p.start, p.end) for p in split_document(one_clause(text))]
    assert spans == [(0, 99), (100, 600), (601, 901)]


def test_split_document_cuts_at_semicolons_then_commas_then_blanks_then_anywhere():
    by_semicolon = "a" * 399 + "; " + "b, " * 100 + "c" * 90
    by_comma = "a a" * 133 + ", " + "b b" * 133
    by_blank = "a" * 400 + " " + "b" * 400
    anywhere = "a" * 1500
    cuts = [
        [(p.start, p.end) for p in split_document(one_clause(t))] for t in (by_semicolon, by_comma, by_blank, anywhere)
    ]
    assert cuts == [
        [(0, 400), (401, 791)],
        [(0, 400), (401, 800)],
        [(0, 400), (401, 801)],
        [(0, 700), (700, 1400), (1400, 1500)],
    ]


def test_split_document_leaves_a_clause_of_exactly_the_longest_length_whole():
    assert [(p.start, p.end) for p in split_document(one_clause("Tưới. " * 116 + "Hết."))] == [(0, 700)]


def test_split_document_finds_the_right_place_of_equal_pieces():
    text = "Giữ nước ở kênh chính. " * 100  # one sentence, a hundred times: a search for a piece finds many
    passages = split_document(one_clause(text.rstrip()))
    # 700 // 23 = 30 sentences a piece, the blank at the end stripped: 30 · 23 - 1 = 689.
    assert [(p.start, p.end) for p in passages] == [(0, 689), (690, 1379), (1380, 2069), (2070, 2299)]


def test_split_document_makes_no_passage_of_a_marker_alone():
    text = "1. " + "giữ nước " * 100 + "ở kênh."
    assert split_document(one_clause(text))[0].text.startswith("1. giữ nước")


def test_digest_changes_with_text_and_context_and_where_one_ends():
    def digest(context, text):
        return Passage("i", "d", "1", 0, 1, text, context).digest

    assert digest("a", "b") == Passage("other", "e", "2", 5, 6, "b", "a").digest
    assert len({digest("a", "b"), digest("a", "c"), digest("c", "b"), digest("ab", ""), digest("", "ab")}) == 5


def test_subject_names_what_the_document_says_of_itself_and_nothing_else():
    meta = Metadata(kind="Kế hoạch", number=None, issuer="Sở Y tế", title="Tiêm chủng")
    assert subject(Document("d", "", (), meta)) == "Kế hoạch Sở Y tế Tiêm chủng"
    assert subject(Document("d", "", ())) == ""


@pytest.mark.parametrize(
    ("title", "above"),
    [
        ("kênh " * 63 + "đê", "kênh " * 63 + "đê"),
        ("kênh " * 64 + "đê", "kênh " * 63 + "kênh"),
        ("kênh " * 63 + "đê sông", "kênh " * 63 + "đê"),
        ("k" * 500, "k" * 320),
    ],
)
def test_split_document_leaves_a_clause_its_room_however_long_the_title_is(title, above):
    document = replace(one_clause("1. Nạo vét kênh."), metadata=Metadata(title=title))
    assert split_document(document)[0].context == above


SENTENCES = st.text(alphabet="abcđêơư .;,:\n", min_size=0, max_size=300)
MARKED = st.builds(
    "{}{}".format,
    st.sampled_from(["", "1. ", "2. ", "3. ", "a) ", "b) ", "- ", "+ ", "I. ", "Điều 1. ", "Điều 2. ", "1.1. "]),
    SENTENCES,
)


@given(st.lists(MARKED, max_size=12).map("\n".join).filter(str.strip))
@settings(max_examples=150)
def test_split_document_slices_every_clause_whole_and_never_two(raw):
    document = build_document(raw, "d")
    passages = split_document(document)
    assert len({p.passage_id for p in passages}) == len(passages)
    covered = [0] * len(document.text)
    for p in passages:
        clause = document.clause(p.path)
        assert document.text[p.start : p.end] == p.text
        assert p.text.strip()
        assert len(p.text) <= 700
        assert clause.start <= p.start < p.end <= clause.own_end
        for i in range(p.start, p.end):
            covered[i] += 1
    for clause in document.clauses:
        if has_text_of_its_own(document, clause):
            own = range(clause.start, clause.own_end)
            assert all(covered[i] == 1 for i in own if not document.text[i].isspace())
    assert max(covered, default=0) <= 1
