"""What the service logs, in which form: lines for people or JSON lines for programs, and no flood of either.

A record's message never holds a question or a key; what belongs to a request is in `extra={"of": {...}}`, and
every record written while one is answered names it.
"""

import json
import logging
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime

from api.request_ids import request_id
from corpus.terminal import on_one_line

FORMATS = ("text", "json")
MOST_ALIKE = 10  # in a window
WINDOW = 60.0  # seconds
ACCESS = "chithi.access"


def set_up(form: str) -> None:
    """Sends what is logged to stderr, in one of `FORMATS`; what was set up before is replaced."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if form == "json" else Lines())
    handler.addFilter(Repeats())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for name in ("uvicorn", "uvicorn.error", "httpx", "httpcore", "mcp"):
        logging.getLogger(name).setLevel(logging.WARNING)


class Lines(logging.Formatter):
    """A record as one line: time, level, logger, message, and what belongs to it as name=value."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """Returns a record as text; control characters of a message are written out, a traceback keeps its lines."""
        more = "".join(f" {k}={v}" for k, v in _of(record).items() if v is not None)
        told = logging.makeLogRecord({**record.__dict__, "msg": on_one_line(record.getMessage() + more), "args": None})
        return super().format(told)


class JsonLines(logging.Formatter):
    """A record as one JSON object a line: time (UTC), level, logger, message, what belongs to it, traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """Returns a record as JSON."""
        row = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **_of(record),
        }
        if record.exc_info:
            row["traceback"] = self.formatException(record.exc_info)
        return json.dumps({k: v for k, v in row.items() if v is not None}, ensure_ascii=False, default=str)


class Repeats(logging.Filter):
    """Lets so many records of one kind through in a window, then says how many it left out; access lines all pass.

    A kind is a logger, a level and a message before its values are put in.
    """

    def __init__(
        self, most: int = MOST_ALIKE, window: float = WINDOW, now: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__()
        self._most, self._window, self._now = most, window, now
        self._seen: dict[tuple[str, int, str], tuple[float, int]] = {}
        self._guard = threading.Lock()

    def filter(self, record: logging.LogRecord) -> bool:
        """Returns whether a record is logged."""
        if record.name == ACCESS:
            return True
        kind = (record.name, record.levelno, str(record.msg)[:200])
        with self._guard:
            began, count = self._seen.get(kind, (self._now(), 0))
            left_out = 0
            if self._now() - began >= self._window:
                left_out, began, count = max(0, count - self._most), self._now(), 0
            if len(self._seen) > 1000:
                self._seen.clear()
            self._seen[kind] = (began, count + 1)
        if left_out:
            record.msg, record.args = f"{record.getMessage()} (and {left_out} more like it were not logged)", None
        return count < self._most


def _of(record: logging.LogRecord) -> dict[str, object]:
    # A record of an error that nobody expected is then told from the problem that its client was sent.
    named = request_id()
    found = getattr(record, "of", None)
    of: dict[str, object] = {"request_id": named} if named else {}
    return of | (found if isinstance(found, dict) else {})
