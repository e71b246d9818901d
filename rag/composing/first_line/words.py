"""The words that were marked, to the end of their phrase, where they are short and say what is asked."""

import re

from corpus.answer_types import AnswerType
from corpus.table import CELL
from corpus.text.negation import denies
from corpus.values import Value, values_in
from rag.composing.english.phrases import phrase_in_english
from rag.composing.english.values import value_in_english
from rag.composing.first_line.denial import BEGINS
from rag.composing.first_line.enumerated import LISTED, enumeration, from_its_head
from rag.composing.first_line.line import Line, capital, ended
from rag.composing.first_line.phrase import phrase, whole_words
from rag.composing.first_line.sides import is_place
from rag.evidence import Evidence
from rag.question.question import Question
from rag.question.sought import Sought
from rag.reading.coverage import share_of
from rag.reading.reader import Reading

FARTHEST_THEN = 40  # code points between a "thì" and words that belong behind it
LONGEST_WORDS = 120  # code points of marked words that are short
LONGEST_ENUMERATION = 190  # of all parts of an enumeration that is asked for
SHORT_WORDS = 60  # code points of words that are short however much of their sentence they are
# Of the weight of words, what a question may have: more only says again what it asks about.
SAID_AGAIN = {"vi": 0.8, "en": 0.6}
MOST_OF_IT, NEARLY_ALL = 0.7, 0.9  # of a sentence: words that are as much of it are no shorter
_ANOTHER = re.compile(r"(?:,|\s+và|\s+hoặc)\s+[^,;.:()\n]+")
# What only goes on with what stands before it says nothing alone: "và bị xử lý theo quy định".
_GOES_ON = re.compile(r"(?:thì|mà|và|hoặc|nhưng)\s", re.IGNORECASE)


def words_line(
    question: Question, item: Evidence, reading: Reading, span: tuple[int, int], quote: tuple[int, int]
) -> Line | None:
    """Returns the words that were marked, to the end of their phrase; None for long ones, and for what heads others.

    In English what cannot be said in it stands between quotation marks, as the clause has it.
    """
    text = item.document.text
    found = _extent(question, item, reading, span, quote)
    if found is None or _is_no_answer(question, text, found):
        return None
    start, end = found
    words = text[start:end].strip()
    if question.language == "en":
        start, end = _with_its_list(text, (start, end), quote)
        words = text[start:end].strip()
        values = values_in(text, start, end)
        alone = values[0] if len(values) == 1 and _is_all(text, values[0], start, end) else None
        said = value_in_english(alone, text) if alone else phrase_in_english(words) or _quoted(words)
        return Line(capital(ended(said)), ((start, end),)) if said else None
    return Line(capital(ended(words)), ((start, end),))


def _extent(
    question: Question, item: Evidence, reading: Reading, span: tuple[int, int], quote: tuple[int, int]
) -> tuple[int, int] | None:
    """Returns from where to where marked words are said: their phrase, or the enumeration; None where that is long."""
    text = item.document.text
    listed = _all_excepted(question, text, quote)
    if listed is None and (question.wanted.several or question.wanted.conditions):
        listed = enumeration(item, reading, quote)
    if listed is not None:
        extent = listed if listed[1] - listed[0] <= LONGEST_ENUMERATION else whole_words(text, span, quote)
        return extent if extent[1] - extent[0] <= LONGEST_ENUMERATION else None
    extent = _from_its_consequence(text, from_its_head(text, phrase(text, span, quote), quote), quote)
    if extent[0] < span[0] and extent[1] - extent[0] <= LONGEST_ENUMERATION:
        return extent
    # Of a cause nearly all of its sentence may be the answer, "Đám cháy lan nhanh do …", and of where something goes:
    # "Nộp 01 bộ tại |…|".
    nearly = question.answer_type in (AnswerType.WHY, AnswerType.REPORT_TO)
    most = NEARLY_ALL if nearly else MOST_OF_IT
    longest = LONGEST_ENUMERATION if question.answer_type is AnswerType.WHY else LONGEST_WORDS
    if question.language == "en" or _is_too_long(*extent, quote, most, longest):
        extent = whole_words(text, span, quote)
    return None if _is_too_long(*extent, quote, most, longest) else extent


def _all_excepted(question: Question, text: str, quote: tuple[int, int]) -> tuple[int, int] | None:
    """Returns a sentence that begins with what it denies of several, where exceptions are asked for in Vietnamese.

    "Không tiêm gia súc đang mang thai, gia súc ốm và bê, nghé dưới 02 tuần tuổi": of which a part is read as gladly.
    """
    sentence = text[slice(*quote)].rstrip()
    asked = Sought.EXCEPTION in question.wanted.sought and question.language == "vi"
    if not asked or ";" in sentence or not denies(sentence[:BEGINS]) or not LISTED.search(sentence):
        return None
    return (quote[0], quote[0] + len(sentence)) if len(sentence) <= LONGEST_ENUMERATION else None


def _with_its_list(text: str, extent: tuple[int, int], quote: tuple[int, int]) -> tuple[int, int]:
    """Returns words with what is listed behind them, where all of it has English: "bộ trưởng|, chủ tịch UBND tỉnh|"."""
    start, end = extent
    if phrase_in_english(text[start:end]) is None:
        return extent
    while more := _ANOTHER.match(text, end, quote[1]):
        if phrase_in_english(text[start : more.end()]) is None:
            # A verb may follow the last of them: "… |quyết định bổ nhiệm|".
            known = [end + m.start() for m in re.finditer(r"\s", more[0])]
            whole = [at for at in known if at > end + 2 and phrase_in_english(text[start:at]) is not None]
            return (start, whole[-1]) if whole else (start, end)
        end = more.end()
    return start, end


def _from_its_consequence(text: str, extent: tuple[int, int], quote: tuple[int, int]) -> tuple[int, int]:
    """Returns words from the "thì" on that they stand shortly behind: "thì |không được hỗ trợ| khi phải tiêu hủy …".

    What becomes of a case begins there; words that begin within it turn it into its opposite.
    """
    before = text[quote[0] : extent[0]]
    then = before.rfind(" thì ")
    between = before[then + len(" thì ") :]
    is_near = then >= 0 and len(between) <= FARTHEST_THEN and not re.search(r"[,;:.]", between)
    return (extent[0] - len(between), extent[1]) if is_near else extent


def _is_no_answer(question: Question, text: str, extent: tuple[int, int]) -> bool:
    """Returns whether words head others, are a row, only say the question again, or are one of several asked for."""
    words = text[slice(*extent)].strip()
    if not words or text[extent[1] : extent[1] + 1] == ":" or CELL in words:
        return True
    if question.answer_type is AnswerType.OTHER and _GOES_ON.match(words):
        return True
    handed = question.answer_type is AnswerType.REPORT_TO
    if Sought.PLACE in question.wanted.sought and not handed and not is_place(text, extent):
        return True
    if not values_in(text, *extent) and share_of(question, words) > SAID_AGAIN[question.language]:
        return True
    return (question.wanted.plural or question.wanted.several) and not LISTED.search(words)


def _quoted(words: str) -> str:
    """Returns words between quotation marks, as the clause has them; figures alone are of no language."""
    said = words.strip(" ,;:.")
    return f"“{said}”" if any(c.isalpha() for c in said) else said


def _is_too_long(start: int, end: int, quote: tuple[int, int], most: float, longest: int) -> bool:
    """Returns whether words are long, or nearly all of their sentence: a line of them would be no shorter."""
    length, share = end - start, NEARLY_ALL if end - start <= SHORT_WORDS else most
    return length > longest or length > share * (quote[1] - quote[0])


def _is_all(text: str, value: Value, start: int, end: int) -> bool:
    return not re.search(r"\w", text[start : value.start] + text[value.end : end])
