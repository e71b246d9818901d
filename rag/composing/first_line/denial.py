"""What the sentence of a clause denies by itself, whoever reads it: a no, or a yes to what asks to be denied."""

import re

from corpus.text.negation import denies
from corpus.text.terms import folded_terms
from rag.composing.first_line.line import Line, ended
from rag.composing.first_line.phrase import phrase
from rag.evidence import Evidence
from rag.question.question import Question
from rag.reading.coverage import share_held
from rag.reading.denied import is_headed_by_denial
from rag.reading.reader import Reading, Verdict

YES = {"vi": "Có.", "en": "Yes."}
NO = {"vi": "Không", "en": "No"}
SURELY_HELD = {"vi": 0.75, "en": 0.6}  # where what the sentence denies tells alone
SPAN_HELD = {"vi": 0.6, "en": 0.4}  # where the words that were marked deny it
DENIED_TOO = 0.75  # where a sentence denies what a question asks to be denied
BEGINS = 25  # code points from the beginning of a sentence to the end of what denies all of it
LONGEST_EXCEPTED = 110  # code points of what a no excepts
# What nobody is bound or allowed to do, or gets: "không phải đăng ký", "không được thưởng".
_DENIES_IT = re.compile(
    r"(?<!\w)không (?:phải|được|bị|cần|thuộc|áp dụng|thu|hưởng|tính|thực hiện|yêu cầu|bắt buộc|cho phép"
    r"|nhất thiết|vì|nhằm|nằm trong|thu|đồng ý|chấp thuận|chấp nhận|thống nhất|giải quyết|công nhận)(?!\w)"
    r"|(?<!\w)(?:miễn|cấm|nghiêm cấm)(?!\w)",
    re.IGNORECASE,
)
_EXCEPTS = re.compile(r"[,;(]\s*(?:ngoại )?trừ (?P<what>[^;()\n]+?)(?=[.;)]|$)")
# What is excepted where it has something more: "xe của người dân |có thẻ|".
_EXCEPTED_IF = re.compile(r"(?<!\w)(?:có|khi|nếu|được|đã|đang|trong)(?!\w)")
_DIGITS = re.compile(r"\d+")


def by_denial(question: Question, item: Evidence, reading: Reading, quote: tuple[int, int]) -> Line | None:
    """Returns the verdict that what a sentence denies tells, unless it was surely read otherwise; None for none."""
    if question.wanted.denied:
        told = reading.verdict is not Verdict.NO and _denies_so_too(question, item, quote)
        return Line(YES[question.language], (quote,)) if told else None
    told = reading.verdict is not Verdict.YES and _is_denied(question, item, reading, quote)
    return no_of(question, item.document.text, quote) if told else None


def above(item: Evidence) -> str:
    """Returns what stands above a clause, and not its own other sentences: a figure of theirs bears out nothing."""
    return item.with_context().removesuffix(item.text)


def denies_it(item: Evidence, sentence: str) -> bool:
    """Returns whether a sentence denies something, or what heads it does: "không áp dụng đối với: a) …"."""
    return denies(sentence) is not is_headed_by_denial(item)


def denies_outright(item: Evidence, sentence: str) -> bool:
    """Returns whether a sentence begins with what it denies, or what heads it denies all: no clause within it does.

    "Cấm dùng …", "Trường hợp không áp dụng: a) động đất"; "… được chuyển, mà không phải nộp lại" denies but its end.
    """
    if is_headed_by_denial(item):
        return not denies(sentence)
    return denies(sentence[:BEGINS])


def no_of(question: Question, text: str, quote: tuple[int, int]) -> Line | None:
    """Returns the no of a sentence with what it excepts: "Không, trừ xe cứu thương"; None where that is long."""
    excepts = _EXCEPTS.search(text, *quote)
    if excepts is None:
        return Line(f"{NO[question.language]}.", (quote,))
    words = excepts["what"].strip(" .;,")
    # What is asked about may be what is excepted: by two syllables together that the rule does not have.
    apart = frozenset(folded_terms(words)) - frozenset(folded_terms(text[quote[0] : excepts.start()]))
    if any("_" in t and t in apart for t in question.terms.asked):
        # "Cấm ô tô, trừ xe cứu thương": what is named of all that is excepted may go.
        named = not _EXCEPTED_IF.search(words)
        return Line(YES[question.language], (excepts.span("what"),)) if named else None
    if len(words) > LONGEST_EXCEPTED:
        return None
    said = f"No, except “{words}”" if question.language == "en" else f"Không, trừ {words}"
    return Line(ended(said), (quote,))


def _denies_so_too(question: Question, item: Evidence, quote: tuple[int, int]) -> bool:
    """Returns whether a sentence denies outright what a question asks to be denied: "có được miễn tiền khám không?"."""
    sentence = item.document.text[slice(*quote)]
    known = set(map(int, _DIGITS.findall(above(item) + sentence)))
    held = share_held(question, above(item) + sentence)
    # Whether a time lies within the one that it holds for is another matter.
    return (
        not question.wanted.times
        and held >= DENIED_TOO
        and denies_outright(item, sentence)
        and set(question.wanted.figures) <= known
    )


def _is_denied(question: Question, item: Evidence, reading: Reading, quote: tuple[int, int]) -> bool:
    """Returns whether a sentence denies what is asked by itself: outright, or in the words that were marked."""
    text, language = item.document.text, question.language
    held = share_held(question, above(item) + text[slice(*quote)])
    if held >= SURELY_HELD[language] and denies_outright(item, text[slice(*quote)]):
        return True
    marked = text[reading.spans[0].start : reading.spans[0].end] if reading.spans else ""
    return held >= SPAN_HELD[language] and bool(_DENIES_IT.search(marked)) and not is_headed_by_denial(item)


def denied_words(text: str, quote: tuple[int, int]) -> tuple[int, int] | None:
    """Returns the words of a quote that deny, to the end of their phrase: "|không được gia hạn nộp thuế|, …"."""
    found = _DENIES_IT.search(text, *quote)
    return phrase(text, found.span(), quote) if found else None
