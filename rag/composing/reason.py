"""Why a question is refused, in a sentence."""

from collections.abc import Sequence

from corpus.answer_types import AnswerType, answer_types_in
from corpus.text.accents import fold
from rag.evidence import Evidence
from rag.reading.missing import FINE, Missing, Part, names_agency

_NOWHERE = {
    "vi": {
        Part.SYMBOL: "Chưa có văn bản số {} trong các văn bản đã nạp.",
        Part.YEAR: "Các văn bản đã nạp không nêu năm {}.",
        Part.PLACE: "Các văn bản đã nạp không nhắc đến {}.",
        Part.AGENCY: "Các văn bản đã nạp không nhắc đến {}.",
        Part.COUNTRY: "Các văn bản đã nạp không nói về {}.",
        Part.PERSON: "Các văn bản đã nạp không nêu tên {}.",
        Part.WORD: "Các văn bản đã nạp không nhắc đến “{}”.",
        Part.LEVEL: "Điều khoản gần nhất không nói đến cấp {}.",
    },
    "en": {
        Part.SYMBOL: "No document numbered {} is stored.",
        Part.YEAR: "The stored documents do not mention the year {}.",
        Part.PLACE: "The stored documents do not mention {}.",
        Part.AGENCY: "The stored documents do not mention the {}.",
        Part.COUNTRY: "The stored documents say nothing of {}.",
        Part.PERSON: "The stored documents do not name {}.",
        Part.WORD: "The stored documents do not mention “{}”.",
        Part.LEVEL: "The nearest clause says nothing of the {} level.",
    },
}
_NOT_HERE = {
    "vi": {
        Part.SYMBOL: "Điều khoản gần nhất không thuộc văn bản số {}.",
        Part.YEAR: "Điều khoản gần nhất không nói về năm {}.",
        Part.PLACE: "Văn bản gần nhất không nhắc đến {}.",
        Part.AGENCY: "Văn bản gần nhất không nhắc đến {}.",
        Part.COUNTRY: "Văn bản gần nhất không nói về {}.",
        Part.PERSON: "Văn bản gần nhất không nêu tên {}.",
    },
    "en": {
        Part.SYMBOL: "The nearest clause does not belong to document {}.",
        Part.YEAR: "The nearest clause says nothing of the year {}.",
        Part.PLACE: "The nearest document does not mention {}.",
        Part.AGENCY: "The nearest document does not mention the {}.",
        Part.COUNTRY: "The nearest document says nothing of {}.",
        Part.PERSON: "The nearest document does not name {}.",
    },
}
_ASKED = {
    "vi": {
        FINE: "mức phạt", AnswerType.WHEN: "thời hạn", AnswerType.HOUR: "giờ giấc", AnswerType.MONEY: "số tiền",
        AnswerType.PERCENT: "tỷ lệ", AnswerType.PHONE: "số điện thoại", AnswerType.LEAD: "ai chủ trì",
        AnswerType.COORDINATE: "ai phối hợp", AnswerType.REPORT_TO: "báo cáo cho ai", AnswerType.PERSON: "tên người",
        AnswerType.WHY: "lý do",
    },
    "en": {
        FINE: "sets no fine", AnswerType.WHEN: "sets no deadline", AnswerType.HOUR: "sets no hour",
        AnswerType.MONEY: "sets no amount",
        AnswerType.PERCENT: "sets no share", AnswerType.PHONE: "gives no telephone number",
        AnswerType.LEAD: "does not say who leads",
        AnswerType.COORDINATE: "does not say who coordinates", AnswerType.REPORT_TO: "does not say whom to report to",
        AnswerType.PERSON: "gives no name", AnswerType.WHY: "gives no reason",
    },
}  # fmt: skip
_GIVEN = {
    "vi": {AnswerType.WHEN: "thời gian", AnswerType.LEAD: "ai chịu trách nhiệm"},
    "en": {AnswerType.WHEN: "the time", AnswerType.LEAD: "who is responsible"},
}


# A level as it was asked about, folded: a district may be asked about in either language.
_LEVELS = {
    "vi": {
        "xa": "xã", "phuong": "phường", "thi tran": "thị trấn", "huyen": "huyện", "quan": "quận", "thi xa": "thị xã",
        "tinh": "tỉnh", "thanh pho": "thành phố", "trung uong": "trung ương",
    },
    "en": {
        "communes": "commune", "wards": "ward", "towns": "town", "districts": "district", "provinces": "provincial",
        "province": "provincial", "cities": "city",
    },
}  # fmt: skip


def reason_text(missing: Missing | None, language: str, listed: Sequence[Evidence] = ()) -> str:
    """Returns what is missing in a sentence, "" for nothing that is known.

    listed: what is shown beside the nearest clause; that it lacks what stands in these would be no reason.
    """
    if missing is None:
        return ""
    if missing.part is Part.ASKED:
        return "" if any(_gives(i.text, missing.name) for i in listed) else _asked(missing, language)
    name = names_agency(missing, language) if missing.part is Part.AGENCY else missing.name
    name = _LEVELS[language].get(name, name) if missing.part is Part.LEVEL else name
    return (_NOWHERE if missing.nowhere else _NOT_HERE)[language][missing.part].format(name)


def _gives(text: str, name: str) -> bool:
    """Returns whether a clause has what is missing in the nearest one: a type of answer, or a fine."""
    return " phat " in f" {fold(text)} " if name == FINE else name in answer_types_in(text)


def _asked(missing: Missing, language: str) -> str:
    """Returns that the nearest clause treats of the matter and does not give what is asked for."""
    asked = _ASKED[language][missing.name]
    given = _GIVEN[language].get(missing.given, "") if missing.given else ""
    if language == "vi":
        but = f"có nêu {given} nhưng " if given else "nói về việc này nhưng "
        return f"Điều khoản gần nhất {but}không nêu {asked}."
    return f"The nearest clause {f'sets {given}' if given else 'treats of this'} but {asked}."
