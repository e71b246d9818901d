"""What is said of documents and clauses that a question names: of several called so, of one not stored or not there."""

from collections.abc import Sequence

from corpus.document import Document
from rag.question.document_kinds import KIND_NAMES
from rag.question.reference import Reference
from rag.retrieval.named import ANNEX, Lacking

MOST_NAMED = 3
_ENGLISH = {
    "điều": "Article", "khoản": "clause", "điểm": "point", "mục": "section", "phần": "part", ANNEX: "Annex",
    "tiết": "item", "gạch đầu dòng thứ": "dash",
}  # fmt: skip


def shared_text(reference: Reference, documents: Sequence[Document], language: str) -> str:
    """Returns a question back: which of several documents called so is meant, each with issuer and day."""
    listed = "; ".join(f"({n}) {d.full_name}" for n, d in enumerate(documents[: 2 * MOST_NAMED], start=1))
    called = said_of(reference, language)
    if language == "vi":
        return f"Có {len(documents)} văn bản được gọi là “{called}”: {listed}. Anh/chị muốn hỏi văn bản nào?"
    return f"{len(documents)} documents are called “{called}”: {listed}. Which one do you mean?"


def missing_text(reference: Reference, nearest: Sequence[Document], language: str) -> str:
    """Returns that a document is not stored, with the nearest ones that are."""
    listed = "; ".join(d.full_name for d in nearest[:MOST_NAMED])
    called = said_of(reference, language)
    if language == "vi":
        return f"Chưa có {called} trong kho{f'; gần nhất: {listed}' if listed else ''}."
    return f"{called[:1].upper()}{called[1:]} is not stored{f'; nearest: {listed}' if listed else ''}."


def cited_text(reference: Reference, citing: Sequence[Document], language: str) -> str:
    """Returns that a document is not stored, with the stored ones that cite it."""
    listed = "; ".join(d.full_name for d in citing[:MOST_NAMED])
    called = said_of(reference, language)
    if language == "vi":
        return f"Chưa có {called} trong kho; văn bản đã nạp có dẫn đến: {listed}."
    return f"{called[:1].upper()}{called[1:]} is not stored; stored documents that cite it: {listed}."


def lacking_text(document: Document, lacking: Lacking, language: str) -> str:
    """Returns that a document has no such unit, with the units that it has there."""
    vi = language == "vi"
    unit = _unit(lacking.word, lacking.value.upper() if lacking.word in ("mục", "phần") else lacking.value, vi)
    where = lacking.above.label(language) if lacking.above else ""
    has = "; ".join(_said(u, v, attached, vi) for attached, u, v in lacking.units[:MOST_NAMED])
    if vi:
        of = f"{where[:1].upper()}{where[1:]}, {document.name}" if where else document.name
        return f"{of} không có {unit}{f'; có {has}' if has else ''}."
    of = f"{where[:1].upper()}{where[1:]} of {document.name}" if where else document.name
    return f"{of} has no {unit}{f'; it has {has}' if has else ''}."


def under_its_name(document: Document, name: str, text: str) -> str:
    """Returns what a document says, its first line beginning with a name unless the document is named in it."""
    first, newline, rest = text.partition("\n")
    return text if document.name in first else f"{name}: {first}{newline}{rest}"


def silent_text(name: str, nearest: str, language: str) -> str:
    """Returns that one of several documents does not answer; nearest: its clause that comes nearest, "" for none."""
    if language == "vi":
        return f"{name}: không thấy quy định về việc này{f'; gần nhất: {nearest}' if nearest else ''}."
    return f"{name}: nothing there answers this{f'; nearest: {nearest}' if nearest else ''}."


def said_of(reference: Reference, language: str) -> str:
    """Returns a document as a question names it: "Quyết định số 99/QĐ-UBND ngày 14/11/2022"."""
    kind, english = KIND_NAMES.get(reference.kind, ("Văn bản", "document"))
    year, month, day = reference.day or (0, 0, 0)
    on = f"{day:02}/{month:02}{f'/{year}' if year else ''}" if reference.day else ""
    number = reference.written or reference.number.upper()
    if language == "vi":
        return f"{kind}{f' số {number}' if number else ''}{f' ngày {on}' if on else ''}"
    return f"{english}{f' {number}' if number else ''}{f' of {on}' if on else ''}"


def _unit(word: str, value: str, vi: bool) -> str:
    name = word.capitalize() if word == "điều" else word
    return f"{name if vi else _ENGLISH.get(word, word)} {value}"


def _said(word: str, values: Sequence[str], attached: str, vi: bool) -> str:
    """Returns units by their first and last value: "Quy chế: Điều 1–12"."""
    one_after_another = len(values) > 2
    shown = f"{values[0]}–{values[-1]}" if one_after_another else (" và " if vi else " and ").join(values)
    name = _unit(word, shown, vi)
    if not vi and len(values) > 1:
        name = name.replace(" ", "s ", 1)
    return f"{attached}: {name}" if attached else name
