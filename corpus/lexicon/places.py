"""Names of places: which of them a text names, however it writes them."""

import re
from collections.abc import Iterator

from corpus.lexicon.countries import named_countries
from corpus.text.accents import UPPER, fold
from corpus.text.syllables import is_plain_syllable

# Provinces and cities under central rule, before and after the mergers of 2025.
PROVINCES = [
    "An Giang",
    "Bà Rịa - Vũng Tàu",
    "Bạc Liêu",
    "Bắc Giang",
    "Bắc Kạn",
    "Bắc Ninh",
    "Bến Tre",
    "Bình Dương",
    "Bình Định",
    "Bình Phước",
    "Bình Thuận",
    "Cà Mau",
    "Cao Bằng",
    "Cần Thơ",
    "Đà Nẵng",
    "Đắk Lắk",
    "Đắk Nông",
    "Điện Biên",
    "Đồng Nai",
    "Đồng Tháp",
    "Gia Lai",
    "Hà Giang",
    "Hà Nam",
    "Hà Nội",
    "Hà Tĩnh",
    "Hải Dương",
    "Hải Phòng",
    "Hậu Giang",
    "Hòa Bình",
    "Hồ Chí Minh",
    "Huế",
    "Hưng Yên",
    "Khánh Hòa",
    "Kiên Giang",
    "Kon Tum",
    "Lai Châu",
    "Lạng Sơn",
    "Lào Cai",
    "Lâm Đồng",
    "Long An",
    "Nam Định",
    "Nghệ An",
    "Ninh Bình",
    "Ninh Thuận",
    "Phú Thọ",
    "Phú Yên",
    "Quảng Bình",
    "Quảng Nam",
    "Quảng Ngãi",
    "Quảng Ninh",
    "Quảng Trị",
    "Sóc Trăng",
    "Sơn La",
    "Đà Lạt",
    "Nha Trang",
    "Vũng Tàu",
    "Hạ Long",
    "Biên Hòa",
    "Buôn Ma Thuột",
    "Pleiku",
    "Quy Nhơn",
    "Vinh",
    "Việt Trì",
    "Sa Pa",
    "Phan Thiết",
    "Mỹ Tho",
    "Thủ Đức",
    "Tây Ninh",
    "Thái Bình",
    "Thái Nguyên",
    "Thanh Hóa",
    "Thừa Thiên Huế",
    "Tiền Giang",
    "Trà Vinh",
    "Tuyên Quang",
    "Vĩnh Long",
    "Vĩnh Phúc",
    "Yên Bái",
]

_NAME = rf"[{UPPER}]\w*(?:\s+[{UPPER}]\w*){{0,3}}"
_BEFORE = re.compile(
    rf"\b(?:[Tt]ỉnh|[Tt]inh|[Tt]hành phố|[Tt]hanh pho|TP\.?|tp\.?|[Hh]uyện|[Hh]uyen|[Qq]uận|[Xx]ã|[Pp]hường"
    rf"|[Tt]hị xã|[Tt]hị trấn|[Đđ]ặc khu|[Dd]ac khu)\s+({_NAME})"
)
# A place with the word for what it is, in a name: `Ủy ban nhân dân |tỉnh Sơn Hạ|`.
PLACE_NAMED = re.compile(rf"\b(?:tỉnh|thành phố|huyện|quận|xã|phường|thị xã|thị trấn|đặc khu)\s+{_NAME}")
_AFTER = re.compile(rf"\b({_NAME})\s+(?:province|city|district|commune|ward|town)\b")
# What has a name of its own, in two words or more: `kênh |Rạch Gốc|`, `ở |Quảng Lưu|`, `|Ben Dia| boat shelter`.
_LANDMARKS = (
    "kênh|mương|sông|suối|rạch|hồ|đầm|phá|vịnh|vũng|biển|bãi|đảo|cù lao|cồn|núi|đồi|đèo|rừng|thác|hang|chợ|cầu|cống|đập"
    "|đê|bến|cảng|âu thuyền|ga|đường|phố|ngõ|quảng trường|công viên|vườn hoa|khu|cụm|làng|làng cổ|thôn|bản|ấp|xóm|buôn"
    "|nghĩa trang|chùa|đền|đình|tháp|thành|di tích|trạm|nhà máy|ở|tại"
)
_LANDMARKS_EN = (
    "canals?|rivers?|streams?|lakes?|lagoons?|bays?|beach(?:es)?|islands?|hills?|mountains?|forests?|markets?|bridges?"
    "|dams?|dykes?|ports?|harbours?|boat|streets?|roads?|squares?|parks?|villages?|hamlets?|cemeter(?:y|ies)|pagodas?"
    "|temples?|stations?"
)
_NAMES = rf"[{UPPER}]\w*(?:\s+[{UPPER}]\w*){{1,3}}"
_LANDMARK = re.compile(rf"(?<!\w)(?i:{_LANDMARKS})\s+({_NAMES})(?!\w)")
_LANDMARK_EN = re.compile(
    rf"(?<!\w)(?:(?:[Ii]n|[Aa]t|[Oo]f|[Ff]rom)\s+({_NAMES})(?!\w)|({_NAMES})\s+(?:{_LANDMARKS_EN})(?!\w))"
)
MOST_CAPITALS = 0.75  # of a question's words: where more have one, all have
# What begins with these is an office, a document or the country: their guards are others.
_OFFICES = re.compile(
    r"(?:Ủy|Uỷ|Hội|Sở|Bộ|Ban|Cục|Chi|Tổng|Vụ|Phòng|Trung|Viện|Văn|Trường|Bệnh|Công|Ngân|Kho|Tòa|Thanh|Quốc|Chính|Đảng|Mặt"
    r"|Đoàn|Liên|Việt|Viet|Luật|Nghị|Quyết|Thông|Kế|Chỉ|Hướng|Tết|Nhà|Người|Bảo|Quỹ)(?!\w)"
)
# A sentence's first word has a capital too: "|In| Ha Thanh province".
_OPENS = re.compile(r"^(?:In|At|For|From|Of|On|Within|Across|The|Does|Is|Are|Can|Must|Which|What)\s+")
_CUE = re.compile(
    r"\b(?:tinh|thanh pho|tp|huyen|quan|xa|phuong|thi xa|dac khu|o|tai|cua|ve|in|of|at|for|from|does|did)\s$"
)


# As places are written together or clipped.
_CLIPPED = {
    "tphcm": "ho chi minh",
    "hcm": "ho chi minh",
    "hcmc": "ho chi minh",
    "hanoi": "ha noi",
    "danang": "da nang",
    "haiphong": "hai phong",
    "saigon": "ho chi minh",
    "sai gon": "ho chi minh",
}
# With its accents and in small letters a province's name is one, but for those that are words: "hòa bình", "cao bằng".
_WORDS_TOO = frozenset(["Hòa Bình", "Thái Bình", "Cao Bằng", "Vinh", "Huế", "Sơn La", "Long An", "An Giang", "Thủ Đức"])


def named_places(text: str, known: frozenset[str], written: str = "", folded: str | None = None) -> tuple[str, ...]:
    """Returns the places that a question names, folded, in the order they stand.

    known: folded names of the places that documents are from. A name counts when it is known, or a province's, and
    set in capitals or after a word like "tỉnh", "ở", "in"; any other name when a word for a place stands by it.
    written: the question as it would be written with care, where it was typed without accents: a province's name in
    small letters counts by its accents. folded: the text folded, where it has been.
    """
    said = f" {fold(text) if folded is None else folded} "
    typed = f" {written.lower()} "
    names = {whole for short, whole in _CLIPPED.items() if f" {short} " in said}
    names |= {fold(_OPENS.sub("", m.group(1))) for pattern in (_BEFORE, _AFTER) for m in pattern.finditer(text)}
    names |= _landmarks(text)
    for name in (n for n in known | _PROVINCES if f" {n}" in said):
        if (
            (name in known and f" {name} " in said)
            or (not _is_another_word(text, name) and any(_CUE.search(before) for before in _before(said, name)))
            or _is_named(text, said, name)
            or _ACCENTED.get(name, "-") in typed
        ):
            names.add(name)
    whole = [n for n in names if n and not _is_part_of_another(n, names)]
    return tuple(sorted(whole, key=lambda n: (said.find(n), n)))


def _is_another_word(text: str, name: str) -> bool:
    """Returns whether what would be a province's name of one word is another by its accents: "ở |vịnh|"."""
    own = _WRITTEN.get(name, "")
    said = [w.lower() for w in re.findall(r"\w+", text) if fold(w) == name]
    return " " not in name and bool(said) and own != "" and not {name, own}.intersection(said)


def _landmarks(text: str) -> set[str]:
    """Returns the folded names of two words or more behind or before what has such a name, where not all has capitals.

    Names are of Vietnamese syllables: "in |Ring Road| 2" is none; nor are those that begin with a word for an office.
    """
    words = re.findall(r"\w+", text)
    if sum(w[:1].isupper() for w in words) > MOST_CAPITALS * len(words):
        return set()
    found = [m.group(1) for m in _LANDMARK.finditer(text)]
    found += [_OPENS.sub("", m.group(1) or m.group(2)) for m in _LANDMARK_EN.finditer(text)]
    keys = (fold(name) for name in found if not _OFFICES.match(name) and not named_countries(name))
    return {key for key in keys if " " in key and all(len(w) > 1 and is_plain_syllable(w) for w in key.split())}


def _before(said: str, name: str) -> Iterator[str]:
    """Yields what stands before each place in a folded text, blanks round it, where a name is."""
    at = said.find(f" {name} ")
    while at >= 0:
        yield said[: at + 1]
        at = said.find(f" {name} ", at + 1)


def holds_place(folded: str, place: str) -> bool:
    """Returns whether a folded text, blanks round it, has a place's folded name or a clipped form of it: `TP.HCM`."""
    clipped = (short for short, whole in _CLIPPED.items() if whole == place)
    return any(f" {name} " in folded for name in (place, *clipped))


def place_in(name: str) -> str | None:
    """Returns the place, folded, that stands after a word for a place in a name: `Ủy ban nhân dân tỉnh |Sơn Hạ|`."""
    match = _BEFORE.search(name)
    return fold(match.group(1)) if match else None


_PROVINCES = frozenset(fold(p) for p in PROVINCES)
_WRITTEN = {fold(p): p.lower() for p in PROVINCES}
_ACCENTED = {fold(p): f" {p.lower()} " for p in PROVINCES if p not in _WORDS_TOO}


def _is_named(text: str, said: str, name: str) -> bool:
    """Returns whether a folded name stands in the folded text, and each of its words in the text with a capital."""
    if f" {name} " not in said:
        return False
    capitals = {fold(w) for w in re.findall(rf"\b[{UPPER}]\w*", text)}
    return all(w in capitals for w in name.split())


def _is_part_of_another(name: str, names: set[str]) -> bool:
    return any(name != other and f" {name} " in f" {other} " for other in names)
