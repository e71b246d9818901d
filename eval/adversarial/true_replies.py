"""Replies that are true: a check that refuses everything would pass the adversarial ones too."""

import random
import re
from collections.abc import Sequence

from corpus.duty import LEAD
from corpus.lexicon.glossary import english_name
from eval.adversarial.case import Case, Maker, bare


def true_word_for_word(case: Case, dice: random.Random) -> str | None:  # noqa: ARG001
    """A passage, as it stands."""
    return f"{bare(case.first)} [1]." if case.language == "vi" else f"The letter states: “{bare(case.first)}” [1]."


def true_beginning(case: Case, dice: random.Random) -> str | None:  # noqa: ARG001
    """A passage up to its first comma."""
    head = bare(re.split(r"[,;]", case.first)[0])
    return f"{head} [1]." if case.language == "vi" and len(head.split()) > 5 else None


def true_roles(case: Case, dice: random.Random) -> str | None:
    """Who leads, in a few words."""
    leads = [d.agency for d in case.duties(LEAD)]
    if not leads:
        return None
    if case.language == "en":
        name = english_name(leads[0])
        return f"The {name} {dice.choice(['leads', 'is the lead agency', 'is responsible'])} [1]." if name else None
    return f"{dice.choice(['Cơ quan chủ trì là {}', '{} chủ trì', 'Chủ trì: {}']).format(leads[0])} [1]."


def true_deadline(case: Case, dice: random.Random) -> str | None:  # noqa: ARG001
    """The date of a passage, in a few words."""
    found = re.findall(r"(?:trước |đến )?ngày \d{1,2}/\d{1,2}/\d{4}", case.first)
    if len(found) != 1 or case.language != "vi":
        return None
    return f"Thời hạn là {found[0]} [1]."


TRUTHS: Sequence[Maker] = (true_word_for_word, true_beginning, true_roles, true_deadline)
