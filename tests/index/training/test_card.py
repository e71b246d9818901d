import json
from dataclasses import asdict

import numpy as np
from safetensors.numpy import save_file

from index.encoders.load import BUNDLED_FOLDER
from index.training.card import PRETRAINED_ORIGIN, TAIL, write_card
from index.training.encoder.recipe import Recipe


def test_write_card_says_what_the_model_is_made_from(tmp_path):
    (tmp_path / "config.json").write_text(json.dumps({"num_hidden_layers": 12, "vocab_size": 41148}), encoding="utf-8")
    save_file({"weight": np.zeros((64, 8)), "bias": np.zeros(64)}, tmp_path / "projection.safetensors")
    recipe = Recipe(steps=7)
    write_card(tmp_path, tmp_path, {"sentences": 1234}, recipe, {"XQuAD": 0.9}, "a `model`")
    card = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert "A BERT body of 12 layers\nwith 41,148 word pieces, mean pooling" in card
    assert "into the 64 numbers each" in card
    assert "**Made from** a `model`, and trained" in card
    assert "\n| data | count |\n|---|---|\n| sentences | 1,234 |\n\nRecipe: `" in card
    assert json.loads(card.partition("Recipe: `")[2].partition("`")[0]) == asdict(recipe)
    assert "| XQuAD | 0.900 |\n" in card


def test_the_bundled_card_is_what_write_card_writes(tmp_path):
    card = (BUNDLED_FOLDER / "README.md").read_text(encoding="utf-8")
    write_card(BUNDLED_FOLDER, tmp_path, {}, Recipe(), {}, PRETRAINED_ORIGIN)
    head, _, _ = (tmp_path / "README.md").read_text(encoding="utf-8").partition("\nRecipe")
    assert card.startswith(head)
    assert card.endswith(TAIL)
