"""The side of a case or of a task that a question seeks: what is to be done, what becomes of it, in which case."""

import itertools
import re
from collections.abc import Sequence

from corpus.answer_types import AnswerType
from corpus.document import cut
from corpus.duties.verbs import verb_at
from corpus.duty import LEAD, Duty
from rag.composing.first_line.line import Line, capital, ended
from rag.composing.first_line.who import asked_about
from rag.evidence import Evidence
from rag.question.question import Question
from rag.question.sought import Sought
from rag.reading.reader import Reading

LONGEST_SIDE = 190  # code points
LONGEST_AT = 12  # code points of what stands before a place
# What becomes of who does not obey, to the end of its part of the sentence.
_SUFFERS = re.compile(
    r"(?<!\w)(?:(?:bị|sẽ bị|phải chịu|không được|chịu)\s+(?:xử|phạt|kỷ luật|đình chỉ|thu hồi|tước|tạm dừng|cắt|hưởng"
    r"|hỗ trợ|trách nhiệm|chấm dứt|buộc|truy cứu|xem xét)|(?:phải )?(?:hoàn trả|thu hồi|hoàn lại|bồi thường))(?!\w)"
    r"[^;]*",
    re.IGNORECASE,
)
# What somebody has to bear, may not or must do, where what he did stands before it in the same part of the sentence.
_THEN_BEARS = re.compile(
    r"(?<!\w)(?:sẽ |đều )?(?:bị|không được|không còn được|phải)\s+(?!phát hiện|có|đủ|lập biên bản)[^\W\d_]+"
)
# What was done amiss: without it what somebody must or may not do is the rule itself, and nothing that he bears.
_AMISS = re.compile(
    r"(?<!\w)(?:vi phạm|tái phạm|chậm|trễ|quá|không|chưa|tự ý|bỏ|sai|trái|gian|giả|thiếu|lấn|để xảy ra|cố ý|làm mất"
    r"|làm hỏng|trốn|cố tình)(?!\w)",
    re.IGNORECASE,
)
SHORTEST_CASE = 8  # code points of what somebody did
# A fine by its amount, before whom it is for: "Xử phạt |từ 1.000.000 đồng đến 2.000.000 đồng| đối với …".
_SUM = r"(?:\d[\d.]*\s*(?:(?:triệu|nghìn|ngàn)\s*)?đồng|\d[\d.,]*\s*triệu)(?:/[^\W\d_]+)?"
_FINE = re.compile(
    rf"(?<!\w)(?P<fine>(?:xử )?phạt (?:tiền )?(?:từ )?{_SUM}(?:\s*(?:đến|-|–)\s*{_SUM})?)"
    r"(?= (?:đối với|với|cho|nếu|khi)(?!\w))",
    re.IGNORECASE,
)
# Before what somebody has to do.
_BOUND = re.compile(
    r"(?<!\w)(?<!có )(?<!không )(?:phải|có trách nhiệm|có nghĩa vụ|có nhiệm vụ)(?! (?:là|không)(?!\w))\s+"
)
# What stands before a place, and what is among its words.
_AT = re.compile(r"(?<!\w)(?:tại|ở|đến|về|vào|trên|qua|gần)\s+$", re.IGNORECASE)
_PLACE = re.compile(
    r"(?<!\w)(?:tại|ở|phía|trên địa bàn|bên|cạnh|gần|ngõ|đường|thôn|xã|phường|quận|huyện|thành phố|tỉnh)(?!\w)",
    re.IGNORECASE,
)
_TELLS_A_CASE = re.compile(r"\W*(?:trong )?(?:trường hợp|nếu|khi)(?!\w)", re.IGNORECASE)
_THEN = re.compile(r"\s+thì\s+")


def side_line(
    question: Question, item: Evidence, named: Sequence[Duty], reading: Reading, quote: tuple[int, int]
) -> Line | None:
    """Returns what somebody has to do, what becomes of a case or in which case something is so, if that is sought.

    None where the sentence has no such side, several of them, or a long one. named: the duties of the sentence.
    """
    sought = question.wanted.sought
    text = item.document.text
    if Sought.TASK in sought:
        return _task(question, text, named, reading, quote)
    found: tuple[int, int] | None = None
    if Sought.CONSEQUENCE in sought:
        found = _consequence(text, reading, quote)
    elif Sought.CASE in sought and (
        question.answer_type is AnswerType.OTHER
        or (question.answer_type is AnswerType.WHEN and _TELLS_A_CASE.match(text, *quote))
    ):
        found = _case(text, reading, quote)
    if found is None or found[1] - found[0] > LONGEST_SIDE or "\n" in text[slice(*found)]:
        return None
    words = text[slice(*found)].strip(" ,;:.")
    said = f"“{words}”." if question.language == "en" else capital(ended(words))
    return Line(said, (found,), listed=Sought.CONSEQUENCE in sought)


def _task(
    question: Question, text: str, named: Sequence[Duty], reading: Reading, quote: tuple[int, int]
) -> Line | None:
    """Returns the one task that the sentence gives whoever is asked about, or the only one that it gives, if read.

    Where no duty tells of it, what whoever it begins with is bound to, or does.
    """
    leads = [d for d in named if d.role == LEAD]
    own = [d for d in leads if asked_about(question, d.agency)]
    # What was read is another's task where the question names somebody else.
    if leads and not own and question.agencies:
        return None
    own = own or [d for d in leads if _is_read(text, d, reading, quote)]
    tasks = {d.task for d in own}
    duties: tuple[Duty, ...] = ()
    at = text.find(own[0].task, *quote) if len(tasks) == 1 else -1
    if at >= 0:
        start, end, duties = at, at + len(own[0].task), (own[0],)
    elif not tasks and (bound := _bound_to(text, reading, quote)) is not None:
        start, end = bound
    else:
        return None
    task = text[start:end].strip(" ,;:.")
    if not task or "\n" in task or ((question.language == "en" or not duties) and len(task) > LONGEST_SIDE):
        return None
    said = f"“{task}”." if question.language == "en" else capital(cut(task, LONGEST_SIDE))
    return Line(said if said.endswith("…") else ended(said), ((start, start + len(task)),), duties)


def _is_read(text: str, duty: Duty, reading: Reading, quote: tuple[int, int]) -> bool:
    """Returns whether what was read is of a task, with whose it is or without."""
    at = text.find(duty.task, *quote)
    mark = reading.spans[0] if reading.spans else None
    return mark is None or (at >= 0 and mark.start < at + len(duty.task) and at < mark.end)


def _bound_to(text: str, reading: Reading, quote: tuple[int, int]) -> tuple[int, int] | None:
    """Returns all that a sentence says somebody is bound to, or does, to the end of its part, if that was read.

    "Trạm y tế phải |chuyển vắc xin sang hòm lạnh và báo ngay Sở Y tế|": half of it is read as gladly as the whole.
    """
    if not reading.spans:
        return None
    mark = reading.spans[0]
    read = max(mark.start, quote[0]), min(mark.end, quote[1])
    bound = [m.end() for m in _BOUND.finditer(text, *quote)]
    if len(bound) == 1:
        start = bound[0]
    # What stands right behind whoever does it, with nothing between that divides.
    elif not bound and verb_at(text, read[0], quote[1]) and not re.search(r"[,;:.]", text[quote[0] : read[0]]):
        start = read[0]
    else:
        return None
    stop = text.find(";", start, quote[1])
    end = stop if stop >= 0 else quote[1]
    return (start, end) if read[0] < end and start < read[1] and quote[0] < start else None


def _consequence(text: str, reading: Reading, quote: tuple[int, int]) -> tuple[int, int] | None:
    """Returns what becomes of a case, where one part of the sentence says so: the one that was read of several."""
    fines = [m.span("fine") for m in _FINE.finditer(text, *quote)]
    if len(fines) == 1:
        return fines[0]
    then = list(_THEN.finditer(text, *quote))
    if len(then) == 1 and _SUFFERS.search(text, then[0].end(), quote[1]) and reading.spans:
        # All that becomes of the case stands behind its "thì": "thì |phải hoàn trả số tiền đã nhận và bị xử lý …|".
        stop = text.find(";", then[0].end(), quote[1])
        if reading.spans[0].start >= then[0].start():
            return then[0].end(), stop if stop >= 0 else quote[1]
    parts = [m.span() for m in _SUFFERS.finditer(text, *quote)]
    if len(parts) > 1 and reading.spans:
        read = reading.spans[0]
        parts = [p for p in parts if p[0] < read.end and read.start < p[1]]
    if not parts:
        return _borne(text, reading, quote)
    return parts[0] if len(parts) == 1 else None


def _borne(text: str, reading: Reading, quote: tuple[int, int]) -> tuple[int, int] | None:
    """Returns what somebody has to bear in the part of a sentence that was read, behind what he did; None for none.

    "Người vi phạm lần đầu |bị khiển trách và trả chi phí|; vi phạm lần hai …": to the end of that part.
    """
    if not reading.spans:
        return None
    read = reading.spans[0]
    cuts = [quote[0], *(m.end() for m in re.finditer(r";\s+", text[: quote[1]]) if m.end() > quote[0]), quote[1]]
    part = next(((a, b) for a, b in itertools.pairwise(cuts) if a < read.end and read.start < b), None)
    if part is None:
        return None
    then = _THEN.search(text, *part)
    begins = then.end() if then else part[0] + SHORTEST_CASE
    found = _THEN_BEARS.search(text, begins, part[1])
    if found is None or ("bị" not in found[0].split() and not _AMISS.search(text, part[0], found.start())):
        return None
    start = begins if then else found.start()
    return (start, part[1]) if read.end > start else None


def _case(text: str, reading: Reading, quote: tuple[int, int]) -> tuple[int, int] | None:
    """Returns what stands before the one "thì" of a sentence, where that was read, or the whole sentence."""
    then = [m.start() for m in _THEN.finditer(text, *quote)]
    if len(then) != 1 or not reading.spans or reading.spans[0].start >= then[0]:
        return None
    return quote[0], then[0]


def is_place(text: str, extent: tuple[int, int]) -> bool:
    """Returns whether words say where something is: behind "tại", or with such a word among them."""
    return bool(_AT.search(text[max(0, extent[0] - LONGEST_AT) : extent[0]]) or _PLACE.search(text, *extent))
