import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.web.said import BASES, Quote, digest, read_quote, said_now

texts = st.text("aăđ1 \n", max_size=40)


def quote(start, words):
    return Quote(start, len(words), tuple(digest(words, base) for base in BASES))


def test_a_digest_is_the_polynomial_of_the_code_points():
    first, second = BASES
    assert digest("ab", first) == 97 * first + 98
    assert digest("aba", second) == (97 * second**2 + 98 * second + 97) % (2**31 - 1)


@given(texts, texts, st.integers(0, 60), st.data())
def test_words_are_found_as_a_search_for_the_quote_finds_them(text, words, start, data):
    if data.draw(st.booleans()):
        a, b = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
        words = text[a:b]
    if not words:
        return
    places = [i for i in range(len(text)) if text[i : i + len(words)] == words]
    nearest = min(places, key=lambda i: abs(i - start), default=None)
    expected = None if nearest is None else (nearest + 1, nearest + 3)
    assert said_now(text, (start + 1, start + 3), quote(start, words)) == expected


@pytest.mark.parametrize(
    "given", ["", "1", "1-2-3", "1-0-3-4", "-1-2-3-4", "1-2-3-4-5", "a-b-c-d", "1-2-3-٣", "1" * 99]
)
def test_what_is_no_quote_is_none(given):
    assert read_quote(given) is None


def test_a_quote_is_read_from_an_address():
    assert read_quote("7-2-30-4") == Quote(7, 2, (30, 4))
