from eval.absent import absent
from eval.gold import GoldQuestion

HELD = {"a": frozenset(("1", "1.-1", "end"))}


class Holds:
    """A system of which only what it holds is asked."""

    def addresses(self, document_id):
        return HELD.get(document_id)


def asks(name, relevant):
    return GoldQuestion(name, "vi", "Ai?", bool(relevant), relevant, (), (), ())


def test_nothing_is_said_of_gold_that_the_system_can_answer():
    gold = [asks("q1", {"a": ("1", "1.-1")}), asks("q2", {"a": ()}), asks("q3", {})]
    assert absent(gold, Holds()) == []


def test_each_document_and_clause_is_named_once_with_its_questions():
    gold = [asks(f"q{n}", {"b": ("1",), "a": ("2", "1")}) for n in range(1, 8)] + [asks("q8", {"c": ()})]
    tail = "cannot be answered by it and may count as missed;"
    seven = "questions q1, q2, q3, q4, q5 and 2 more"
    assert absent(gold, Holds()) == [
        f"document 'b', which gold names, is not stored here: {seven} {tail} ingest it under that id, or judge with"
        " other gold",
        f"document 'a' has no clause 2, which gold names: {seven} {tail} `chithi clauses` lists those that are there",
        f"document 'c', which gold names, is not stored here: question q8 {tail} ingest it under that id, or judge"
        " with other gold",
    ]
