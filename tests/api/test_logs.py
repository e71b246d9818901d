import json
import logging

from api.logs import ACCESS, JsonLines, Lines, Repeats


def record(message, *args, name="chithi.api", of=None, **more):
    made = logging.makeLogRecord(
        {"name": name, "levelname": "INFO", "levelno": 20, "msg": message, "args": args, "created": 0.0, **more}
    )
    if of is not None:
        made.of = of
    return made


def test_a_record_is_one_json_object_with_what_belongs_to_it():
    text = JsonLines().format(record("%s failed\nhere", "ấy", of={"request_id": "q1", "ms": 1.5, "client": None}))
    assert text.count("\n") == 0
    assert json.loads(text) == {
        "time": "1970-01-01T00:00:00.000+00:00", "level": "info", "logger": "chithi.api",
        "message": "ấy failed\nhere", "request_id": "q1", "ms": 1.5,
    }  # fmt: skip


def test_a_message_for_people_forges_no_second_line():
    text = Lines().format(record("GET /x\n2026 INFO forged %s", "\x1b[2J", of={"status": 404}))
    assert text.endswith("INFO chithi.api: GET /x\\n2026 INFO forged \\x1b[2J status=404")
    assert "\n" not in text


def test_alike_records_are_bounded_and_counted():
    now = [0.0]
    repeats = Repeats(most=2, window=60.0, now=lambda: now[0])
    assert [repeats.filter(record("n %s", i)) for i in range(5)] == [True, True, False, False, False]
    assert repeats.filter(record("another"))
    assert [repeats.filter(record("GET /", name=ACCESS)) for _ in range(5)] == [True] * 5
    now[0] = 60.0
    last = record("n %s", 5)
    assert repeats.filter(last)
    assert last.getMessage() == "n 5 (and 3 more like it were not logged)"
