import pytest

from api.v1.events import event, wants_events


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [
        (None, False),
        ("*/*", False),
        ("text/event-stream", True),
        ("application/json, text/event-stream;q=0.5", True),
        ("Text/Event-Stream ; charset=utf-8", True),
        ("text/event-stream;q=0, application/json", False),
        ("text/event-streams", False),
    ],
)
def test_events_are_sent_only_where_they_are_asked_for(accept, wanted):
    assert wants_events(accept) is wanted


def test_an_event_has_its_data_on_one_line():
    said = event("answer", {"answer": "Sở Y tế\nlo\r</script>"})
    assert said == 'event: answer\ndata: {"answer": "Sở Y tế\\nlo\\r</script>"}\n\n'
