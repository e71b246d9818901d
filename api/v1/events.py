"""An answer as server-sent events: which are asked for, and how one is written."""

import json

from api.streams import EVENT_STREAM


def wants_events(accept: str | None) -> bool:
    """Returns whether an Accept header asks for events."""
    for kind in (accept or "").lower().split(","):
        name, *parameters = (part.strip() for part in kind.split(";"))
        if name == EVENT_STREAM and not any(p.replace(" ", "") in ("q=0", "q=0.0") for p in parameters):
            return True
    return False


def event(name: str, data: object) -> str:
    """Returns an event, its data on one line of JSON."""
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
