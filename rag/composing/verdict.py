"""How a verdict is said."""

from corpus.lexicon.glossary import english_name
from rag.reading.reader import Verdict
from rag.reading.verdict import Finding

_VI = {
    Finding.BORNE_OUT: "Có.",
    Finding.ONLY_COORDINATES: "Không: {} chỉ phối hợp.",
    Finding.LEADS: "{} chủ trì.",
    Finding.NOT_NAMED: "Điều khoản này không nêu {}.",
}
_EN = {
    Finding.BORNE_OUT: "Yes.",
    Finding.ONLY_COORDINATES: "No: the {} only coordinates.",
    Finding.LEADS: "The {} leads.",
    Finding.NOT_NAMED: "This clause does not name the {}.",
}


_WORDS = {
    ("vi", Verdict.YES): "Có.",
    ("vi", Verdict.NO): "Không.",
    ("en", Verdict.YES): "Yes.",
    ("en", Verdict.NO): "No.",
}


def verdict_word(verdict: Verdict | None, language: str) -> str:
    """Returns a verdict that was read of a clause in a word, "" for none."""
    return _WORDS[language, verdict] if verdict else ""


def verdict_text(finding: Finding, agency: str, language: str) -> str:
    """Returns a finding on an agency, by its registered name, in words."""
    if language == "vi":
        return _VI[finding].format(agency)
    return _EN[finding].format(english_name(agency) or agency)
