"""Patterns of lines as paper has them: a head, a date, a number; what is longer than those can be is refused unread."""

import re
from dataclasses import dataclass

LONGEST = 300  # code points


@dataclass(frozen=True)
class LinePattern:
    """A regular expression for lines of at most so many code points.

    Many parts of a line may be left out or go on, and a long text that nearly fits would be tried in as many ways as
    its length squared or cubed: a line of a head is short, and a file of one line is none.
    """

    pattern: re.Pattern[str]
    longest: int = LONGEST

    def match(self, line: str) -> re.Match[str] | None:
        """Returns the match at the beginning of a line, None for a longer one."""
        return self.pattern.match(line) if len(line) <= self.longest else None

    def search(self, line: str) -> re.Match[str] | None:
        """Returns the first match in a line, None for a longer one."""
        return self.pattern.search(line) if len(line) <= self.longest else None
