"""Who does what, by when: the duties that a clause assigns.

Each sentence is cut at its semicolons. What it begins with, or what stands after an order ("Giao …", "Đề nghị …"),
acts; what stands after "phối hợp với" coordinates; a dash without a subject has that of the heading above it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.agency_phrases import AgencyPhrase, agencies_at
from corpus.clause import Clause, parent_path
from corpus.document import Document
from corpus.markers import BULLETS, markers
from corpus.sentences import sentences

LEAD = "lead"
COORDINATE = "coordinate"
LONGEST_TASK = 300  # code points


@dataclass(frozen=True)
class Duty:
    """One agency's part in one task.

    role: `lead` or `coordinate`; agency: as the document writes it, start, end: its span in Document.text;
    task: the words that say what to do; deadline, report_to: as written, None where nothing is said.
    """

    role: str
    agency: str
    task: str
    deadline: str | None
    report_to: str | None
    document_id: str
    clause: str
    start: int
    end: int


_ORDER = re.compile(
    r"(?:Giao|giao|Yêu cầu|yêu cầu|Đề nghị|đề nghị|Phân công|phân công|Ủy quyền|ủy quyền|Lệnh|lệnh|Kêu gọi"
    r"|kêu gọi|Trân trọng đề nghị"
    r"|giao nhiệm vụ cho|phải được)(?:\s+cho)?(?:\s+(?:đồng chí))?\s+"
)
_ADVERBIAL = re.compile(
    r"(?:Trước|Trong|Từ|Đến|Chậm nhất|Hằng|Hàng|Định kỳ|Đối với|Căn cứ|Khi|Nếu|Sau|Để|Theo|Trên cơ sở|Ngoài"
    r"|Riêng|Thực hiện|Qua|Với|Tại|Ở|Vào|Về"
    r"|Đồng thời|Trường hợp|trước|trong|riêng|đồng thời|khi|nếu|sau|hằng|hàng|định kỳ|đến|ngoài ra|Ngoài ra"
    r"|Bên cạnh đó|Quá|quá|Hết|hết|Trước mắt|trước mắt)\b"
    r"[^,;:]{0,140}?,\s+"
)
_ACTS = re.compile(r"\s*(?:[a-zđăâêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ])")
_WITH = re.compile(
    r"(?:(?:chủ trì,?\s+)?(?:[Pp]hối hợp|[Pp]hối kết hợp|[Hh]iệp đồng)(?:\s+chặt chẽ|\s+thường xuyên)?(?:\s+(?:với"
    r"|cùng))?|với sự tham gia của|có sự tham gia của"
    r"|(?<=\s)cùng(?:\s+với)?|mời)\s+"
)
# "Sở Xây dựng phối hợp kiểm tra": with nobody named, the one named coordinates.
_ONLY_COORDINATES = re.compile(r"\s*phối hợp(?!\s+(?:chặt chẽ\s+|thường xuyên\s+)?(?:với|cùng|chỉ đạo))\b")
_BY = re.compile(r"\bdo\s+")
_REPORT = re.compile(
    r"\b(?:[Bb]áo cáo|[Bb]áo|[Gg]ửi|[Tt]rình|[Nn]ộp|[Kk]iến nghị|[Gg]ửi về)\b"
    r"(?:(?!\b(?:báo cáo|gửi|trình|phối hợp)\b)[^;.]){0,70}?\s(?:(?:về|với|cho|đến|lên|trước|tới)\s+)?(?=[A-ZĐÀ-ỹ])"
)
DEADLINE = re.compile(
    r"(?:(?:[Hh]oàn thành|[Xx]ong|[Cc]hậm nhất(?: là)?|[Mm]uộn nhất(?: là)?|[Tt]rước|[Đđ]ến|[Tt]rong|[Tt]ừ"
    r"|[Vv]ào|[Hh]ết"
    r"|[Đđ]ến hết|[Hh]ạn|thời hạn)\s+)*"
    r"(?:(?:[Tt]rước|[Đđ]ến hết|[Hh]ết|[Đđ]ến|[Vv]ào|[Tt]rong|[Tt]ừ|[Cc]hậm nhất(?: là)?|[Mm]uộn nhất(?: là)?)\s+)"
    r"(?:\d{1,2}\s*(?:giờ|h)\s*(?:\d{1,2}\s*(?:phút)?)?\s*)?"
    r"(?:(?:ngày\s+)?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?"
    r"|ngày\s+\d{1,2}(?:\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?|\s+hằng tháng|\s+hàng tháng)?"
    r"|tháng\s+\d{1,2}(?:[/.-]\d{4}|\s+năm\s+\d{4})?|quý\s+(?:IV|I{1,3}|\d)(?:[/.-]\d{4}|\s+năm\s+\d{4})?|năm\s+\d{4}"
    r"|\d{1,3}\s+(?:ngày làm việc|ngày|giờ|tháng|tuần|phút))"
    r"|(?:[Đđ]ịnh kỳ\s+)?(?:[Hh]ằng|[Hh]àng)\s+(?:ngày|tuần|tháng|quý|năm)"
)


def read_duties(document: Document) -> list[Duty]:
    """Returns the duties of a document, in the order of its text."""
    paths = [c.path for c in document.clauses]
    subjects: dict[str, list[AgencyPhrase]] = {}
    found: list[Duty] = []
    for clause in document.clauses:
        above = parent_path(clause.path, paths)
        inherited = subjects.get(above or "", [])
        own = _heading_subjects(document, clause)
        subjects[clause.path] = own or inherited
        found += _clause_duties(document, clause, own or inherited)
    return found


def _clause_duties(document: Document, clause: Clause, inherited: list[AgencyPhrase]) -> Iterator[Duty]:
    subjects = inherited
    for start, end in _segments(document.text, clause):
        leads, coordinators, verb = _segment(document.text, start, end)
        if not leads and not coordinators and not (subjects and _begins_with_verb(document.text, start)):
            continue
        if leads:
            subjects = leads
        deadline = _deadline(document.text, start, end)
        report = _report_to(document.text, start, end)
        task = document.text[verb:end].strip(" ,.;:/")[:LONGEST_TASK]
        acting = leads or (subjects if not _only_coordinates(leads, coordinators, start) else [])
        for role, names in ((LEAD, acting), (COORDINATE, coordinators)):
            for name in names:
                yield Duty(
                    role,
                    name.text,
                    task,
                    deadline,
                    report,
                    document.document_id,
                    clause.path,
                    name.start,
                    name.end,
                )


def _only_coordinates(leads: list[AgencyPhrase], coordinators: list[AgencyPhrase], start: int) -> bool:
    """Returns whether the segment itself begins with those who coordinate, so that nobody above leads it."""
    return not leads and bool(coordinators) and coordinators[0].start <= start + 3


def _segments(text: str, clause: Clause) -> Iterator[tuple[int, int]]:
    """Yields the spans of a clause's own sentences, cut at semicolons, markers left out."""
    at = clause.start
    for first, end in sentences(text, clause.start, clause.own_end):
        start = first
        if start == at:
            found = markers(text[start:end].partition("\n")[0])
            start += found[0].length if found and not found[0].weak else 0
        elif text[start] in "-–+*" and (found := markers(text[start:end])) and found[0].style in BULLETS:
            start += found[0].length
        for piece in re.finditer(r"[^;]+", text[start:end]):
            a, b = start + piece.start(), start + piece.end()
            while a < b and text[a].isspace():
                a += 1
            if a < b:
                yield a, b


def _segment(text: str, start: int, end: int) -> tuple[list[AgencyPhrase], list[AgencyPhrase], int]:
    """Returns who acts and who coordinates in a segment, and where its verb starts."""
    at = start
    ordered = False
    for _ in range(4):
        order = _ORDER.match(text, at, end)
        if order:
            at, ordered = order.end(), True
            continue
        adverbial = _ADVERBIAL.match(text, at, end)
        if adverbial:
            at = adverbial.end()
            continue
        break
    leads, after = agencies_at(text, at, end)
    if leads:
        order = re.compile(rf",?\s+(?:đã\s+|tiếp tục\s+)?{_ORDER.pattern}").match(text, after, end)
        if order:
            # "Sở Y tế yêu cầu 09 bệnh viện …": the one asked acts.
            asked, stop = agencies_at(text, order.end(), end)
            if asked:
                leads, after = asked, stop
    leads = leads if leads and _verb_follows(text, after, end, ordered) else []
    verb = after if leads else at
    coordinators = [p for p in _coordinators(text, verb, end) if p.start not in {x.start for x in leads}]
    if leads and not coordinators and _ONLY_COORDINATES.match(text, after, end):
        return [], leads, verb
    if not leads:
        leads = _passive(text, start, end)
    return leads, coordinators, verb


def _verb_follows(text: str, after: int, end: int, ordered: bool) -> bool:
    """Returns whether a name is followed by what it is to do: a verb in small letters, or a colon."""
    rest = text[after:end].lstrip()
    if not rest.strip(" .;:/,"):
        return ordered
    return bool(_ACTS.match(rest)) or (rest[0] in ":," and bool(rest[1:].strip())) or ordered


_BESIDE = re.compile(r"\b(?:chủ trì|làm đầu mối|đầu mối),?\s+(?:và\s+)?(?=[A-ZĐÀ-ỹ])")


def _coordinators(text: str, start: int, end: int) -> list[AgencyPhrase]:
    """Returns who coordinates: those after "phối hợp với", and those before it in "A chủ trì, B phối hợp"."""
    found: list[AgencyPhrase] = []
    for match in _BESIDE.finditer(text, start, end):
        names, after = agencies_at(text, match.end(), end, plain=False)
        if names and re.compile(r"\s+(?:cùng\s+)?phối hợp\b").match(text, after, end):
            found += names
    for match in _WITH.finditer(text, start, end):
        names, _ = agencies_at(text, match.end(), end)
        found += [n for n in names if n.start not in {f.start for f in found}]
    return found


def _passive(text: str, start: int, end: int) -> list[AgencyPhrase]:
    """Returns who acts in "… do Sở Y tế thực hiện"."""
    for match in _BY.finditer(text, start, end):
        names, after = agencies_at(text, match.end(), end, plain=False)
        if names and _ACTS.match(text[after:end].lstrip()):
            return names
    return []


def _begins_with_verb(text: str, start: int) -> bool:
    from corpus.agency_phrases import _VERB

    word = text[start : start + 40]
    return bool(_VERB.match(word[:1].lower() + word[1:]))


def _heading_subjects(document: Document, clause: Clause) -> list[AgencyPhrase]:
    """Returns the agencies that a clause is headed by, or that its lead-in ends with an order to."""
    text = document.text
    own_end = clause.start + len(text[clause.start : clause.own_end].rstrip())
    found = markers(text[clause.start : own_end].partition("\n")[0])
    at = clause.start + (found[0].length if found and not found[0].weak else 0)
    line_end = text.find("\n", at, own_end)
    line_end = own_end if line_end < 0 else line_end
    order = _ORDER.match(text, at, line_end)
    names, after = agencies_at(text, order.end() if order else at, line_end)
    rest = text[after:line_end].strip()
    if names and (not rest or rest.startswith(":") or text[own_end - 1] == ":"):
        return names
    if text[own_end - 1 : own_end] == ":":
        ordered = [_segment(text, *span)[0] for span in sentences(text, at, own_end)]
        return ordered[-1] if ordered else []
    return []


def _deadline(text: str, start: int, end: int) -> str | None:
    match = DEADLINE.search(text, start, end)
    return match.group().strip() if match else None


def _report_to(text: str, start: int, end: int) -> str | None:
    for match in _REPORT.finditer(text, start, end):
        names, after = agencies_at(text, match.end(), end, plain=False)
        if names:
            return text[names[0].start : after]
    return None
