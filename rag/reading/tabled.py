"""The cell of a table that a question asks for: of the row that it names, in the column of what it wants to know.

A table says in its heading what the figures of a column are, and in what unit; a sentence would say it beside each.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.answer_types import AnswerType
from corpus.table import CELL, tables_in
from corpus.table_of_figures import Row, TableOfFigures, is_headed, tables_of_figures
from corpus.text.accents import SYLLABLE, fold
from corpus.values import Kind, values_in
from rag.evidence import Evidence
from rag.question.question import Question
from rag.reading.coverage import share_held
from rag.reading.limits import fits_limits
from rag.retrieval.wording import syllable_weight

MOST_CELLS = 3  # of a row that are said where a question does not tell their columns apart
LONGEST_HEADING = 250  # code points
# Of what the words of a row's name weigh, what a question that means that row has; of English fewer words are known.
OF_A_NAME = {"vi": 0.6, "en": 0.4}
# Of the words of a heading, what a question has that asks for its column without saying of which kind.
OF_A_HEADING = 0.6
# Of what a question's words weigh, what a row with all above it must have, to answer however it was read.
OF_A_TABLE = {"vi": 0.75, "en": 0.55}
_PARTS = ",;/()+–-"
_KINDS = {
    AnswerType.MONEY: (Kind.MONEY,),
    AnswerType.PERCENT: (Kind.PERCENT,),
    AnswerType.WHEN: (Kind.TIME,),
    AnswerType.HOW_MUCH: (Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.SPAN),
    AnswerType.OTHER: tuple(Kind),
}
# What else it may be that answers, where no column is of the kind: "phụ cấp bao nhiêu" wants an amount, or a share.
_OTHERS = {
    AnswerType.MONEY: (Kind.PERCENT, Kind.COUNT),
    AnswerType.WHEN: (Kind.SPAN,),
    AnswerType.HOW_MUCH: (Kind.TIME,),
}


@dataclass(frozen=True)
class Cell:
    """A cell of a table: its span, what stands above its column, and what its figure is in where only that says so.

    unit: "đồng/m2/tháng", "" for nothing more.
    """

    start: int
    end: int
    label: str
    unit: str


@dataclass(frozen=True)
class Cells:
    """What a question asks for, in a table: one cell, or those of a row of which it may mean any.

    row, heading: the lines that they and the names of their columns stand in.
    """

    cells: tuple[Cell, ...]
    row: tuple[int, int]
    heading: tuple[int, int]

    @property
    def span(self) -> tuple[int, int]:
        """From the first cell to the last."""
        return self.cells[0].start, self.cells[-1].end


def cells_asked(question: Question, item: Evidence, read: tuple[int, int] | None = None) -> Cells | None:
    """Returns the cell of the tables in a clause's own text that a question asks for, None where none is sure.

    read: the row that was read to answer, if one was; no other one is asked for then.
    """
    text, start, end = item.document.text, item.clause.start, item.clause.own_end
    if question.answer_type not in _KINDS or CELL not in text[start:end]:
        return None
    if question.wanted.roles or question.wants_yes_or_no or question.wanted.several:
        return None
    words = question.terms.meant
    found = [c for table in tables_of_figures(text, start, end) if (c := _asked(table, question, words, read))]
    return found[0] if len(found) == 1 else None


def heading_of(item: Evidence, row: tuple[int, int]) -> tuple[int, int] | None:
    """Returns the line that heads the table in which a row stands, None for none, for a long one, and for itself."""
    text = item.document.text
    if CELL not in text[slice(*row)]:
        return None
    for rows in tables_in(text, item.clause.start, item.clause.own_end):
        first, last = rows[0], rows[-1]
        if first[0].start <= row[0] < last[-1].end:
            span = first[0].start, first[-1].end
            return span if is_headed(rows) and span[0] < row[0] and span[1] - span[0] <= LONGEST_HEADING else None
    return None


def share_settled(question: Question, item: Evidence) -> float:
    """Returns the share of a question's words that the row it asks for has, with what stands above that; 0 for no row.

    From OF_A_TABLE on the row answers however its clause was read.
    """
    asked = cells_asked(question, item)
    if asked is None:
        return 0.0
    text = item.document.text
    above = item.with_context().removesuffix(item.text) + text[item.clause.start : asked.heading[1]]
    return share_held(question, f"{above}\n{text[slice(*asked.row)]}")


def has_kind(question: Question, item: Evidence) -> bool:
    """Returns whether a clause's own text has a value of the kind that is asked for."""
    kinds = _KINDS.get(question.answer_type, tuple(Kind))
    values = values_in(item.document.text, item.clause.start, item.clause.own_end)
    return any(v.kind in kinds for v in values)


def is_settled(question: Question, item: Evidence) -> bool:
    """Returns whether a row of a table answers a question however its clause was read."""
    return share_settled(question, item) >= OF_A_TABLE[question.language]


def _asked(
    table: TableOfFigures, question: Question, words: frozenset[str], read: tuple[int, int] | None
) -> Cells | None:
    """Returns the cells of the row and of the column of a table that a question means."""
    if read is None:
        row = _row(table, question, words)
    else:
        row = next((r for r in table.rows if read[0] <= r[0].start < read[1]), None)
    columns = _columns(table, row, question, words) if row else ()
    if row is None or not columns:
        return None
    cells = tuple(Cell(row[i].start, row[i].end, table.label(i), table.unit(row, i)) for i in columns)
    return Cells(cells, (row[0].start, row[-1].end), (table.heading[0].start, table.heading[-1].end))


def _row(table: TableOfFigures, question: Question, words: frozenset[str]) -> Row | None:
    """Returns the row that a question names, or whose limits its case lies within; None where several are alike."""
    names = [table.name(row) for row in table.rows]
    within = [row for row, name in zip(table.rows, names, strict=True) if fits_limits(question, name, 0, len(name))]
    if len(within) == 1:
        return within[0]
    common = Counter(w for name in names for w in set(_syllables(name)))
    of_all = {w for w, n in common.items() if n == len(names)}
    named: list[tuple[float, Row]] = []
    for row, name in zip(table.rows, names, strict=True):
        parts = name.translate(dict.fromkeys(map(ord, _PARTS), "\n")).split("\n")
        if any(_share(part, words, of_all) >= OF_A_NAME[question.language] for part in (name, *parts)):
            named.append((_weight(set(_syllables(name)) & words - of_all), row))
    best = [row for weight, row in named if weight == max(w for w, _ in named)]
    return best[0] if len(best) == 1 else None


def _columns(table: TableOfFigures, row: Row, question: Question, words: frozenset[str]) -> tuple[int, ...]:
    """Returns the column of figures that a question asks for, a few of one kind that it does not tell apart."""
    kinds = {i: table.kind(row, i) for i in table.figures if row[i].text}
    # Where something is counted a day is no answer.
    others = () if question.wanted.counted else _OTHERS.get(question.answer_type, ())
    wanted = _KINDS[question.answer_type], others
    fitting = next((f for of in wanted if (f := [i for i, kind in kinds.items() if kind in of])), [])
    if question.wanted.counted:  # how many of a thing is no share of it
        fitting = [i for i in fitting if kinds[i] is not Kind.PERCENT] or fitting
    labels = {i: set(_syllables(table.label(i))) for i in fitting}
    of_all = set.intersection(*labels.values()) if len(fitting) > 1 else set()
    weights = {i: _weight(_meant(table.label(i), words, question) - of_all) for i in fitting}
    best = tuple(i for i in fitting if weights[i] == max(weights.values()))
    if question.answer_type is AnswerType.OTHER:
        # What is asked for is not said to be a figure: only the name of its column tells.
        return best if len(best) == 1 and _share(table.label(best[0]), words, set()) >= OF_A_HEADING else ()
    return best if len(best) <= MOST_CELLS and len({kinds[i] for i in best}) == 1 else ()


def _meant(label: str, words: frozenset[str], question: Question) -> set[str]:
    """Returns the syllables of a label that a question has; a figure only where it stands beside the one before it.

    "Đường loại 2 bao nhiêu 1 m2" is of no "loại 1". What stands beside it in English is another word.
    """
    said = _syllables(label)
    asked = f" {question.folded} "
    alone = question.language == "en"
    pairs = zip(("", *said), said, strict=False)
    return {w for b, w in pairs if w in words and (alone or not w.isdigit() or f" {b} {w} " in asked)}


def _share(text: str, words: frozenset[str], without: set[str]) -> float:
    """Returns of what the words of a text weigh, some left out, the share that a question has."""
    own = set(_syllables(text)) - without
    return _weight(own & words) / _weight(own) if own else 0.0


def _weight(words: set[str]) -> float:
    return sum(syllable_weight(w) for w in sorted(words))


def _syllables(text: str) -> Sequence[str]:
    return [fold(s) for s in SYLLABLE.findall(text.lower())]
