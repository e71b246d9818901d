"""English relative clauses: "who" and "which" that ask for nothing."""

import re

_ASKS_OTHERWISE = re.compile(
    r"^(?:(?:and|so|but|then|for|in|by|at|on|from|until|to|under|within) )?(?:what|how|which|is|are|was|were|do"
    r"|does|did|may|can|could|must|should|will|would|has|have)\b"
)
_RELATIVE = re.compile(
    r"(?<=[a-z0-9] )(?<!and )(?<!or )(?<!by )(?<!to )(?<!with )(?<!for )(?<!say )(?<!is it )(?:who|whom|whose)\b"
    r"|(?<=[a-z0-9] )(?:in|by|under|for|from|on|at|to|with|of) which\b"
)


def without_relatives(folded: str) -> str:
    """Returns an English question whose relative pronouns are "that": "How much does an officer that has no …".

    Only where it asks by another word at its beginning: of "officers of the day who signed" the "who" asks.
    """
    return _RELATIVE.sub("that", folded) if _ASKS_OTHERWISE.search(folded) else folded
