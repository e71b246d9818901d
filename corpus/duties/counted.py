"""What counts a task and is not of it: "Nhiệm vụ 1: Rà soát bến", "2. Rà soát bến"."""

import re

from corpus.table import Words

_KIND = r"(?:Nhiệm vụ|NHIỆM VỤ|Công việc|CÔNG VIỆC|Nội dung|NỘI DUNG|Việc|VIỆC|Đầu việc|Hoạt động|Task|Activity)"
_COUNTED = re.compile(
    rf"(?:{_KIND}(?: (?:số|thứ))?\s?\d{{1,3}}\s*[:.)–-]\s*"
    r"|(?:\d{1,3}(?:\.\d{1,3})*[.)]?|[IVXL]{1,6}[.)]|[a-zđ][.)]|[-–+•*])\s+)"
)
_HEADS_TASKS = re.compile(rf"{_KIND}(?: (?:số|thứ))?\s?(?:\d{{1,2}}|[IVX]{{1,4}})\s*[.:]?", re.IGNORECASE)
_HEADS_ONE = re.compile(rf"{_KIND}(?: (?:số|thứ))?\s?(?:\d{{1,2}}|[IVX]{{1,4}})\s*[.:)–-]\s*[^\W\d_]", re.IGNORECASE)
_EDGES = " ,.;:/"


def uncounted(words: Words) -> Words:
    """Returns the words of a task without what counts it."""
    counted = _COUNTED.match(words.text)
    said = words.text[counted.end() if counted else 0 :]
    begin = words.end - len(said)
    return Words(said.rstrip(_EDGES) or said, begin, words.end)


def is_number_of_task(heading: str) -> bool:
    """Returns whether a heading only counts the tasks below it: "Nhiệm vụ 1"."""
    return bool(_HEADS_TASKS.fullmatch(heading.strip()))


def is_counted_task(heading: str) -> bool:
    """Returns whether a heading is a task itself, with its number: "Nhiệm vụ 1: Rà soát bến"."""
    return bool(_HEADS_ONE.match(heading.strip()))
