"""Whether what was read bears an answer out; else, why not."""

from dataclasses import replace

from corpus.answer_types import AnswerType
from corpus.text.accents import fold
from index.hit import Hit
from rag.composing.reason import reason_text
from rag.composing.refusal import NEAREST
from rag.desk import Desk
from rag.evidence import Evidence
from rag.question.place_words import holds_level, named_after_offices
from rag.question.question import Question
from rag.reading.about import is_beside_the_point, tells_only_its_effect
from rag.reading.coverage import least_read, least_sure, says_what_of
from rag.reading.decision import Decision, decide
from rag.reading.guards import Lacks, cites_document, cites_units, lacks
from rag.reading.listed import heads_what_was_read, list_asked, list_of_the_best
from rag.reading.missing import Missing, Part, find_missing, has_no_such_figure
from rag.reading.opposites import is_of_the_opposite
from rag.reading.papers import is_of_other_papers, lists_papers
from rag.reading.reader import Reader
from rag.reading.same_clause import NEEDED, may_answer, same_place
from rag.reading.signs import signs_of
from rag.reading.tabled import cells_asked, is_settled
from rag.reading.tasked import row_of_task
from rag.reading.weighing import Signs
from rag.retrieval.find import Found
from rag.several import ReadHits

NEVER = 2.0  # a probability that nothing reaches
OF_THE_MATTER = 0.05  # of a named document asked what it says of a matter: probable enough where a clause has it
MOST_HEADS = 5  # hits above which a list is looked for


class Decider:
    """Decides on one question's readings; level: a clause that names no agency of that level of government is none."""

    def __init__(self, desk: Desk, reader: Reader, level: str) -> None:
        self._desk = desk
        self._reader = reader
        self._level = level

    def decide(self, question: Question, found: Found, read: ReadHits, same: Hit | None = None) -> Decision:
        """Returns whether the best clause answers, by its reading and by the guards."""
        best = read.items[0]
        said_there = not question.reference.names_document or cites_document(question.reference, best.with_context())
        cited = said_there and cites_units(question.reference.steps, best.text)
        answers, least, weighed = self._weighed(question, found, read, same)
        wanting = self._is_wanting(question, found, read, same)
        return replace(decide(question, found, answers, least, wanting, cited), weighed=weighed)

    def signs(self, question: Question, found: Found, read: ReadHits) -> Signs | None:
        """Returns what tells whether the best clause answers; None where nothing is left to be weighed.

        That is where the guards find it wanting, or its words or a table settle it.
        """
        best, reading = read.items[0], read.readings[0]
        settled = is_settled(question, best) or row_of_task(question, best) is not None
        if settled or self._is_wanting(question, found, read, None):
            return None
        return signs_of(question, best, reading)

    def list_of(self, question: Question, found: Found, read: ReadHits, answered: bool) -> Evidence | None:
        """Returns the clause that heads the list that a question asks for; None where the guards find it wanting.

        answered: whether the best clause answers; where it is one of a list, all of that does.
        """
        if found.named or question.small_talk or question.supposed:
            return None
        items = [self._desk.evidence(h) for h in read.hits[:MOST_HEADS]]
        listed = list_asked(question, items, self._desk.evidence)
        if listed is None and answered:
            best = read.items[0]
            above = list_of_the_best(question, best)
            if above is not None:
                hit = replace(best.hit, path=above.path, start=above.start, end=above.end)
                listed = self._desk.evidence(hit)
            elif heads_what_was_read(question, best, read.readings[0]):
                listed = best
        if listed is None or _lacks(question, found, listed).any or self._lacks_level(listed):
            return None
        return listed

    def reason(self, question: Question, found: Found, read: ReadHits) -> str:
        """Returns why a question is refused, in a sentence, "" where that is not known."""
        best = read.items[0]
        if self._lacks_level(best):
            return reason_text(Missing(Part.LEVEL, self._level), question.language)
        is_stored = lambda phrase: bool(self._desk.searcher.documents_naming(phrase))  # noqa: E731
        missing = find_missing(question, _lacks(question, found, best), found.unknown, best, is_stored)
        return reason_text(missing, question.language, read.items[1:NEAREST])

    def _weighed(self, question: Question, found: Found, read: ReadHits, same: Hit | None) -> tuple[float, float, bool]:
        """Returns how probably the best clause answers, from which probability on it does, and whether by weighing."""
        best, reading = read.items[0], read.readings[0]
        if same is not None and same_place(read.hits[0], same) and gives(question, best):
            # Who else acts in the very task before is settled by its duties, by when by the day that it has.
            return reading.answers, 0.0, False
        if is_settled(question, best) or row_of_task(question, best):
            return reading.answers, 0.0, False
        of_the_matter = found.resolved and not found.named and question.answer_type is AnswerType.OTHER
        if of_the_matter and reading.answers >= OF_THE_MATTER and says_what_of(question, best.with_context()):
            return reading.answers, OF_THE_MATTER, False
        alone = not found.named and same is None
        weighing = (self._reader.calibration.weighing or {}).get(question.form)
        signs = signs_of(question, best, reading) if weighing and not found.named else None
        if weighing is not None and signs is not None:
            enough = not alone or reading.answers >= least_read(question, best.with_context())
            return weighing.probability(signs), weighing.threshold if enough else NEVER, True
        least = self._reader.calibration.forms[question.form].threshold
        return reading.answers, least_sure(question, best.with_context(), least) if alone else least, False

    def _is_wanting(self, question: Question, found: Found, read: ReadHits, same: Hit | None) -> bool:
        best = read.items[0]
        if question.small_talk or _lacks(question, found, best).any:
            return True
        if self._lacks_level(best) or self._is_elsewhere(question):
            return True
        if found.named or cells_asked(question, best, read.readings[0].row) is not None:
            # The figures of a table have their units in its heading, its rows what they are of.
            return False
        # A follow-up is of the task of the clause before it, whatever words it takes from there.
        alone = same is None and not found.resolved
        beside = alone and (is_beside_the_point(question, best) or _is_of_other_papers(question, best))
        if alone and tells_only_its_effect(question, best, read.readings[0]):
            return True
        return beside or has_no_such_figure(question, best) or _is_of_another(question, best)

    def _is_elsewhere(self, question: Question) -> bool:
        """Returns whether a question is of a place that no stored document names: "huyện đông lãng"."""
        if question.language == "en":
            return False
        return any(
            not self._desk.searcher.documents_naming(name)
            for name in named_after_offices(question.folded, question.text)
        )

    def _lacks_level(self, best: Evidence) -> bool:
        return bool(self._level) and not holds_level(fold(best.with_context()), self._level)


def gives(question: Question, best: Evidence) -> bool:
    """Returns whether a clause has the day or figure that is asked for, or its duties name who has the role that is."""
    held = question.answer_type in NEEDED and may_answer(question, best.text)
    return held or any(duty.role in question.wanted.roles for duty in best.own_duties)


def _is_of_other_papers(question: Question, best: Evidence) -> bool:
    """Returns whether a clause lists papers for something else than what is asked: each list is like every other."""
    asked = question.wanted.papers and question.language == "vi"
    return asked and lists_papers(best) and is_of_other_papers(question, best)


def _is_of_another(question: Question, best: Evidence) -> bool:
    """Returns whether a clause is of the opposite of what is asked about, which answers a yes or a no alone."""
    return not question.wants_yes_or_no and is_of_the_opposite(question, best)


def _lacks(question: Question, found: Found, best: Evidence) -> Lacks:
    return lacks(question, best, best.with_context(), found.unknown)
