"""How the markers of units are written, each kind as a regular expression from the beginning of a paragraph."""

import re

from corpus.text.accents import UPPER
from corpus.text.document_kinds import KINDS

_UNITS = ["Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám", "Chín"]
ORDINALS = [*_UNITS, "Mười", *(f"Mười {unit.lower()}" for unit in _UNITS), "Hai mươi"]
ORDINALS[14] = "Mười lăm"
INSERTED = re.compile(r"(?<=\d)[a-zđA-ZĐ]$|(?<=[IVXLC])[a-zđ]$|(?<=[a-zđ])\d{1,2}$")
ROMAN = re.compile(
    rf"([IVXLC]{{1,7}}[a-zđ]?)(\s?[.)](?:\s?[-–])?|\s?/(?=\s|[{UPPER}]|$)|\s?[-–:](?=\s|[{UPPER}]|$))\s*(?=\S|$)"
)
ROMAN_ALIKE = re.compile(rf"(\w{{1,7}})(\s?[.)/](?:\s?[-–])?|\s?[-–:])\s*(?=[{UPPER}])")
# "I.1. Bến", "A.2 Xe", "II.2.3. Phà": the section stands before the numbers of its units.
BELOW_A_SECTION = re.compile(
    rf"(?:[IVXLC]{{1,6}}|[A-ZĐ]\d{{0,2}})\.((?:\d{{1,2}}\.)*)(\d{{1,2}})(?:\s?[.):](?!\d)\s*(?=\S|$)|\s+(?=[{UPPER}]))"
)
# "1.a) Bến": the number of the clause stands before the letters of its points.
BELOW_A_NUMBER = re.compile(r"(\d{1,3})\.(([a-zđ])\d{0,2})\s?[)/](?=\s|[^\W\d_])\s*")
LETTER_UPPER = re.compile(r"([A-ZĐ])(\s?[.)/](?:\s?[-–])?|\s?[-–])\s+(?=\S)")
# "A1. Bến": the letter of the section stands with the number of its unit.
LETTER_NUMBER = re.compile(rf"([A-ZĐ])(\d{{1,2}})(?:\s?[.):/](?![\d/])|\s?[-–](?=\s+[{UPPER}]))\s*(?=\S|$)")
NUMBER = re.compile(r"(\d{1,3})([a-zđA-ZĐ]?)(\s?[.)/](?![\d/])(?:\s?[-–])?|\s?[-–](?=\s))\s*(?=\S|$)")
# "l. Bến", as typewriters without a figure 1 and recognition set it.
NUMBER_ALIKE = re.compile(rf"l(\s?[.)/])\s*(?=[{UPPER}])")
NUMBER_BARE = re.compile(r"(\d{1,2})\s(?=\S)")
DECIMAL = re.compile(
    r"((?:\d{1,2}\.){1,3}(\d{1,2})(?:[a-zđ](?=\s?[.)/:]))?)(?!\.?\d)(?:\s?[.)/](?!\d))?(?:\s?[-–:](?=\s))?\s*(?=\D)"
)
# "a- Bến", as typewriters set it.
LETTER = re.compile(rf"(([a-zđ])\d{{0,2}})(\s?[)/]|\.(?=\s)|\s?[-–](?=\s+[{UPPER}]))\s*(?=\S|$)")
ROMAN_LOWER = re.compile(r"([ivx]{1,5})(\s?[)/]|\.(?=\s))\s*(?=\S|$)")
PAREN = re.compile(r"\(\s?((\d{1,2})[a-zđ]?)\s?\)[.:]?\s*(?=\S|$)")
PAREN_LETTER = re.compile(r"\(\s?(([a-zđ])\d{0,2})\s?\)[.:]?\s*(?=\S|$)")
PAREN_ROMAN = re.compile(r"\(\s?([ivx]{1,5})\s?\)[.:]?\s*(?=\S|$)")
# ① to ⑳, and the same on black, in sanserif and in double rings.
CIRCLED = re.compile("([①-⑳❶-❿➀-➉➊-➓⓫-⓴⓵-⓾])[.):]?\\s*(?=\\S|$)")
_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))
# "Một là, …"; "một. …" and "Hai) …", as Word counts in Vietnamese.
ORDINAL_WORDS = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"]
# "Thứ nhất, …": in its list alone, since "Thứ hai, ngày …" is a day.
_NTH = rf"Thứ (?P<nth>{'|'.join(ORDINAL_WORDS)})(?: là)?\s?[,:]\s+(?!ngày\s)(?=\S)"
ORDINAL = re.compile(rf"({_ORDINAL}) là\b[,:]?\s*|((?i:{_ORDINAL}))(?: là[,:]|\s?[.)/])\s+(?=\S)|{_NTH}")
# What is counted by name, and what stands for the name in addresses: "Bước 2: …", "Giai đoạn II.".
NAMED_UNITS = {
    "Bước": "B", "Giai đoạn": "GĐ", "Công đoạn": "CĐ", "Đợt": "ĐT", "Trường hợp": "TH", "Nhóm": "N", "Bài": "BI",
    "Câu": "C", "Nội dung": "ND", "Nhiệm vụ": "NV", "Giải pháp": "GP", "Hoạt động": "HĐ", "Tiêu chí": "TC",
}  # fmt: skip
STEP_LETTERS = frozenset(name[0] for name in NAMED_UNITS)
STEP = re.compile(
    rf"(?P<name>(?i:{'|'.join(NAMED_UNITS)}))\s+(?:(?i:số|thứ)\s+)?"
    rf"(?P<number>\d{{1,2}}|[IVX]{{1,5}}|(?i:{'|'.join(ORDINAL_WORDS)}))"
    # "Giai đoạn 1 (2026 - 2030): …": what the brackets say is of the unit.
    rf"(?:\s?[.:)](?!\d)|\s?[-–](?=\s+[{UPPER}])|(?=\s\([^()\n]{{1,60}}\)\s?[:.])|$)\s*"
)
# Accents that a scan or a keyboard left out or got wrong: "Dieu 3.", "Điểu 4.". The sequence decides.
_DIEU = "(?:[ĐD]i[eêềếểễẻ]u|[ĐD]I[EÊỀẾỂỄẺ]U|điều)"
# A speck of a scan may stand before it.
ARTICLE = re.compile(
    rf"(?:[_~|`´·]{{1,2}}\s?)?{_DIEU}\s+(?:(?:thứ|THỨ)\s+(?P<word>(?i:{'|'.join(ORDINAL_WORDS)}))|(?:(?:thứ|THỨ)\s+)?(?P<number>\d{{1,3}})"
    r"(?:\s?(?P<small>[a-zđ])|(?P<large>[A-ZĐ]))?|(?P<roman>[IVX]{1,6})(?=\s?[.:]))"
    r"(?:\s?[.:](?!\d)(?:\s?[-–](?=\s))?|\s?[)/](?=\s)|\s?[-–](?=\s)|$)\s*"
)
# "Khoản 1. Nghị quyết này …", "Điểm a) Rút ngắn …": the word is written out before the marker.
SPELLED = re.compile(
    rf"(?:(?:Khoản|KHOẢN)\s+(?P<number>\d{{1,3}})(?P<inserted>[a-zđ]?)|(?:Điểm|ĐIỂM)\s+(?P<letter>([a-zđ])\d{{0,2}}))"
    rf"\s?[.:)](?:\s+(?=[{UPPER}“\"«])|$)"
)
ARTICLE_BARE = re.compile(rf"Đ(?:iều|IỀU)\s+(?P<number>\d{{1,3}})(?P<small>[a-zđ]?)\s+(?=[{UPPER}])")
CONTAINER = re.compile(
    r"(Tiểu mục|Mục|Chương|Phần)\s+(?:thứ\s+)?((?-i:[IVXLC]+[a-zđ])|\d{1,2}[a-zđ]|[IVXLC]+|\d{1,2}|"
    r"nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?=$|\s?[.:\-–—]|\s)",
    re.IGNORECASE,
)
DASH = re.compile(r"[-–—−‐‑‒―](?![-–—−‒―>])\s*(?=\S)")
PLUS = re.compile(r"\+\s*(?=\S)")
STAR = re.compile(r"[*∗](?!\*)\s*(?=\S)")
# Arrows, shapes, ticks and pictures, those of fonts of symbols too (U+F0xx); numbers in rings are none.
SIGNS = (
    "•‣⁃∙⋅·√¤\u2190-\u21ff\u25a0-\u25ff\u2600-\u26ff\u2701-\u2775\u2794-\u27bf\u27f0-\u27ff\u2900-\u297f\u2b00-\u2bff"
    "\uf000-\uf0ff\U0001f300-\U0001faff"
)
SIGN = re.compile(rf"([{SIGNS}])\ufe0f?(?![{SIGNS}])\s*(?=\S)")
# One sign drawn thinner or bolder, filled or not by the font: a list has either.
ALIKE_SIGNS = {"✔": "✓", "☑": "✓", "➤": "➢", "◼": "■", "▪": "■", "◾": "■", "●": "•", "➔": "→", "➜": "→"}
ARROW = re.compile(r"[-=]{1,2}>\s*(?=[^\W_])")
# A round bullet typed as a letter; the letters of ➢ ✓ ▪ ❖ ❑ where their font was lost.
SIGN_LETTER = re.compile(rf"(o)\s+(?=[^\W_])|([Øü§vq])\s+(?=[{UPPER}])")

# What follows a marker that a sentence begins with to point to a unit: "1.2 và 1.3 dưới đây", "a) nêu trên".
JOINT = re.compile(r"\s*(?:,|;|và|hoặc|đến|tới)\s+")
POINTING = re.compile(
    r"(?:(?:đã |được )?(?:nêu|nói|kể|ghi|quy định) (?:ở )?(?:trên|dưới)|(?:ở )?(?:trên|dưới|sau) đây|này)(?!\w)"
)
GOES_ON = re.compile(
    r"(?:của|tại|nêu|quy định|và|hoặc|đến|được|thì)(?!\w)|[,;] ?[a-zđ\d]"
    r"|(?:khoản|điểm|mục|phần|[Đđ]iều) (?:này|\d+|[IVX]+|[a-zđ])(?!\w)"
)
NAMES_DOCUMENT = re.compile(rf"(?:{KINDS}|Hiến pháp)\s+(?:số\b|\d|[{UPPER}])")
