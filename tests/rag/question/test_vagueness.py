import pytest

from corpus.answer_types import AnswerType
from rag.question.read import read_question
from rag.question.reference import Reference
from rag.question.typed import read_typed
from rag.question.vagueness import has_no_matter, is_vague


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("sở y tế", True),
        ("SYT", True),
        ("báo cáo", True),
        ("bao cao", True),
        ("Ủy ban nhân dân thành phố", True),
        ("vaccine", True),
        ("Department of Health", False),  # two words or more may be searched
        ("Ai?", True),
        ("khi nào nộp", True),
        ("Ai chủ trì?", True),
        ("hạn nộp báo cáo", True),
        ("By when?", True),
        ("Who leads this task?", True),
        ("cho hỏi cái vụ kia", True),
        ("chuyện đó sao rồi", True),
        ("hạn chót là bao giờ", True),
        ("thế ai phối hợp", True),
        ("what about the districts", True),
        ("thế còn cấp huyện", True),
        ("còn Sở Y tế?", True),
        ("then who coordinates", True),
        ("Sở Nội vụ phải làm gì?", False),  # its name is of words that only point elsewhere
        ("thế còn tiêm phòng dại ở huyện?", False),
        ("khi nào nộp hồ sơ thi", False),
        ("khoản 4", False),
        ("công văn 6184", False),
        ("phòng cháy karaoke", False),
        ("Sở Y tế làm gì?", False),
        ("najis nghĩa là gì", False),  # a meaning is asked for
        ("谁负责采购药品，什么时候完成采购工作", True),
        ("Кто закупает лекарства для больниц?", True),
        ("Ai mua thuốc 药品?", False),
    ],
)
def test_is_vague_of_a_name_or_a_word_alone(text, vague):
    assert read_question(text).vague is vague


@pytest.mark.parametrize(
    ("text", "content", "answer_type", "reference", "vague"),
    [
        # Two syllables that may mean anything; three may be searched.
        ("phòng cháy", ["phòng", "cháy"], AnswerType.OTHER, Reference(), True),
        ("phòng cháy karaoke", ["phòng", "cháy", "karaoke"], AnswerType.OTHER, Reference(), False),
        # What is asked of it, or where it stands, is enough.
        ("cháy", ["cháy"], AnswerType.WHEN, Reference(), False),
        ("cháy", ["cháy"], AnswerType.OTHER, Reference((("khoản", "4"),)), False),
        ("cháy", ["cháy"], AnswerType.OTHER, Reference((), "cong van", "6184"), False),
        # The kind of a document alone is no reference.
        ("cháy", ["cháy"], AnswerType.OTHER, Reference((), "cong van", ""), True),
        # Of words that every directive has, whatever is asked.
        ("hạn nộp báo cáo", ["hạn", "nộp", "báo", "cáo"], AnswerType.WHEN, Reference(), True),
        ("", [], AnswerType.LEAD, Reference(), True),
        # The name of an agency, however long, unless more is said.
        ("Sở Giáo dục và Đào tạo", ["Sở", "Giáo", "dục", "và", "Đào", "tạo"], AnswerType.OTHER, Reference(), True),
        ("Sở Giáo dục họp", ["Sở", "Giáo", "dục", "họp"], AnswerType.OTHER, Reference(), False),
    ],
)
def test_is_vague_by_what_is_left_of_it(text, content, answer_type, reference, vague):
    typed = read_typed(text) if text else read_typed("ai")
    assert is_vague(typed, content, answer_type, reference, has_no_matter(typed, content, False)) is vague
