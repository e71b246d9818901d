import itertools
import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.text.accents import strip_accents
from index.words.restoration import restore_accents, syllable_model


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("so y te chu tri mua thuoc", "sở y tế chủ trì mua thuốc"),
        ("Uy ban nhan dan tinh", "Ủy ban nhân dân tỉnh"),
        ("BAO HIEM XA HOI", "BẢO HIỂM XÃ HỘI"),
        ("bao cao  ket qua,truoc ngay 15/3!", "báo cáo  kết quả,trước ngày 15/3!"),
        ("Sở y te", "Sở y tế"),  # half of them typed
        ("xyzzy covid", "xyzzy covid"),
        ("…", "…"),
        ("", ""),
    ],
)
def test_restore_accents_gives_them_back_and_keeps_all_else(typed, written):
    assert restore_accents(typed) == written


def test_restore_accents_leaves_what_is_accented_as_it_is_typed():
    assert restore_accents("thuộc quý sợ ý tệ") == "thuộc quý sợ ý tệ"


def test_restore_accents_reads_neighbours_up_to_a_stop():
    assert restore_accents("mua thuoc") == "mua thuốc"
    assert restore_accents("phu thuoc") == "phụ thuộc"
    assert restore_accents("mua. thuoc") == f"mua. {restore_accents('thuoc')}"


SYLLABLES = ["so", "y", "te", "thuoc", "mua", "bao", "hiem", "ngay", "tinh", "15", "xyz", "đã"]


@given(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=4))
@settings(max_examples=40)
def test_restore_accents_finds_the_likeliest_of_all_sequences(words):
    model = syllable_model()

    def likelihood(sequence):
        return sum(math.log(model.probability(a, b)) for a, b in itertools.pairwise(["", *sequence]))

    forms = [model.forms.get(w, (w,)) if w == strip_accents(w) else (w,) for w in words]
    best = max(likelihood(s) for s in itertools.product(*forms))
    assert likelihood(restore_accents(" ".join(words)).split()) == pytest.approx(best)


@given(st.text(alphabet="abcdeghimnoptuxyăâđêôơưáề 1_.,-?\n", max_size=40))
@settings(max_examples=200)
def test_restore_accents_adds_marks_and_nothing_else(text):
    restored = restore_accents(text)
    assert strip_accents(restored) == strip_accents(text)
    pairs = zip(re.findall(r"\w+", text), re.findall(r"\w+", restored), strict=True)
    assert [(a, b) for a, b in pairs if a != strip_accents(a) and a != b] == []


def test_probability_is_of_the_pair_and_the_syllable_and_never_zero():
    model = syllable_model()
    seen = model.counts["bảo"]
    pair = model.pairs["bảo", "hiểm"] / seen
    alone = (model.counts["hiểm"] + 0.1) / (model.total + 1)
    assert model.probability("bảo", "hiểm") == pytest.approx((seen * pair + 1000 * alone) / (seen + 1000))
    assert 0 < model.probability("hiểm", "no such syllable") < model.probability("hiểm", "bảo")
