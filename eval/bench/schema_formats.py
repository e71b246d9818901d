"""What texts of our own formats look like, for schemathesis: days as people write them, places in lists."""

import base64
import json

import schemathesis
from hypothesis import strategies as st

DAYS = ["2025-06-30", "30/6/2025", "ngày 5 tháng 3 năm 2024", "quý II/2025", "2025-06", "tháng 7/2025", "2025"]
MOMENTS = st.datetimes(timezones=st.timezones()).map(lambda at: at.isoformat())
IDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
PLACES = {
    "documents": st.tuples(IDS),
    "duties": st.tuples(IDS, st.integers(-1, 2**31 - 1)),
    "jobs": st.tuples(IDS),
    "conversations": st.tuples(MOMENTS, IDS),
    "turns": st.tuples(st.integers(0, 2**31 - 1)),
}


def as_cursor(place: tuple[object, ...]) -> str:
    """Returns a place in a list as the interface writes it."""
    return base64.urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=")


LINES = st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"], exclude_characters=","), max_size=40)
LABELS = LINES.filter(str.strip)
schemathesis.openapi.format("label", LABELS)
schemathesis.openapi.format("one-line", LINES)
schemathesis.openapi.format("day", st.sampled_from(["2025-06-30", "30/6/2025", "05-03-2024", "5.3.2024", ""]))
schemathesis.openapi.format("day-or-period", st.sampled_from(DAYS))
for of, places in PLACES.items():
    schemathesis.openapi.format(f"cursor-of-{of}", places.map(as_cursor))
