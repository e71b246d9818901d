"""What a first line must say: whose name in which part, what is counted, what is defined."""

import itertools
import re
from dataclasses import dataclass
from enum import StrEnum

from corpus.answer_types import AnswerType
from corpus.duty import COORDINATE, LEAD
from corpus.text.accents import fold
from corpus.text.english import singular
from corpus.text.modality import Modality
from corpus.values import Value
from rag.question.answer_type import AGENCIES_EN, AGENCIES_VI, SUPPORTS_EN
from rag.question.bound import Bound, read_bound
from rag.question.cases import means_limit, read_figures, read_times
from rag.question.measures import read_per
from rag.question.meetings import Meeting, read_meeting
from rag.question.obliged import post_asked, says_bound, says_must, says_who_decides
from rag.question.opposites import read_opposites
from rag.question.payments import read_payment
from rag.question.relatives import without_relatives
from rag.question.several import (
    asks_for_conditions,
    asks_for_papers,
    asks_for_several,
    asks_in_the_plural,
    names_choice,
    tells_of_a_bad_file,
    things_asked,
)
from rag.question.sought import Sought, read_sought
from rag.question.supposition import supposed_modality, supposes_not, wants_yes_or_no
from rag.question.terms import translated_words
from rag.question.typed import Typed

_NAME_ASKED = {
    "vi": re.compile(
        rf"\b(?:ai|{AGENCIES_VI}(?: noi)? nao|(?:so|phong|co quan|don vi) gi|liet ke|ke ten"
        r"|(?:co quan|don vi) (?:chu tri|phoi hop|dau moi))\b"
    ),
    "en": re.compile(rf"\b(?:who|whom|whose|(?:which|what|list|name) (?:\w+ ){{0,2}}?{AGENCIES_EN})\b"),
}
# The kind of agency that is asked for, and how the names of its like begin.
_KIND_ASKED = {
    "vi": re.compile(
        r"(?<!cap )\b(?P<kind>bo|so|tong cuc|chi cuc|cuc|phong|benh vien|truong|vien|trung tam|ngan hang)"
        r"(?: noi)? nao\b"
    ),
    "en": re.compile(r"\b(?:which|what) (?P<kind>ministr|department|hospital|school|bank)"),
}
_BEGINS = {
    "ministr": ("bo",),
    "department": ("so", "cuc", "vu", "phong", "chi cuc", "tong cuc"),
    "hospital": ("benh vien",),
    "school": ("truong",),
    "bank": ("ngan hang",),
}
_LEADS = {
    "vi": re.compile(
        r"\b(?:chu tri|dau moi|phu trach|chiu trach nhiem|thuong truc|giao cho|dung dau"
        r"|dung ra|(?:lo|lam|dung) chinh)\b"
    ),
    "en": re.compile(r"\b(?:lead|leads|leading|in charge|takes? charge|responsible|heads?)\b"),
}
_COORDINATES = {
    "vi": re.compile(
        r"\b(?:phoi hop|ket hop voi|cung tham gia|tham gia cung|lam cung|cung lam|lam chung|voi ai|cung ai|ho tro"
        r"|cung (?:voi )?(?:nhung |cac )?(?:co quan|don vi|so|ban|nganh|phong|doi|to chuc|luc luong)(?: \w+)? nao"
        r"|lam phu|phu giup|giup suc)\b"
    ),
    "en": re.compile(
        rf"\b(?:coordinat\w*|cooperat\w*|{SUPPORTS_EN}|assist\w*"
        r"|work(?:s|ing)? with|together with|alongside|help\w*"
        rf"|joins?|joined|with (?:whom|(?:which|what) (?:\w+ ){{0,2}}?{AGENCIES_EN})"
        r"|who(?:m)? .{3,80} with(?= (?:on|for|to|in|over|when|about)\b|$))\b"
    ),
}
# With accents, given back where they were left out: "máy móc" is not "mấy".
_ASKS_FOR_ALL_ELSE = re.compile(r"\b(?:gì|nào|đâu|sao|bao nhiêu|mấy|bao giờ|bao lâu|khi)\b", re.IGNORECASE)
_COUNTED_VI = re.compile(r"\b(?:bao nhiêu|mấy)\s+((?:\w+\s*){1,3})", re.IGNORECASE)
# How long something lasts or takes: a day from which on is none.
_LASTS = {
    "vi": re.compile(r"\b(?:bao lâu|mấy (?:tháng|năm|tuần|ngày|giờ))\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:how long|how many (?:\w+ )?(?:days|weeks|months|years|hours))\b", re.IGNORECASE),
}
_TIMES_EN = re.compile(r"\b(?:how many|number of) times\b")
_KILOS_EN = re.compile(r"\b(?:how many|number of) (?:kilo(?:gram)?s?|kgs?)\b")
_HOW_LONG_EN = re.compile(r"\b(?:how many|number of) (?:\w+ )?(?:days?|weeks?|months?|years?|hours?|minutes?)\b")
NO_TRANSLATION = "?"  # of what is counted
_COUNTED_EN = re.compile(r"\b(?:how many|number of)\s+((?:\w+\s*){1,3})")
# What is asked by these is no noun that stands beside a figure, and behind one it ends there.
_NO_NOUN = frozenset(
    (
        *"tiền phần lâu là một mỗi được thì nghìn ngàn triệu tỷ tỉ đồng".split(),  # noqa: SIM905
        *"theo so từ để ở cho của và khi nếu tại với trong trên dưới đến kể sẽ phải có bị mới đạt nộp".split(),  # noqa: SIM905
        *"ạ vậy thế hả nhỉ đấy nha nhé rồi đi bạn".split(),  # noqa: SIM905
    )
)
_SAME_UNIT = {
    "tieng": "gio",
    "bua": "ngay",
    "ky": "kg",
    "ki": "kg",
    "kilo": "kg",
}  # as it is said, and as it is written
_TIMES = re.compile(r"\bgấp (?:mấy|bao nhiêu)\b", re.IGNORECASE)
_FIGURE = re.compile(r"(?<![\w])\d{1,12}(?!\w)")
_DEFINED_VI = re.compile(r"^(?:the nao la (?P<a>.+)|(?P<b>.+?) (?:la gi|nghia la gi|duoc hieu la gi|la nhu the nao))$")
_NEVER_DEFINED = re.compile(
    r"^(?:nhung |cac )?(?:nhiem vu|trach nhiem|cong viec|thoi han|muc tieu|noi dung|viec|ly do|ten)\b"
)


class Of(StrEnum):
    """What of a matter a question is about, where that tells which clause answers."""

    WHOLE = "whole"  # a total, and no part of it
    CHANGE = "change"  # what was repealed, replaced, amended
    EXECUTION = "execution"  # the carrying out of a document
    SEVERAL = "several"  # more than one: "những chương trình nào"


_OF = {
    Of.WHOLE: re.compile(r"\b(?:tong|toan bo|tat ca|total|overall|altogether|whole)\b"),
    Of.CHANGE: re.compile(
        r"\b(?:(?:bai|huy) bo|bo cum tu|sua doi|(?:bi|duoc|da) sua|thay (?:the|doi|cho|cum)"
        r"|(?:repeal|delet|replac|amend|remov|str[iu]c?k)\w*)\b"
    ),
    Of.SEVERAL: re.compile(
        r"\b(?:nhung|cac) (?:\w+ ){1,6}(?:nao|gi)\b|\bnhung (?:ai|gi|dau)\b"
        r"|\bwhich (?:\w+ ){0,2}\w+[^s\W]s (?:are|do|did|must|can|may|have|were|should)\b"
    ),
    Of.EXECUTION: re.compile(
        r"\b(?:thi hanh|thuc hien|trien khai|(?:implement|enforc|execut)\w*|carr(?:y|ies|ied|ying) out)\b"
    ),
}


@dataclass(frozen=True)
class Wanted:
    """What a first line must say.

    roles: the parts whose agencies are asked for by name; counted: folded words of what is counted, () where no noun is
    named; defined: the folded term whose meaning is asked for, "" for none; leader: whether who leads is asked for in
    so many words, and not only who does something; choice: whether one of those that it names is asked for ("A hay B");
    lists: whether several things are asked for; figures: numbers that the question says; bound: the end of a time that
    is asked for; denied: whether what it supposes denies something; supposed: the figures with a unit that it
    says; means_limit: whether it is about a limit itself;
    kinds: how the folded names of the agencies begin that are asked for, () for any: "bộ nào";
    of: what of a matter it is about; plural: whether English asks by a noun in the plural: one thing is not all;
    payment: the Vietnamese name of the payment that it asks the amount of, "" for none that has but one name;
    opposites: what it names and the opposite of each, folded; things: the first syllable of the noun of which several
    are asked for, "" for none; per: the kind of measure that an amount is asked for by one unit of, "" for none;
    must: whether who has to do something is asked for; decides: whether who decides, approves or permits is;
    papers: whether it asks which papers have to be handed in; conditions: whether it asks what must be so for
    something; binding: whether it asks if somebody has to do something;
    bad_file: whether it is about a file that lacks something; sought: which sides of a case or a task it seeks;
    lasts: whether it asks how long something lasts or takes;
    times: of a yes/no question the words of the days and months that it says, in Vietnamese; meeting: what it asks of a
    meeting that was held, None for nothing; modality: what a yes/no question supposes of an act, STATES for any other;
    post: the folded post whose holder is asked for ("chu tich"), "" for none.
    """

    roles: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    defined: str = ""
    leader: bool = False
    choice: bool = False
    lists: bool = False
    figures: tuple[int, ...] = ()
    bound: Bound | None = None
    denied: bool = False
    supposed: tuple[Value, ...] = ()
    means_limit: bool = False
    kinds: tuple[str, ...] = ()
    of: frozenset[Of] = frozenset()
    plural: bool = False
    payment: str = ""
    opposites: tuple[tuple[str, str], ...] = ()
    things: str = ""
    per: str = ""
    must: bool = False
    decides: bool = False
    papers: bool = False
    conditions: bool = False
    binding: bool = False
    bad_file: bool = False
    sought: frozenset[Sought] = frozenset()
    times: tuple[str, ...] = ()
    meeting: Meeting | None = None
    lasts: bool = False
    modality: Modality = Modality.STATES
    post: str = ""

    @property
    def cases(self) -> tuple[Value, ...]:
        """The figures of the case that is told, which are no limits: "người 17 tuổi"."""
        return tuple(v for v in self.supposed if not v.is_limit)

    @property
    def several(self) -> bool:
        """Whether several things are asked for, of which one is no answer."""
        return self.lists or Of.SEVERAL in self.of


def read_wanted(typed: Typed, answer_type: AnswerType) -> Wanted:
    """Returns what a first line must say to what was typed; answer_type: what it asks for."""
    leader = bool(_LEADS[typed.language].search(typed.folded))
    return Wanted(
        _roles(typed, answer_type, leader),
        _counted(typed),
        _defined(typed),
        leader,
        names_choice(typed),
        asks_for_several(typed),
        tuple(map(int, _FIGURE.findall(typed.text))),
        read_bound(typed),
        supposes_not(typed),
        read_figures(typed),
        means_limit(typed),
        _kinds(typed),
        frozenset(of for of, pattern in _OF.items() if pattern.search(typed.folded)),
        asks_in_the_plural(typed),
        read_payment(typed),
        read_opposites(typed),
        things_asked(typed),
        read_per(typed),
        says_must(typed),
        says_who_decides(typed),
        asks_for_papers(typed),
        asks_for_conditions(typed) and not wants_yes_or_no(typed),
        wants_yes_or_no(typed) and says_bound(typed),
        tells_of_a_bad_file(typed),
        read_sought(typed, answer_type in (AnswerType.WHEN, AnswerType.HOUR) or wants_yes_or_no(typed)),
        read_times(typed) if wants_yes_or_no(typed) else (),
        None if wants_yes_or_no(typed) else read_meeting(typed),
        _LASTS[typed.language].search(typed.restored) is not None,
        _modality(typed),
        post=post_asked(typed),
    )


def _modality(typed: Typed) -> Modality:
    """Returns what a yes/no question supposes of an act, STATES for any other question."""
    if not wants_yes_or_no(typed):
        return Modality.STATES
    modality = supposed_modality(typed)
    # "Có phải nộp phí không?" asks by the very word that binds.
    return Modality.BINDS if modality is Modality.STATES and says_bound(typed) else modality


def _kinds(typed: Typed) -> tuple[str, ...]:
    found = _KIND_ASKED[typed.language].search(typed.folded)
    if len(_NAME_ASKED[typed.language].findall(typed.folded)) > 1:
        return ()  # of one of them the kind says nothing of the others
    return _BEGINS.get(found["kind"], (found["kind"],)) if found else ()


def _roles(typed: Typed, answer_type: AnswerType, leads: bool) -> tuple[str, ...]:
    """Returns the roles whose names are asked for: who leads where only "who" is said."""
    language = typed.language
    folded = without_relatives(typed.folded) if language == "en" else typed.folded
    if answer_type in (AnswerType.REPORT_TO, AnswerType.PERSON, AnswerType.WHERE_SAID):
        return ()
    named = _NAME_ASKED[language].search(folded)
    alone = answer_type is AnswerType.LEAD and language == "vi" and not _ASKS_FOR_ALL_ELSE.search(typed.restored)
    alone = alone and not wants_yes_or_no(typed)
    if not named and not alone:
        return ()
    helps = _COORDINATES[language].search(folded)
    # "Sở nào làm, với đơn vị nào?" asks for both.
    both = len(_NAME_ASKED[language].findall(folded)) > 1
    return (LEAD,) * bool(leads or not helps or both) + (COORDINATE,) * bool(helps)


def _counted(typed: Typed) -> tuple[str, ...]:
    if typed.language == "vi":
        if _TIMES.search(typed.restored):
            return ("lan",)
        found = _COUNTED_VI.search(typed.restored)
        said = found[1].lower().split() if found else ()
        counted = [fold(w) for w in itertools.takewhile(lambda w: w not in _NO_NOUN, said)]
        # A "ký tự" is no "ký".
        return tuple(w if counted[:2] == ["ky", "tu"] else _SAME_UNIT.get(w, w) for w in counted)
    if _TIMES_EN.search(typed.folded):
        return ("lan",)
    if _KILOS_EN.search(typed.folded):
        return ("kg",)
    found = _COUNTED_EN.search(typed.folded)
    words = [form for word in (found[1].split() if found else []) for form in (word, singular(word))]
    terms = tuple(dict.fromkeys(fold(t.replace("_", " ")) for t in translated_words(words)))
    # What has no translation is counted all the same: a day is no answer to it.
    return terms or (NO_TRANSLATION,) * bool(words and not _HOW_LONG_EN.search(typed.folded))


def _defined(typed: Typed) -> str:
    found = _DEFINED_VI.match(typed.folded) if typed.language == "vi" else None
    term = (found["a"] or found["b"]) if found else ""
    return "" if _NEVER_DEFINED.search(term) or asks_for_several(typed) else term
