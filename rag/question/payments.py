"""Which payment a question asks the amount of, where it is one that has but one name: a reward, a wage."""

import re

from rag.question.typed import Typed

# By their Vietnamese names: a clause that does not speak of one says nothing of how much it is.
_PAYMENTS = {
    "thưởng": "rewards?|bonus|bonuses",
    "lương": "salary|salaries|wages?",
    "học phí": "tuition",
    "học bổng": "scholarships?",
    "thù lao": "remuneration",
}
_MUCH, _BETWEEN = "(?:bao nhiêu|mấy|how much|what)", r"(?:\W+\w+){0,2}\W+"


def _asked(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:(?:{words}){_BETWEEN}{_MUCH}|{_MUCH}{_BETWEEN}(?:{words}))(?!\w)", re.IGNORECASE)


_ASKED = {name: {"vi": _asked(name), "en": _asked(english)} for name, english in _PAYMENTS.items()}


def read_payment(typed: Typed) -> str:
    """Returns the Vietnamese name of the payment that "how much" is asked of, "" for none or one of many names."""
    text = typed.restored if typed.language == "vi" else typed.folded
    return next((name for name, asked in _ASKED.items() if asked[typed.language].search(text)), "")
