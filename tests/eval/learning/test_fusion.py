"""Weights are learnt from what was asked of the product's own search, over texts made here."""

import numpy as np

from eval.learning.asked import texts_of
from eval.learning.fusion import Case, best_fusion, collect_asked
from eval.systems.text_index import open_index
from index.encoders.load import load_encoder
from index.training.asked import Data
from index.training.examples import Asked, Example, Source, Split, split_of
from rag.config import learnt_config

TUNED = next(i for i in (f"t{n}" for n in range(99)) if split_of(i) is Split.TUNE)
OTHERS = [i for i in (f"t{n}" for n in range(99)) if split_of(i) is not Split.TUNE][:2]
TEXTS = dict(
    zip(
        (TUNED, *OTHERS),
        (
            "Sở Y tế chủ trì đấu thầu thuốc cho các bệnh viện.",
            "Trường học mở cửa lại từ ngày 15.",
            "Công an giữ kho lương thực.",
        ),
        strict=True,
    )
)


def test_only_questions_of_the_tuning_split_are_learnt_from(tmp_path):
    asked = Asked("Ai đấu thầu thuốc?", "Who buys medicine?", ("Sở Y tế",))
    examples = tuple(Example(i, i, Source.REAL, "", text, (asked,), ()) for i, text in TEXTS.items())
    data, encoder = Data(examples, (), (), (), (), {}), load_encoder()
    searcher = open_index(texts_of(data), encoder, tmp_path)
    found = collect_asked(data, searcher, encoder, learnt_config())
    assert {form: [len(cases) for cases in sets] for form, sets in found.items()} == {
        "vi": [1], "vi-plain": [1], "en": [1],
    }  # fmt: skip
    [[case]] = found["vi"]
    assert case.answering.tolist().count(True) == 1
    assert case.parts.shape[1] == 5


def test_the_weights_that_put_the_right_clause_first_are_the_best():
    # The cosine is wrong of two passages and late interaction right.
    parts = np.array([[0.9, 0.1, 0.5, 0.0, 0.0], [0.1, 0.9, 0.5, 0.0, 0.0]])
    case = Case(parts, np.array([0, 1]), np.array([False, True]))
    fusion, value = best_fusion([[case]])
    assert value == 1.0
    assert fusion.late > fusion.dense
