import pytest

from corpus.clause import Clause, Level, is_frame, lies_in, parent_path
from corpus.markers import Style

S = Style


def clause(path, *levels, attachment=None, containers=()):
    steps = tuple(Level(style, text) for style, text in levels)
    return Clause(path, steps, "", 0, 1, 1, attachment, containers)


@pytest.mark.parametrize(
    ("unit", "vi", "en"),
    [
        (clause("4", (S.NUMBER, "4")), "khoản 4", "clause 4"),
        (clause("4.-2", (S.NUMBER, "4"), (S.DASH, "2")), "gạch đầu dòng thứ 2 khoản 4", "second dash of clause 4"),
        (clause("II.2", (S.ROMAN, "II"), (S.NUMBER, "2")), "khoản 2 mục II", "clause 2, section II"),
        (
            clause("D5.2.đ", (S.ARTICLE, "5"), (S.NUMBER, "2"), (S.LETTER, "đ")),
            "điểm đ khoản 2 Điều 5",
            "point đ, clause 2, Article 5",
        ),
        (
            clause("4.-2.+1", (S.NUMBER, "4"), (S.DASH, "2"), (S.PLUS, "1")),
            "dấu cộng thứ 1 gạch đầu dòng thứ 2 khoản 4",
            "first plus of second dash of clause 4",
        ),
        (
            clause("I.1.2", (S.ROMAN, "I"), (S.NUMBER, "1"), (S.DECIMAL, "1.2")),
            "khoản 1.2 mục I",
            "clause 1.2, section I",
        ),
        (
            clause("1.2.3", (S.NUMBER, "1"), (S.DECIMAL, "1.2"), (S.DECIMAL, "1.2.3")),
            "khoản 1.2.3",
            "clause 1.2.3",
        ),
        (clause("1.(3)", (S.NUMBER, "1"), (S.PAREN, "(3)")), "điểm (3) khoản 1", "item (3), clause 1"),
        (
            clause("A.II.a", (S.LETTER_UPPER, "A"), (S.ROMAN, "II"), (S.LETTER, "a")),
            "điểm a mục II phần A",
            "point a, section II, part A",
        ),
        (clause("Hai", (S.ORDINAL, "Hai")), "ý “Hai là”", "item “Hai là”"),
        (clause("@2", (S.AGENCY, "2")), "nhiệm vụ thứ 2", "second task"),
        (clause("*11", (S.STAR, "11")), "dấu sao thứ 11", "11th star"),
        (clause("4.-21", (S.NUMBER, "4"), (S.DASH, "21")), "gạch đầu dòng thứ 21 khoản 4", "21st dash of clause 4"),
        (
            clause("D2", (S.ARTICLE, "2"), containers=("Chương II", "Mục 1")),
            "Điều 2 (Chương II, Mục 1)",
            "Article 2 (Chapter II, Section 1)",
        ),
        (clause("QC.D2", (S.ARTICLE, "2"), attachment=("Quy chế", "")), "Điều 2 Quy chế", "Article 2, Regulations"),
        (clause("PL2.1", (S.NUMBER, "1"), attachment=("Phụ lục", "II")), "khoản 1 Phụ lục II", "clause 1, Annex II"),
        (
            clause("PL1.1~2", (S.NUMBER, "1"), attachment=("Phụ lục", "I")),
            "khoản 1 Phụ lục I (lần thứ hai)",
            "clause 1, Annex I (second occurrence)",
        ),
        (
            clause("4~3.-2", (S.NUMBER, "4"), (S.DASH, "2")),
            "gạch đầu dòng thứ 2 khoản 4 (lần thứ ba)",
            "second dash of clause 4 (third occurrence)",
        ),
        (clause("4~12", (S.NUMBER, "4")), "khoản 4 (lần thứ 12)", "clause 4 (12th occurrence)"),
        (
            clause("0~2", containers=("Chương II",)),
            "phần mở đầu (Chương II)",
            "opening (Chapter II)",
        ),
        (clause("0"), "phần mở đầu", "opening"),
        (clause("PL2.end", attachment=("Phụ lục", "II")), "phần kết Phụ lục II", "closing, Annex II"),
    ],
)
def test_label_names_a_clause_for_people(unit, vi, en):
    assert (unit.label(), unit.label("en")) == (vi, en)


@pytest.mark.parametrize(
    ("path", "ancestor", "hit"),
    [
        ("4", "4", True),
        ("4.-2.+1", "4", True),
        ("4.-2.+1", "4.-2", True),
        ("1.2", "1", True),
        ("D5.2.đ", "D5", True),
        ("4", "4.-2", False),
        ("44", "4", False),
        ("4~2", "4", False),
        ("II", "I", False),
        ("4.-21", "4.-2", False),
        ("QC.D1", "D1", False),
    ],
)
def test_lies_in_holds_for_a_clause_and_what_is_below_it(path, ancestor, hit):
    assert lies_in(path, ancestor) is hit


def test_parent_path_is_the_nearest_address_above():
    paths = ["0", "0.-1", "D1", "D1.I", "D1.I.2", "D1.I.2.b", "QC.D1"]
    assert [parent_path(p, paths) for p in [*paths, "D1.I.3.a.-2"]] == [
        None, "0", None, "D1", "D1.I", "D1.I.2", None, "D1.I",
    ]  # fmt: skip


def test_is_bullet_holds_for_dashes_pluses_and_stars_only():
    units = [clause("x", (S.NUMBER, "1"), (style, "1")) for style in Style]
    assert [u.levels[-1].style for u in units if u.is_bullet] == [S.DASH, S.PLUS, S.STAR]
    assert not clause("0").is_bullet


@pytest.mark.parametrize(
    ("path", "frame"), [("0", True), ("end", True), ("QC.0", True), ("0.-1", False), ("10", False), ("D1.2", False)]
)
def test_is_frame_of_what_stands_before_or_after_the_numbered_clauses(path, frame):
    assert is_frame(path) is frame


@pytest.mark.parametrize(
    ("unit", "vi", "en", "cited"),
    [
        (
            clause("II.2", (S.ROMAN, "II"), (S.NUMBER, "2")),
            ("Mục II", "khoản 2"),
            ("section II", "clause 2"),
            "khoản 2 Mục II",
        ),
        (
            clause("4.-2", (S.NUMBER, "4"), (S.DASH, "2")),
            ("khoản 4", "gạch đầu dòng thứ 2"),
            ("clause 4", "second dash"),
            "gạch đầu dòng thứ 2 khoản 4",
        ),
        (
            clause("I.1.2", (S.ROMAN, "I"), (S.NUMBER, "1"), (S.DECIMAL, "1.2")),
            ("Mục I", "khoản 1.2"),
            ("section I", "clause 1.2"),
            "khoản 1.2 Mục I",
        ),
        (
            clause(
                "QyĐ.D4.3", (S.ARTICLE, "4"), (S.NUMBER, "3"), attachment=("Quy định", ""), containers=("Chương II",)
            ),
            ("Quy định", "Chương II", "Điều 4", "khoản 3"),
            ("Rules", "Chapter II", "Article 4", "clause 3"),
            "khoản 3 Điều 4",
        ),
        (
            clause("A.II", (S.LETTER_UPPER, "A"), (S.ROMAN, "II")),
            ("Phần A", "Mục II"),
            ("part A", "section II"),
            "Mục II Phần A",
        ),
        (clause("0"), ("phần mở đầu",), ("opening",), "phần mở đầu"),
        (
            clause("PL2.end", attachment=("Phụ lục", "II")),
            ("Phụ lục II", "phần kết"),
            ("Annex II", "closing"),
            "phần kết",
        ),
    ],
)
def test_trail_leads_from_the_outermost_step_and_papers_cite_the_innermost_first(unit, vi, en, cited):
    assert (unit.trail(), unit.trail("en"), unit.administrative_label()) == (vi, en, cited)
