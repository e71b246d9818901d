import pytest

from corpus.text.accents import fold
from index.training import asked as questions_of
from index.training.data import load_data
from index.training.encoder.batches import Batches
from index.training.encoder.recipe import Mixture, Recipe
from index.training.typing_forms import FormShares

KINDS = ("real", "law", "written", "pairs", "sentences", "translated")


@pytest.fixture
def batches(asked_folder):
    """Batches of one kind, questions typed with accents or in English."""

    def of(kind, forms, queries=8):
        mixture = Mixture(*(float(k == kind) for k in KINDS))
        recipe = Recipe(queries=queries, mixture=mixture, forms=forms)
        return Batches(load_data(asked_folder), questions_of.load_data(asked_folder), recipe)

    return of


ACCENTED, ENGLISH = FormShares(1.0, 0.0, 0.0, 0.0, 0.0), FormShares(0.0, 0.0, 0.0, 0.0, 1.0)


def told(text):
    return text.rstrip("?. ").lower()


def test_a_question_comes_in_both_languages_with_the_text_below_its_title(batches):
    drawn = batches("real", ENGLISH)
    for step in range(8):
        batch = drawn.draw(step)
        assert {told(q) for q in batch.questions} <= {"who buys medicine", "when"}
        assert all(p.startswith("Công văn mua thuốc\nSở Y tế\n") for p in batch.passages)
        # Those of d1 alone: the document `hello` judges.
        assert sorted(p.split("\n")[2][:2] for p in batch.passages) == ["1.", "2."]
        assert not set(batch.negatives) & set(batch.passages)
        assert {fold(told(q)) for q in batch.again} <= {"ai mua thuoc", "mua khi nao"}


def test_what_has_one_language_comes_again_typed_otherwise(batches):
    drawn = batches("pairs", ACCENTED)
    seen = set()
    for step in range(12):
        batch = drawn.draw(step)
        seen |= set(batch.passages)
        assert [fold(told(q)) for q in batch.again] == [fold(told(q)) for q in batch.questions]
    # Neither of the one that judges nor of one that is too long.
    assert seen == {"sở y tế mua thuốc", "công an giữ kho"}


def test_no_two_passages_of_a_step_are_alike(batches):
    for kind in ("real", "law", "written", "pairs", "sentences"):
        batch = batches(kind, ACCENTED).draw(0)
        assert len(batch.passages) == len(set(batch.passages)) == len(batch.questions) == len(batch.again)
        assert batch.passages


def test_batches_are_drawn_by_the_seed(batches):
    first, second = batches("law", ACCENTED), batches("law", ACCENTED)
    assert [first.draw(n) for n in range(3)] == [second.draw(n) for n in range(3)]
