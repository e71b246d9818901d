import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, pre_tokenizers

from rag.reading.pairs import LONGEST_CONTEXT, LONGEST_PAIR, SHORTEST_CONTEXT, Packed, Pair, pack, parts_of


@pytest.fixture(scope="module")
def tokenizer():
    """A word a token; unknown words are 3."""
    words = {"<s>": 0, "<pad>": 1, "</s>": 2, "<unk>": 3, "ai": 4, "mua": 5, "thuốc": 6, "sở": 7}
    made = Tokenizer(models.WordLevel(words, unk_token="<unk>"))
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    return made


def test_pack_tells_the_text_from_its_context(tokenizer):
    assert pack([Pair("ai mua", "sở", "mua thuốc")], tokenizer) == [
        Packed(ids=(0, 4, 5, 2, 2, 7, 5, 6, 2), first=6, offsets=((0, 3), (4, 9)))
    ]


def test_pack_of_a_text_without_context(tokenizer):
    assert pack([Pair("ai", "", "mua")], tokenizer) == [Packed((0, 4, 2, 2, 5, 2), 4, ((0, 3),))]


def test_pack_keeps_the_text_before_its_context_where_both_do_not_fit(tokenizer):
    [packed] = pack([Pair("ai", "sở " * 100, "thuốc " * 240)], tokenizer)
    assert len(packed.ids) == LONGEST_PAIR
    assert packed.ids[4 : 4 + SHORTEST_CONTEXT] == (7,) * SHORTEST_CONTEXT
    assert packed.first == 4 + SHORTEST_CONTEXT
    assert len(packed.offsets) == LONGEST_PAIR - 5 - SHORTEST_CONTEXT
    assert packed.offsets[-1] == (6 * (len(packed.offsets) - 1), 6 * (len(packed.offsets) - 1) + 5)


@given(st.text(alphabet="ab .;\n", max_size=300), st.integers(1, 40))
def test_parts_cover_a_text_in_order_and_are_none_too_long(text, longest):
    spans = parts_of(text, longest)
    assert "".join(text[a:b] for a, b in spans) == text
    assert all(b - a <= longest for a, b in spans)


def test_parts_end_with_a_sentence_where_one_ends():
    assert parts_of("Một hai. Ba bốn năm", 12) == [(0, 8), (8, 19)]


def test_a_long_context_loses_its_outermost_lines_first():
    title, heading, lead = "T" * 250, "Điều 3. " + "H" * 60, "2. Phạt tiền từ 2 triệu đồng đối với:"
    passage = Pair("Phạt bao nhiêu?", f"{title}\n{heading}\n{lead}", "a) Vứt rác.").passage
    kept = LONGEST_CONTEXT - len(heading) - len(lead) - 2
    assert passage == f"{title[:kept]}\n{heading}\n{lead}\na) Vứt rác."


def test_every_line_of_a_context_keeps_its_beginning():
    lines = ["T" * 400, "M" * 300, "K" * 200]
    passage = Pair("q", "\n".join(lines), "a) Vứt rác.").passage
    assert passage == f"{'T' * 60}\n{'M' * 60}\n{'K' * 178}\na) Vứt rác."
