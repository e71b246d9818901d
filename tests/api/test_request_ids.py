import re

import pytest

from api.request_ids import id_of


@pytest.mark.parametrize("given", ["a", "9f-3.x_Y", "0" * 64])
def test_a_safe_id_is_kept_and_sent_back(sample, given):
    assert sample.get("/healthz", headers={"X-Request-ID": given}).headers["x-request-id"] == given


@pytest.mark.parametrize("given", [None, "", "0" * 65, "a b", "a\nINFO forged", "<script>", "đ", "a;b", "../x"])
def test_an_unsafe_id_is_replaced(given):
    assert re.fullmatch("[0-9a-f]{32}", id_of(given))


def test_each_request_has_an_id_of_its_own(sample):
    first, second = (sample.get("/healthz").headers["x-request-id"] for _ in range(2))
    assert first != second


def test_a_problem_and_a_refusal_name_the_request(sample):
    for more in ({}, {"Host": "evil.example"}):
        response = sample.get("/v1/khong-co", headers={"X-Request-ID": "q-7", **more})
        assert (response.headers["x-request-id"], response.json()["request_id"]) == ("q-7", "q-7")
