"""Tasks that stand as words below agencies, a column each, or beside them, several columns for each.

| Sở Xây dựng     | Sở Tài chính    |      | Cơ quan     | Nhiệm vụ 1  | Nhiệm vụ 2     |
| Rà soát bến bãi | Bố trí kinh phí |  or  | Sở Xây dựng | Rà soát bến | Lập bản đồ bến |
"""

from collections.abc import Mapping, Sequence

from corpus.duties.agency_lists import agency_list
from corpus.duties.agency_phrases import AgencyPhrase
from corpus.duties.counted import is_number_of_task, uncounted
from corpus.duties.marks import names_agency
from corpus.duties.verbs import verb_at
from corpus.lexicon.task_columns import Column, column_of
from corpus.table import Words

FEWEST_COLUMNS = 2
_BESIDE = (None, Column.NUMBER, Column.TASK, Column.DEADLINE, Column.OTHER)  # what may stand beside the agencies


def agencies_over_tasks(heading: Sequence[Words], body: Sequence[Sequence[Words]]) -> Mapping[int, AgencyPhrase]:
    """Returns the agencies over columns whose cells are tasks, by their columns; empty for any other table."""
    if not may_stand_over_tasks(heading):
        return {}
    named = {i: words for i, words in enumerate(heading) if words.text and names_agency(words)}
    cells = [row[i] for row in body for i in named if i < len(row) and row[i].text]
    if not cells or 2 * sum(map(_is_task, cells)) < len(cells):
        return {}
    listed = {i: agency_list(words.text, 0, len(words.text), strict=True)[0].agency for i, words in named.items()}
    return {
        i: AgencyPhrase(a.text, named[i].start + a.start, named[i].start + a.end) for i, a in listed.items()
    }  # fmt: skip


def may_stand_over_tasks(row: Sequence[Words]) -> bool:
    """Returns whether a row names agencies, and else nothing but what stands beside those: a number, say."""
    said = [words for words in row if words.text]
    beside = [words.text for words in said if not names_agency(words)]
    return len(said) - len(beside) >= FEWEST_COLUMNS and all(column_of(text) in _BESIDE for text in beside)


def numbered_tasks(heading: Sequence[Words]) -> tuple[int, ...]:
    """Returns the columns whose headings only count tasks, which each cell below them is; none for fewer than two."""
    found = tuple(i for i, words in enumerate(heading) if is_number_of_task(words.text))
    return found if len(found) >= FEWEST_COLUMNS else ()


def _is_task(cell: Words) -> bool:
    """Returns whether a cell says what to do: several words that begin with a verb."""
    words = uncounted(cell).text.lstrip("-–+•* ")
    return " " in words and verb_at(words[:1].lower() + words[1:41]) is not None
