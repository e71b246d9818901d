import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from index.encoders.protocol import EncodedQuery, TokenEncoder, encode_query, stored_form, unit


def test_unit_makes_length_one_in_float32_and_leaves_zero_alone():
    out = unit(np.array([[3.0, 4.0], [0.0, 0.0], [-2.0, 0.0]], dtype=np.float64))
    assert out.dtype == np.float32
    assert out.flags.c_contiguous
    np.testing.assert_array_equal(out, np.array([[0.6, 0.8], [0, 0], [-1, 0]], dtype=np.float32))


def test_stored_form_is_127_times_rounded():
    # .6 · 127 = 76.2, .8 · 127 = 101.6
    out = stored_form(np.array([[0.6, -0.8, 0.0, 1.0, -1.0]], dtype=np.float32))
    assert (out.dtype, out.tolist()) == (np.int8, [[76, -102, 0, 127, -127]])


@given(arrays(np.float32, (5, 8), elements=st.floats(-1, 1, width=32)))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_stored_form_keeps_each_component_to_half_a_step(vectors):
    np.testing.assert_allclose(stored_form(vectors) / 127, vectors, atol=0.5 / 127 + 1e-6)


def test_encode_query_takes_tokens_where_the_encoder_gives_any(words, token_words):
    assert isinstance(token_words, TokenEncoder)
    assert not isinstance(words, TokenEncoder)
    plain, with_tokens = encode_query(words, "lúa thuốc"), encode_query(token_words, "lúa thuốc")
    # Half of each word, at length 1.
    expected = pytest.approx([0.5**0.5, 0.5**0.5, 0, 0])
    assert (plain.vector[0].tolist(), with_tokens.vector[0].tolist()) == (expected, expected)
    assert plain == EncodedQuery(plain.vector, None)
    assert with_tokens.tokens.vectors.tolist() == [[1, 0, 0, 0], [0, 1, 0, 0]]
    assert with_tokens.tokens.weights.tolist() == [0.5, 0.5]
    assert encode_query(token_words, "ngô").tokens is None
