"""Words of a question that carry nothing: "tóm tắt |giùm cái| công văn", "what |the hell| must they do |plz|".

A table (`fillers.tsv`) of words and where they stand; every kind of question is read as if they were not there.
"""

import functools
import re
from importlib import resources

from corpus.text.accents import strip_accents

# How whoever asks calls themselves.
_I = "tôi|mình|em|tui|tao|tớ|anh|chị|cháu|mk|tụi tôi|bọn em|chúng tôi"
# What a reader is told to do.
_TOLD = (
    "tóm tắt|tóm lược|tóm|liệt kê|kể|nêu|tìm|xem|coi|nói|chỉ|giải thích|tra cứu|tra|đọc|lọc|thống kê|kiểm tra|hỏi"
    "|trả lời"
)
_DOCUMENT = (
    "văn bản|công văn|công điện|quyết định|chỉ thị|kế hoạch|nghị quyết|nghị định|thông tư|thông báo|hướng dẫn|tờ trình"
    "|báo cáo|kết luận|quy chế|quy định|luật|tài liệu|giấy mời|vb|cv|qđ|kh|tb|nq|nđ|ct"
)
# What else is spoken of as "cái": a matter, a date, a sum.
_MATTER = "việc|vụ|chuyện|hạn|thời hạn|khoản|điều|mục|điểm|nhiệm vụ|số tiền|tiền"
# The words of a row are put for {}; what is kept before them is the group `kept`.
_WHERE = {
    "anywhere": r"(?P<kept>)(?<![\w“\"])(?:{})(?![\w”\"])",
    "start": r"^(?P<kept>\W*)(?:{})(?:,|\b)(?=\s+\S+\s+\S)",
    "end": r"(?P<kept>)(?<=\s)(?:{})(?=\W*$)",
    "asked": r"(?P<kept>)(?<!\w)(?:{})(?=\s+(?:gì|gi|j|nào|nao)(?!\w))",
    "asked-what": r"(?P<kept>)(?<!\w)(?:{})(?=\s+(?:gì|gi|j)(?!\w))",
    "told": rf"(?<!\w)(?P<kept>(?:{_TOLD})\s+)(?:{{}})(?:\s+(?:cho\s+)?(?:{_I}))?(?!\w)",
    "told-for": rf"(?<!\w)(?P<kept>(?:{_TOLD})\s+)(?:{{}})\s+(?:(?:{_I})(?!\w)|(?=(?:cái\s+)?(?:{_DOCUMENT})(?!\w)))",
    "named": rf"(?P<kept>)(?<!\w)(?<!con )(?<!giống )(?:{{}})(?=\s+(?:{_DOCUMENT}|{_MATTER})(?!\w))",
    "contempt": rf"(?<!\w)(?P<kept>(?:{_DOCUMENT})(?:\s+(?:này|đó))?\s+)(?:{{}})(?!\w)",
    "contempt-end": rf"(?<!\w)(?P<kept>(?:{_DOCUMENT})(?:\s+(?:này|đó))?\s+)(?:{{}})(?=(?:\s+(?:này|đó|thế|vậy))?\W*$)",
}
_BLANKS = re.compile(r"^[\s,;]+|[\s,;]+(?=[.?!]|$)|\s+(?=[,;:\s])")


def without_fillers(text: str, language: str) -> str:
    """Returns a question without words that carry nothing; the whole where no other are in it.

    language: `vi`, with or without accents, or `en`.
    """
    marked = language == "vi" and not text.isascii()
    left = text
    for pattern in _patterns(language, marked):
        left = pattern.sub(r"\g<kept>", left)
    if left == text:
        return text
    left = _BLANKS.sub("", left)
    return left if any(c.isalnum() for c in left) else text


@functools.lru_cache(maxsize=4)
def _patterns(language: str, marked: bool) -> tuple[re.Pattern[str], ...]:
    """Returns the patterns of the rows of a language; marked: for a text with accents, else for one without."""
    lines = (resources.files("corpus.lexicon") / "fillers.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    languages = {"vi": ("vi", "vi-marked") if marked else ("vi",), "en": ("en",)}[language]
    found = []
    for spoken, where, words in rows:
        if spoken in languages:
            longest_first = "|".join(sorted(map(re.escape, words.split("|")), key=len, reverse=True))
            pattern = _WHERE[where].format(longest_first)
            found.append(re.compile(pattern if marked else strip_accents(pattern), re.IGNORECASE))
    return tuple(found)
