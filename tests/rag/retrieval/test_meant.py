import numpy as np
import pytest

from corpus.document import Metadata
from rag.question.read import read_question
from rag.retrieval.called import called_documents
from rag.retrieval.meant import Phrase, meant, scores
from rag.retrieval.named import named_documents
from rag.retrieval.title_vectors import TitleVectors
from rag.retrieval.wording import sound


def head(kind, title, place="", number="", issuer=""):
    return Metadata(kind=kind, title=title or None, place=place or None, number=number or None, issuer=issuer or None)


DIRECTIVES = {
    "ct-1": head("Chỉ thị", "Về việc phòng, chống đuối nước trẻ em", "tỉnh Thạch Giang"),
    "ct-2": head("Chỉ thị", "Về việc quản lý khai thác cát sỏi lòng sông", "tỉnh Thạch Giang"),
    "ct-3": head("Chỉ thị", "Về việc quản lý khai thác cát sỏi lòng sông", "tỉnh Hạ Lĩnh"),
    "tt-luong-co-so-va-tien-thuong": head("Thông tư", ""),
}


@pytest.mark.parametrize(
    ("words", "language", "found"),
    [
        ("duoi nuoc", "vi", ["ct-1"]),
        ("chong duoi nuoc", "vi", ["ct-1"]),
        ("trong duoi nuoc", "vi", ["ct-1"]),  # trống for chống
        ("khai thac cat xoi", "vi", ["ct-2", "ct-3"]),  # sỏi spelt as it sounds; two are level
        ("cat soi ha linh", "vi", ["ct-3"]),
        ("luong co so", "vi", ["tt-luong-co-so-va-tien-thuong"]),  # no title: the file's name
        ("cam xe may", "vi", []),
        ("drowning children", "en", ["ct-1"]),
    ],
)
def test_meant_is_the_document_ahead_of_all_others_or_those_that_are_level(words, language, found):
    assert sorted(meant(Phrase(tuple(words.split()), language), DIRECTIVES)) == found


def test_scores_count_words_and_pairs_by_their_weight():
    # Both words and their pair: all of it; the words apart, without the pair: less.
    apart = {"a": head("Chỉ thị", "nước, chống đuối"), "b": head("Chỉ thị", "đuối nước")}
    found = scores(Phrase(("duoi", "nuoc"), "vi"), apart)
    assert found["b"] == 1.0
    assert found["a"] == pytest.approx(2 / 3)  # the pair weighs the mean of its two words: 2 of 2 + 1


@pytest.mark.parametrize(
    ("cosines", "found"), [([0.7, 0.5, 0.4], ("ct-1",)), ([0.6, 0.55, 0.4], ()), ([0.5, 0.3, 0.3], ())]
)
def test_where_words_fail_a_title_is_meant_by_its_vector_if_near_and_ahead(cosines, found):
    three = {i: DIRECTIVES[i] for i in ("ct-1", "ct-2", "ct-3")}
    assert meant(Phrase(("boi", "loi"), "vi"), three, lambda *_: cosines) == found


@pytest.mark.parametrize(("typed", "meant_as"), [("trong", "chong"), ("tiec", "tiet"), ("xoi", "soi"), ("gia", "da")])
def test_sound_is_the_same_of_syllables_that_are_told_apart_by_spelling_only(typed, meant_as):
    assert sound(typed) == sound(meant_as)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Chỉ thị đuối nước giao ai dạy bơi?", ("ct-1",)),
        ("chi thi duoi nuoc bat so y te lam gi", ("ct-1",)),
        ("Chỉ thị đuối trẻ mồ côi ở đâu?", ()),  # one word of the title is not its name
        ("Chỉ thị khai thác cát sỏi giao ai kiểm tra?", ()),  # two are called so
        ("What does the children drowning directive say of pools?", ("ct-1",)),
        ("ai xây dựng chỉ thị đuối nước?", ()),  # yet to be drawn up
    ],
)
def test_called_documents_is_the_one_whose_title_the_words_behind_the_kind_are(question, found):
    assert called_documents(read_question(question), DIRECTIVES) == found


def test_a_question_names_the_document_that_it_calls_by_its_subject():
    found = named_documents(read_question("Chỉ thị đuối nước giao ai dạy bơi?"), DIRECTIVES)
    assert [named.documents for named in found] == [("ct-1",)]


class CountingEncoder:
    """Vectors that are known by hand: the first letter of a text, of two."""

    revision = "r1"

    def __init__(self):
        self.encoded = []

    def encode_queries(self, texts):
        return np.array([[1.0, 0.0] if t[0] == "a" else [0.0, 1.0] for t in texts], np.float32)

    def encode_passages(self, texts):
        self.encoded += texts
        return self.encode_queries(texts)


def test_title_vectors_encode_each_title_once_for_an_encoder():
    vectors, encoder = TitleVectors(), CountingEncoder()
    assert vectors.similar(encoder, "a", ["ab", "b", "ab"]) == [1.0, 0.0, 1.0]
    assert vectors.similar(encoder, "b", ["b", "ac"]) == [1.0, 0.0]
    assert encoder.encoded == ["ab", "b", "ac"]
    encoder.revision = "r2"
    vectors.similar(encoder, "a", ["ab"])
    assert encoder.encoded == ["ab", "b", "ac", "ab"]
