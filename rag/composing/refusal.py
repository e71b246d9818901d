"""What is said when nothing supports an answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from rag.answer import Status
from rag.composing.english.documents import document_name
from rag.evidence import Evidence, clause_sentences
from rag.question.question import Question
from rag.reading.coverage import share_held

NEAREST = 3
MOST_ABOUT = 60  # code points of what begins with "Về" and is only a heading
LONGEST_SAID = 130  # code points of a clause that are shown

_NOTHING = {
    "vi": "Không tìm thấy quy định nào trong các văn bản đã nạp trả lời được câu hỏi này.",
    "en": "Nothing in the stored documents answers this question.",
}
_NO_DOCUMENTS = {"vi": "Chưa có văn bản nào được nạp.", "en": "No document is stored yet."}
_NEAREST = {"vi": "Gần nhất:", "en": "Nearest:"}
_ASK = {
    "vi": "Anh/chị thử hỏi về một việc, cơ quan, thời hạn hoặc văn bản cụ thể.",
    "en": "Try asking about a task, an agency, a deadline or a document.",
}
_OUT_OF_SCOPE = {
    "vi": "Câu hỏi này nằm ngoài phạm vi các văn bản chỉ đạo đã nạp. Hãy hỏi về nhiệm vụ, cơ quan chủ trì, phối hợp,"
    " thời hạn hoặc nội dung của một văn bản.",
    "en": "This is outside what the stored directives treat. Ask about a task, the agency that leads or coordinates it,"
    " a deadline, or what a document says.",
}


@dataclass(frozen=True)
class Nearest:
    """A clause that is near a question: its name, its document's, and what it does say."""

    label: str
    document: str
    says: str


def refused_status(question: Question) -> Status:
    """Returns why a question is refused: not a matter of directives, or nothing found for it."""
    # Which office sees to something is a matter of directives, whatever the thing is; who won a match is none.
    outside = question.out_of_scope and not question.asks_which_office
    return Status.OUT_OF_SCOPE if outside else Status.NO_EVIDENCE


def nearest_of(item: Evidence, question: Question) -> Nearest:
    """Returns a clause as it is listed: of its sentences the one that says most of what is asked, cut at a word.

    A heading says only what the others are about.
    """
    text, spans = item.document.text, clause_sentences(item.document, item.clause)
    said = [s for s in spans if not _is_heading(item, text[slice(*s)])] or spans
    held = [share_held(question, text[slice(*s)]) for s in said]
    start, end = said[held.index(max(held))]
    language = question.language
    return Nearest(item.clause.label(language), document_name(item.document, language), _cut(text[start:end]))


def _is_heading(item: Evidence, sentence: str) -> bool:
    """Returns whether a sentence only tells what its clause is about: its heading, "Về thông tin, truyền thông."."""
    said, heading = sentence.strip().rstrip(".:"), (item.clause.heading or "").strip().rstrip(".:")
    return said == heading or (said.startswith("Về ") and len(said) <= MOST_ABOUT)


def refusal_text(question: Question, status: Status, reason: str, nearest: Sequence[Nearest], any_stored: bool) -> str:
    """Returns a refusal: that nothing answers, why where that is known, and what the nearest clauses say, a line each.

    any_stored: whether there are documents at all.
    """
    language = question.language
    if status is Status.OUT_OF_SCOPE:
        return _OUT_OF_SCOPE[language]
    if not any_stored:
        return f"{_NOTHING[language]} {_NO_DOCUMENTS[language]}"
    said = " ".join(filter(None, (_NOTHING[language], reason)))
    if not nearest:
        return f"{said} {_ASK[language]}"
    lines = (f"- {n.label[:1].upper()}{n.label[1:]}, {n.document}: “{n.says}”" for n in nearest[:NEAREST])
    return "\n".join((said, _NEAREST[language], *lines))


def _cut(text: str) -> str:
    """Returns the first words of a text, with an ellipsis where it goes on."""
    line = " ".join(text.split())
    if len(line) <= LONGEST_SAID:
        return line
    return f"{line[: LONGEST_SAID - 1].rsplit(' ', 1)[0].rstrip(' ,;:.–-')}…"
