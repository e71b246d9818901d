import pytest

from api.errors import Problem
from api.v1.paging import as_cursor, read_cursor
from tests.api.wire import assert_problem


def every(client, address, **query):
    """Follows a list from page to page, and returns the pages."""
    pages, response = [], client.get(address, params=query)
    while True:
        pages.append(response.json())
        if "link" not in response.headers:
            return pages
        following, _, relation = response.headers["link"].partition(">; ")
        assert relation == 'rel="next"'
        response = client.get(following.removeprefix("<"))


def test_pages_of_documents_together_are_the_list(sample):
    whole = sample.get("/v1/documents").json()
    pages = every(sample, "/v1/documents", limit=7)
    assert [len(page) for page in pages] == [7, 7, 4]
    assert [d for page in pages for d in page] == whole
    assert every(sample, "/v1/documents", limit=18) == [whole]


@pytest.mark.parametrize("query", [{}, {"agency": "Sở Y tế"}, {"role": "lead", "deadline": ""}])
def test_pages_of_duties_together_are_the_list(sample, query):
    whole = sample.get("/v1/duties", params=query).json()
    pages = every(sample, "/v1/duties", limit=9, **query)
    assert [d for page in pages for d in page] == whole
    assert {len(page) for page in pages[:-1]} == {9}


def test_a_cursor_is_read_back_and_no_other_is_taken(sample):
    assert read_cursor(as_cursor(["đê", 3]), (str, int)) == ["đê", 3]
    assert read_cursor(None, (str,)) is None
    for bad in (
        "",
        "x",
        "đê",
        as_cursor(["a"]),
        as_cursor([1, 1]),
        as_cursor(["a", True]),
        "A" * 50,
        as_cursor(["a" * 2000, 1]),
        as_cursor(["\ud800", 1]),
        as_cursor(["a", 2**63]),
    ):
        with pytest.raises(Problem):
            read_cursor(bad, (str, int))
    assert_problem(sample.get("/v1/documents", params={"cursor": "x"}), 422, "Not a cursor")
    for limit in ("0", "1001", "x"):
        assert_problem(sample.get("/v1/duties", params={"limit": limit}), 422, "Invalid request")
