"""The pieces of a pretrained encoder: the tokenizer over them, and those that Vietnamese and English use."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

from corpus.text.accents import strip_accents
from index.training.data import json_rows, table_rows
from index.training.pretrained.model import Pretrained

LEAST_SEEN = 3  # times
ARTICLE_LOOKED_AT, CAPITALS_LOOKED_AT = 1500, 300  # code points of an article; of a text that is counted in capitals
BLANK = "▁"
# Letters (of alphabets up to the Vietnamese letters of Unicode), figures and signs: they spell what was not counted.
SHORT = re.compile(BLANK + r"?[0-9A-Za-zÀ-ỹ%/.,;:()\-–+&\"'“”‘’…°§€$@#*=<>\[\]{}|~^_`\\?!₫²³½]+")


def build_tokenizer(pretrained: Pretrained) -> Tokenizer:
    """Returns the tokenizer over the pieces: `<s> A </s>`, and of pairs `<s> A </s> </s> B </s>`."""
    of = pretrained.configuration
    tokenizer = Tokenizer(models.Unigram(list(pretrained.pieces), unk_id=of.unknown))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement=BLANK, prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(replacement=BLANK, prepend_scheme="always")
    begin, end, padding, unknown = (pretrained.pieces[i][0] for i in of.special)
    tokenizer.add_special_tokens([AddedToken(piece, special=True) for piece in (begin, end, padding, unknown)])
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{begin} $A {end}",
        pair=f"{begin} $A {end} {end} $B {end}",
        special_tokens=[(begin, of.begin), (end, of.end)],
    )
    return tokenizer


def used_pieces(pretrained: Pretrained, data: Path) -> list[int]:
    """Returns, ascending, the numbers of the pieces that a folder of data uses.

    Those seen at least three times in its English and in its Vietnamese (as it is, in small letters without accents,
    and the beginning of each text in capitals), those of one or two letters, figures and signs, and the four special
    ones.
    """
    words = _words(texts_of(data))
    tokenizer = build_tokenizer(pretrained)
    encoded = tokenizer.encode_batch_fast(list(words), add_special_tokens=False)
    seen: Counter[int] = Counter()
    for word, times in zip(encoded, words.values(), strict=True):
        for piece in word.ids:
            seen[piece] += times
    special = set(pretrained.configuration.special)
    return [
        i
        for i, (piece, _) in enumerate(pretrained.pieces)
        if i in special or seen[i] >= LEAST_SEEN or (len(piece) <= 2 and SHORT.fullmatch(piece))
    ]


def texts_of(data: Path) -> Iterator[tuple[str, bool]]:
    """Yields every text of a folder of data with whether it is Vietnamese; `index.training.data` names its files.

    Clauses that are kept apart are among them: which pieces they use says nothing about how they are answered.
    """
    for english, vietnamese, *_ in table_rows(data / "parallel_en_vi.tsv.gz"):
        yield from ((english, False), (vietnamese, True))
    for vietnamese, english, *_ in table_rows(data / "lexicon_vi_en.tsv.gz"):
        yield from ((vietnamese, True), (english, False))
    for article in json_rows(data / "legal_articles.jsonl.gz"):
        yield f"{article['title']}\n{article['text'][:ARTICLE_LOOKED_AT]}", True
    for row in json_rows(data / "question_passage.jsonl.gz"):
        yield from ((row["question"], True), (row["passage"], True))
    for path in sorted((data / "written").glob("*.jsonl")):
        for row in json_rows(path):
            for clause in row.get("clauses", [row]):
                yield from ((text, True) for text in (clause["vi"], *clause["q_vi"]))
                yield from ((text, False) for text in (clause["en"], *clause["q_en"]))


def _words(texts: Iterable[tuple[str, bool]]) -> Counter[str]:
    """Returns how often each word stands in the texts, Vietnamese in its three forms.

    No piece goes beyond a word, so that each is cut into pieces once, and not as often as it stands in the data.
    """
    as_is: Counter[str] = Counter()
    vietnamese: Counter[str] = Counter()
    begins: Counter[str] = Counter()
    for text, is_vietnamese in texts:
        words = unicodedata.normalize("NFKC", text).split()
        as_is.update(words)
        if is_vietnamese:
            vietnamese.update(words)
            begins.update(unicodedata.normalize("NFKC", text[:CAPITALS_LOOKED_AT]).split())
    for word, times in vietnamese.items():
        as_is[strip_accents(word).lower()] += times
    for word, times in begins.items():
        as_is[word.upper()] += times
    return as_is
