import gzip
import json
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.training.pretrained.pieces import build_tokenizer, texts_of, used_pieces


@pytest.fixture
def data(tmp_path):
    """A folder of data, a row or two of each kind."""

    def write(name, lines):
        with gzip.open(tmp_path / name, "wt", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines)

    write("parallel_en_vi.tsv.gz", ["buys buys\tsở sở\tnews", "buys\tsở\tnews"])
    write("lexicon_vi_en.tsv.gz", ["tế\tбуква"])
    # "mua" stands after the first 300 code points of the article, "te" after its first 1,500.
    text = "x " * 200 + "mua mua mua " + "x " * 700 + "te te te"
    write("legal_articles.jsonl.gz", [json.dumps({"title": "tế", "text": text})])
    write("question_passage.jsonl.gz", [json.dumps({"question": "国 国 国", "passage": "z"})])
    (tmp_path / "written").mkdir()
    clause = {"id": "a", "vi": "giao", "en": "assigns", "q_vi": ["ai"], "q_en": ["who", "what"]}
    rows = [clause, {"id": "b", "clauses": [clause, clause]}]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (tmp_path / "written" / "a.jsonl").write_text(lines, encoding="utf-8")
    return tmp_path


def test_texts_of_yields_every_text_with_its_language(data):
    clause = [("giao", True), ("ai", True), ("assigns", False), ("who", False), ("what", False)]
    texts = list(texts_of(data))
    article = texts.pop(6)
    assert article == ("tế\n" + "x " * 200 + "mua mua mua " + "x " * 544, True)
    assert texts == [
        ("buys buys", False),
        ("sở sở", True),
        ("buys", False),
        ("sở", True),
        ("tế", True),
        ("буква", False),
        ("国 国 国", True),
        ("z", True),
        *clause * 3,
    ]


def test_used_pieces_are_those_seen_thrice_short_or_special(pretrained, data):
    kept = [pretrained.pieces[i][0] for i in used_pieces(pretrained, data)]
    # sở: three times as it is, without accents, and in capitals; buys: English is not put in capitals; tế: twice;
    # mua: not among the first 300 code points, which alone are put in capitals; a: a letter.
    assert kept == ["<s>", "<pad>", "</s>", "<unk>", "▁sở", "▁so", "▁SỞ", "▁buys", "▁", "a", "国", "▁mua"]


def test_used_pieces_of_no_data_are_special_ones_and_letters(pretrained, tmp_path):
    kept = [pretrained.pieces[i][0] for i in used_pieces(pretrained, tmp_path)]
    assert kept == ["<s>", "<pad>", "</s>", "<unk>", "a"]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("sở  mua\n\tab", ["<s>", "▁sở", "▁mua", "▁ab", "</s>"]),
        ("sở aaq", ["<s>", "▁sở", "▁", "a", "a", "q", "</s>"]),  # q is no piece
        ("ａｂ", ["<s>", "▁ab", "</s>"]),  # full-width letters
        ("", ["<s>", "</s>"]),
    ],
)
def test_the_tokenizer_finds_the_likeliest_pieces(pretrained, text, pieces):
    assert build_tokenizer(pretrained).encode(text).tokens == pieces


def test_the_tokenizer_puts_two_ends_between_a_pair(pretrained):
    encoded = build_tokenizer(pretrained).encode("sở", "mua")
    assert encoded.tokens == ["<s>", "▁sở", "</s>", "</s>", "▁mua", "</s>"]
    assert build_tokenizer(pretrained).decode(encoded.ids) == "sở mua"


@pytest.fixture(scope="module")
def pieces_of(pretrained):
    tokenizer = build_tokenizer(pretrained)
    return lambda text: tokenizer.encode(text, add_special_tokens=False).ids


@given(st.lists(st.text("asởteyTế\u0323ａ½国 \u00a0\u3000", max_size=6)))
def test_a_text_has_the_pieces_of_its_words(pieces_of, words):
    text = " ".join(words)
    apart = [pieces_of(word) for word in normalize("NFKC", text).split()]
    assert pieces_of(text.strip()) == [i for ids in apart for i in ids]
