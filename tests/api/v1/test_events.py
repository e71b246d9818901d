import pytest

from api.v1.events import answer_events, wants_events


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [(None, False), ("*/*", False), ("text/event-stream", True), ("application/json, text/event-stream;q=0.5", True)],
)
def test_events_are_sent_only_where_they_are_asked_for(accept, wanted):
    assert wants_events(accept) is wanted


def test_answer_events_are_the_hits_and_the_answer_each_on_one_line():
    answer = {"answer": "Sở Y tế\nlo", "hits": [{"clause": "đ"}]}
    assert list(answer_events(answer)) == [
        'event: hits\ndata: [{"clause": "đ"}]\n\n',
        'event: answer\ndata: {"answer": "Sở Y tế\\nlo", "hits": [{"clause": "đ"}]}\n\n',
    ]
