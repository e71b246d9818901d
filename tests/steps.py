"""How many steps work takes: lines of our own code that run are counted, no clock is looked at."""

import sys

MOST = 2.3  # times the steps for twice the text; four is what n² takes


class CountedText(str):
    """A text that counts the code points that are cut out of it: what copies its rest takes no line of code."""

    copied = 0

    def __getitem__(self, key):
        cut = super().__getitem__(key)
        self.copied += len(cut)
        return cut


def steps(work, *rooms):
    """How many lines in these rooms run while work is done; each turn of a loop counts."""
    counted = 0

    def trace(frame, event, _):
        nonlocal counted
        if not any(f"/{room}/" in frame.f_code.co_filename for room in rooms):
            return None
        counted += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return counted
