"""Words that ask, by language, as folded words have them."""

import re

QUESTION_WORD = {
    "vi": re.compile(r"\b(?:ai|gi|nao|dau|bao nhieu|bn|may|bao gio|bao lau|han chot|thoi han|deadline)\b"),
    "en": re.compile(r"\b(?:who|whom|whose|which|what|when|where|how|why|deadline)\b"),
}
