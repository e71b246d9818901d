"""Whom a question names that may have signed a document: "ông Lê Văn Bình là ai", "what did Le Van Binh sign".

Whether anybody of that name signed one is for the stored documents to say: "ai là chủ trì" names nobody.
"""

import functools
import re

_TITLE = {
    "vi": "(?:(?:ong|ba|anh|chi|dong chi|bac si|giam doc|chu tich|pho chu tich) )?",
    "en": "(?:(?:mr|mrs|ms|dr)\\.? )?",
}
_NAME = r"(?P<name>\S+(?: \S+){1,4}?)"
_DOCUMENTS = {
    "vi": "(?:nhung |cac )?(?:van ban|tai lieu|quyet dinh|cong van|ke hoach|chi thi|thong bao)",
    "en": "(?:documents?|decisions?|letters?|plans?|directives?|notices?)",
}
_ASKED = {
    "vi": (
        "{title}{name} (?:la ai|la nguoi nao|la can bo nao)",
        "{title}{name} (?:dang )?(?:giu|lam)(?: chuc(?: vu| danh)?)(?: gi| nao)?",
        "{title}{name} (?:co )?(?:chuc vu|chuc danh) (?:la )?(?:gi|nao)",
        "(?:chuc vu|chuc danh) cua {title}{name}(?: la gi)?",
        "{title}{name} (?:da )?ky (?:nhung gi|gi|{documents}(?: nao| gi)?)",
        "{documents}(?: nao)?(?: do| duoc)? {title}{name} ky",
    ),
    "en": (
        "who(?:'s| is| was) {title}{name}",
        "what (?:post|position|title|office|job|role) does {title}{name} (?:hold|have)",
        "what is {title}{name}(?:'s)? (?:post|position|title|office|job)",
        "(?:which|what) {documents} (?:did|has) {title}{name} sign(?:ed)?",
        "what (?:did|has) {title}{name} sign(?:ed)?",
        "{documents} signed by {title}{name}",
    ),
}  # fmt: skip


def read_signatory(text: str, language: str) -> str:
    """Returns the name in a question about a person, folded; "" where none is asked about.

    text: words in small letters without marks, a blank between them.
    """
    found = next((m for p in _patterns(language) if (m := p.fullmatch(text))), None)
    return str(found["name"]) if found else ""


@functools.lru_cache(maxsize=2)
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    parts = {"title": _TITLE[language], "name": _NAME, "documents": _DOCUMENTS[language]}
    return tuple(re.compile(pattern.format(**parts)) for pattern in _ASKED[language])
