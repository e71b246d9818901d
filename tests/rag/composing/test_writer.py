from dataclasses import replace
from datetime import date

import pytest

from corpus.build import build_document
from index.hit import Hit
from rag.answer import Citation
from rag.composing.writer import Writer, ellipses
from rag.evidence import Evidence, clause_sentences
from rag.question.read import read_question

VI, EN = read_question("Ai mua máy lọc nước?"), read_question("Who buys filters?")
NAME, OTHER = "Công văn số 17/UBND-NN", "Công văn số 18/UBND-NN"
NAME_EN, OTHER_EN = "Official Letter No. 17/UBND-NN", "Official Letter No. 18/UBND-NN"


def spans(item):
    return clause_sentences(item.document, item.clause)


def cited(n, item, label, span, clause=None):
    document = item.document
    quote = document.text[span[0] : span[1]]
    return Citation(n, document.document_id, document.name, clause or item.clause.path, label, quote, *span)


def test_quotes_are_numbered_in_the_order_they_are_written(drought, evidence):
    item = evidence(drought, "1")
    _, buys, mends, sun = spans(item)
    writer = Writer(VI)
    writer.quote(item, mends)
    writer.more(item, sun)
    writer.quote(item, buys)
    assert writer.text() == (
        f"Khoản 1, {NAME}: “Máy lọc nước hỏng phải sửa trong 05 ngày.” [1]\n“Trời nắng to.” [2]\n"
        f"Khoản 1, {NAME}: “{drought.text[buys[0] : buys[1]]}” [3]"
    )
    assert writer.citations == [
        cited(1, item, "khoản 1", mends),
        cited(2, item, "khoản 1", sun),
        cited(3, item, "khoản 1", buys),
    ]


@pytest.mark.parametrize(
    ("at", "marks"),
    [
        (lambda text: [text.index("20/4/2021")], "[1]"),
        (lambda text: [text.index("05 ngày")], "[1][3]"),  # in the order of the citations
        (lambda text: [text.index("20/4/2021"), text.index("05 ngày")], "[1][3]"),
        (lambda _: [0], "[1]"),  # what stands in none of the quotes: the best of them
    ],
)
def test_the_first_line_cites_the_quotes_of_its_document_that_hold_its_words(at, marks, drought, filters, evidence):
    item, other = evidence(drought, "1"), evidence(filters, "1")
    writer = Writer(VI)
    writer.quote(item, spans(item)[1])
    writer.quote(other, spans(other)[0])
    writer.more(item, spans(item)[2])
    writer.first([("Trước ngày 20/4/2021.", item, [(a, a + 1) for a in at(drought.text)])])
    assert writer.text().splitlines()[0] == f"Trước ngày 20/4/2021. {marks}"


def test_what_is_folded_away_is_no_part_of_the_text_but_notes_are(drought, filters, evidence):
    item, other = evidence(drought, "1"), evidence(filters, "1")
    writer = Writer(VI)
    writer.quote(item, spans(item)[2])
    writer.quote(other, spans(other)[0])
    writer.fold_away()
    writer.more(item, spans(item)[3])
    writer.changes(
        replace(item, changed_by=(("amends", replace(filters, metadata=replace(filters.metadata, date=None))),))
    )
    assert writer.text() == (
        f"Khoản 1, {NAME}: “Máy lọc nước hỏng phải sửa trong 05 ngày.” [1]\n"
        f"Khoản 1, {OTHER}: “Sở Y tế cấp máy lọc nước cho trạm y tế xã.” [2]\n"
        f"Lưu ý: {NAME} đã được sửa đổi, bổ sung bởi {OTHER}."
    )
    assert writer.folded() == "“Trời nắng to.” [3]"
    assert [c.n for c in writer.citations] == [1, 2, 3]


def test_heading_is_cited_where_it_names_who_acts_and_the_quote_does_not(drought, evidence):
    item = evidence(drought, "2.a")
    writer = Writer(EN)
    writer.quote(item, spans(item)[0])
    writer.heading(item, item.own_duties)
    assert writer.lines == [
        f"Point a, clause 2, {NAME_EN}: “Lắp máy bơm cho xã khô hạn;” [1]",
        "Clause 2: “Sở Xây dựng có trách nhiệm:” [2]",
    ]
    above = spans(evidence(drought, "2"))[0]
    assert writer.citations[1] == replace(cited(2, item, "clause 2", above, "2"), highlight=(0, 11))
    # It is quoted now.
    writer.heading(item, item.own_duties)
    assert len(writer.lines) == 2


def test_heading_in_the_same_clause_is_named_by_no_label(drought, evidence):
    item = evidence(drought, "1")
    writer = Writer(VI)
    writer.quote(item, spans(item)[2])
    writer.heading(item, item.own_duties)
    assert writer.lines[1:] == [f"“{drought.text[slice(*spans(item)[1])]}” [2]"]


def test_heading_of_nobody_or_of_what_is_no_clause_is_none(drought, evidence):
    item = evidence(drought, "1")
    outside = replace(item.own_duties[0], start=0, end=7)  # in the head of the document
    for duties in ((), [outside]):
        writer = Writer(VI)
        writer.quote(item, spans(item)[1])
        writer.heading(item, duties)
        assert len(writer.lines) == 1


def test_see_also_says_who_acts_by_another_document_and_who_issued_it(drought, filters, evidence):
    item, other = evidence(drought, "1"), evidence(filters, "1")
    gives = "Sở Y tế cấp máy lọc nước cho trạm y tế xã."
    issued = {
        VI: f"Xem thêm khoản 1, {OTHER} (Ủy ban nhân dân tỉnh Thạch Giang, 05/04/2021): "
        f"chủ trì: Sở Y tế. “{gives}” [2]",
        EN: f"See also clause 1, {OTHER_EN} (People's Committee of Thạch Giang province"
        " (Ủy ban nhân dân tỉnh Thạch Giang), 5 April 2021): "
        f"lead: Department of Health (Sở Y tế). “{gives}” [2]",
    }
    plain = {
        VI: f"Xem thêm khoản 1, {OTHER}: “{gives}” [2]",
        EN: f"See also clause 1, {OTHER_EN}: “{gives}” [2]",
    }
    for question in (VI, EN):
        for duties, expected in ((other.own_duties, issued), ((), plain)):
            writer = Writer(question)
            writer.quote(item, spans(item)[1])
            writer.see_also(other, spans(other)[0], duties)
            assert writer.lines[1:] == [expected[question]]


def test_a_citation_marks_the_words_that_answer_within_its_quote(drought, filters, evidence):
    item, other = evidence(drought, "1"), evidence(filters, "1")
    day = drought.text.index("20/4/2021")
    buys, gives = spans(item)[1], spans(other)[0]
    writer = Writer(VI)
    writer.quote(item, buys, (day, day + 9))
    writer.more(item, spans(item)[2])
    writer.more(item, spans(item)[3], (spans(item)[3][0], spans(item)[3][0] + 4))
    writer.see_also(other, gives, (), (gives[0], gives[0] + 7))
    assert [c.highlight for c in writer.citations] == [
        (day - buys[0], day - buys[0] + 9),
        None,
        (0, 4),
        (0, 7),
    ]
    assert writer.citations[0].quote[slice(*writer.citations[0].highlight)] == "20/4/2021"


def test_see_also_of_the_same_document_says_nothing_of_its_issuer_and_cites_the_heading(drought, evidence):
    item, other = evidence(drought, "1"), evidence(drought, "2.b")
    writer = Writer(VI)
    writer.quote(item, spans(item)[1])
    writer.see_also(other, spans(other)[0], other.own_duties)
    assert writer.lines[1:] == [
        f"Xem thêm điểm b khoản 2, {NAME}: chủ trì: Sở Xây dựng. “Nạo vét kênh.” [2]",
        "Khoản 2: “Sở Xây dựng có trách nhiệm:” [3]",
    ]


def test_see_also_of_a_document_without_issuer_and_day_has_no_brackets(drought, filters, evidence):
    nameless = replace(filters, metadata=replace(filters.metadata, issuer=None, date=None))
    item, other = evidence(drought, "1"), replace(evidence(filters, "1"), document=nameless)
    writer = Writer(VI)
    writer.quote(item, spans(item)[1])
    writer.see_also(other, spans(other)[0], other.own_duties)
    assert writer.lines[1].startswith(f"Xem thêm khoản 1, {OTHER}: chủ trì: Sở Y tế. ")


@pytest.mark.parametrize(
    ("kind", "effective", "signed", "vietnamese", "english"),
    [
        ("replaces", date(2024, 3, 1), date(2024, 2, 1), "đã được thay thế bởi {} từ ngày 01/03/2024.",
         "has been replaced by {} since 1 March 2024."),
        ("repeals", None, date(2024, 2, 1), "đã hết hiệu lực theo {} từ ngày 01/02/2024.",
         "has been repealed by {} since 1 February 2024."),
        ("amends", None, None, "đã được sửa đổi, bổ sung bởi {}.", "has been amended by {}."),
    ],
)  # fmt: skip
def test_changes_say_by_what_and_since_when(kind, effective, signed, vietnamese, english, drought, filters, evidence):
    other = replace(filters, metadata=replace(filters.metadata, effective=effective, date=signed))
    item = replace(evidence(drought, "1"), changed_by=((kind, other),))
    vi = f"Lưu ý: {NAME} {vietnamese}".format(OTHER)
    en = f"Note: {NAME_EN} {english}".format(OTHER_EN)
    for question, line in ((VI, vi), (EN, en)):
        writer = Writer(question)
        writer.changes(item)
        assert writer.text() == line


def test_changes_of_a_document_that_stands_are_none(drought, evidence):
    writer = Writer(VI)
    writer.changes(evidence(drought, "1"))
    assert (writer.text(), writer.citations) == ("", [])


def test_several_answers_are_one_line_that_cites_them_all_and_says_nothing_twice(drought, filters, evidence):
    item, other = evidence(drought, "1"), evidence(filters, "1")
    writer = Writer(VI)
    writer.quote(item, spans(item)[1])
    writer.quote(other, spans(other)[0])
    day, start = drought.text.index("20/4/2021"), spans(other)[0][0]
    said = [
        ("Sở Y tế trước ngày 20/4/2021.", item, [(day, day + 9)]),
        ("Trước ngày 20/4/2021.", item, [(day, day + 9)]),
    ]
    writer.first([*said, ("05 máy.", other, [(start, start + 2)])])
    assert writer.text().splitlines()[0] == "Sở Y tế trước ngày 20/4/2021. 05 máy. [1][2]"
    writer.first([])
    writer.not_found("ai trả tiền")
    assert writer.text().splitlines()[-1] == "Không tìm thấy quy định nào trả lời “ai trả tiền”."
    assert writer.has_quoted(item, (day, day + 9))
    assert not writer.has_quoted(item, spans(item)[2])


CUT = "1. Sở Y tế phun thuốc; trường hợp khẩn cấp thì báo ngay; xong trước ngày 20/4/2021.\n2. Dọn cỏ, quét vôi.\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Sở Y tế phun thuốc;", (False, True)),
        ("trường hợp khẩn cấp thì báo ngay;", (True, True)),
        ("xong trước ngày 20/4/2021.", (True, False)),
        # What ends its line, and what begins one, is no part.
        ("Dọn cỏ, quét vôi.", (False, False)),
        ("Dọn cỏ,", (False, True)),
    ],
)
def test_a_quote_that_is_part_of_a_sentence_is_told_by_the_text_round_it(words, said):
    start = CUT.index(words)
    assert ellipses(CUT, (start, start + len(words))) == said


def test_more_of_a_sentence_takes_the_place_of_the_part_that_was_quoted():
    document = build_document(f"CÔNG VĂN\nVề thuốc\n\n{CUT}", "thuoc")
    clause = document.clause("1")
    item = Evidence(Hit("thuoc", "1", "thuoc#1", clause.start, clause.end, 0.0, 0.0, 0.0, 1), document, clause, ())
    whole = spans(item)[0]
    at = document.text.index("trường hợp")
    part = at, document.text.index(" xong")
    writer = Writer(VI)
    writer.quote(item, part, (at + 11, at + 19))
    assert writer.lines == ["Khoản 1, Công văn: Về thuốc: … “trường hợp khẩn cấp thì báo ngay;” [1] …"]
    assert not writer.widen(item, part)
    assert writer.widen(item, whole)
    assert writer.lines == [f"Khoản 1, Công văn: Về thuốc: “{document.text[slice(*whole)]}” [1]"]
    (citation,) = writer.citations
    assert document.text[citation.start : citation.end] == citation.quote == document.text[slice(*whole)]
    assert citation.quote[slice(*citation.highlight)] == "khẩn cấp"
