"""What follows a question about a document: "gửi những đâu?", "còn của Vĩnh Hưng?", "and the previous one?"."""

import functools
import re
from dataclasses import replace

from rag.question.document_asked import DocumentQuestion
from rag.question.document_facts import facts_bare
from rag.question.document_list import narrowed
from rag.question.document_mention import Mention, kind_words, read_mention
from rag.question.document_named import without_fill
from rag.question.document_one import of_the_one_before
from rag.question.document_question import as_asked_of_documents, read_document_question
from rag.question.document_words import ASKS, STRONG, WEAK, Attribute
from rag.question.typed import Typed

LONGEST = 120  # code points; what leans on what was asked before is short
_OPENS = {
    "vi": re.compile(r"^(?:(?:va|the|vay|con|roi|thi|u|uh|ok)(?: cai)? )+"),
    "en": re.compile(r"^(?:(?:and|so|but|then|also|ok|(?:what|how) about) )+"),
}
_ENDS = {
    "vi": re.compile(r"(?: (?:thi sao|sao|nua(?: khong| ko)?|vay|the|nhi|a|ha|giup(?: minh| toi| em)?|voi|khac))+$"),
    "en": re.compile(r"(?: (?:then|too|as well|exactly|please|now))+$"),
}
_ELSE = {"vi": re.compile(r" (?:nua|khac|them)(?!\S)"), "en": re.compile(r" (?:else|other|also)(?!\S)")}
# The document before, and the one that it replaced.
_IT = {
    "vi": re.compile(
        r"(?<!\S)(?:no|chung|(?:(?:may|nhung|cac|hai|ba) )?(?:van ban|vb|cai|ban|thu) (?:do|nay|ay|kia)"
        rf"|(?:{kind_words('vi')}) (?:do|ay|kia))(?!\S)"
    ),
    "en": re.compile(
        rf"(?<!\S)(?:that (?:{kind_words('en')})(?!\S)|(?:that|this) (?:one|document)"
        r"|(?:those|these)(?: ones| documents)?|they|them|it|its)(?!\S)"
    ),
}
_REPLACED = {
    "vi": re.compile(
        r"(?<!\S)(?:cai|van ban|vb|ban|quyet dinh|chi thi|nghi dinh|thong tu|nghi quyet|ke hoach|huong dan|cong van)"
        r" (?:cu|truoc(?: do| kia)?|bi (?:thay|bo|bai bo|huy|thay the))(?!\S)"
    ),
    "en": re.compile(
        r"(?<!\S)the (?:(?:old|previous|earlier|former|replaced|repealed) (?:one|document|\S+)|one (?:that )?(?:it )?"
        r"(?:(?:was )?(?:replaced|repealed)|before(?: it| that)?))(?!\S)"
    ),
}
_OLD_WORDS = """
bi thay the bai bo huy cu truoc old previous earlier former replaced repealed one
"""
_OLD = frozenset(_OLD_WORDS.split())
_NEXT = {
    "vi": re.compile(r"(?:cai |van ban |vb )?(?:(?:ngay )?truoc(?: do| nua)?|ke truoc|lien truoc|ke tiep|thu hai)"),
    "en": re.compile(
        r"(?:the )?(?:one before(?: it| that)?|previous one|next one|second(?: newest| oldest)?(?: one)?)"
    ),
}
_OF_THEM = {
    "vi": re.compile(r"(?:nhung |cac )?(?:cai|van ban|vb) nao (?P<rest>.+)|(?:co )?(?:cai|van ban) (?P<has>.+?) khong"),
    "en": re.compile(
        r"which (?:ones?)?(?: ?of (?:them|these|those))?(?: ?(?:is|are|was|were))?(?P<rest> .+)"
        r"|(?:are there |is there )?any(?: of them)?(?P<has> .+)"
    ),
}
_FIRST_OF_THEM = {
    "vi": tuple(
        (
            attribute,
            re.compile(rf"(?:cai |van ban |vb )?(?:nao )?(?:{words}) nhat(?: la (?:cai |van ban )?(?:nao|gi))?"),
        )
        for attribute, words in ((Attribute.NEWEST, "moi|gan day"), (Attribute.OLDEST, "cu|som"))
    ),
    "en": tuple(
        (
            attribute,
            re.compile(rf"(?:(?:which|what)(?: one)?(?: of (?:them|these|those))? is )?(?:the )?(?:{words})(?: one)?"),
        )
        for attribute, words in ((Attribute.NEWEST, "newest|latest|most recent"), (Attribute.OLDEST, "oldest|earliest"))
    ),
}
# What a document is told from others of its kind by, where its kind is not said again.
_TOLD_BY = {"vi": re.compile(r"(?:cua|o|tai|ve) .+"), "en": re.compile(r"(?:of|from|in|about|on|by) .+|the .+ one")}
_NUMBER = re.compile(r"(?:so |no\.? |number )?(?P<number>\d+[a-z]?(?:/\S+)?)")
_ENDED = (Attribute.REPLACES, Attribute.REPEALS, Attribute.AMENDS)


def means_the_replaced(about: DocumentQuestion) -> bool:
    """Returns whether what is asked of documents may be asked of the one that another replaced: "văn bản cũ"."""
    mention = about.mentions[0] if len(about.mentions) == 1 else None
    return mention is not None and bool(mention.words) and _OLD.issuperset(mention.words) and not mention.number


def follow_document(typed: Typed, before: DocumentQuestion) -> DocumentQuestion | None:
    """Returns what a question asks of documents that leans on one before it, None where it asks for anything else.

    before: what was asked of documents before.
    """
    whole = as_asked_of_documents(typed)
    language = typed.language
    if len(whole) > LONGEST:
        return None
    opened = _OPENS[language].sub("", whole)
    text = without_fill(_ENDS[language].sub("", opened), language)
    if before.listing is not None and (found := _of_the_list(text, language, before)):
        return found
    if asked := _of_the_replaced(text, language, before):
        return asked
    if asked := _of_the_same(text, language):
        return asked
    about = read_document_question(typed)
    if about is not None:
        return about
    mention = read_mention(text, language)
    alone = mention is not None and mention.number is not None and not mention.words  # "công văn 6184?"
    return _of_another(text, language, before) if opened != whole or alone else None


def _of_the_list(text: str, language: str, before: DocumentQuestion) -> DocumentQuestion | None:
    """Returns which of the documents that were listed are asked for: one further on, or those that fit as well."""
    listing = before.listing
    if listing is None:
        return None
    if before.attribute in (Attribute.NEWEST, Attribute.OLDEST):
        return (
            replace(before, listing=replace(listing, skip=listing.skip + 1))
            if _NEXT[language].fullmatch(text)
            else None
        )
    for attribute, pattern in _FIRST_OF_THEM[language]:
        if pattern.fullmatch(text):
            return DocumentQuestion(attribute, listing=replace(listing, how=attribute.value))
    found = _OF_THEM[language].fullmatch(text)
    fitting = narrowed(listing, (found["rest"] or found["has"] or "").strip(), language) if found else None
    return DocumentQuestion(Attribute.WHICH, listing=fitting) if fitting else None


def _of_the_replaced(text: str, language: str, before: DocumentQuestion) -> DocumentQuestion | None:
    """Returns what is asked of the document that the one before replaced."""
    ended = not {before.attribute, *before.also}.isdisjoint(_ENDED)
    found = _REPLACED[language].search(text) or (_IT[language].search(text) if ended else None)
    if found is None or (language == "vi" and not ended and found[0].endswith("truoc")):
        return None
    if ended and found.re is _IT[language] and found[0] in ("no", "it", "its"):
        return None  # the document that replaces
    rest = " ".join(f"{text[: found.start()]} {text[found.end() :]}".split()).strip(" ,")
    asked = _of_the_same(_IT[language].sub(" ", rest).strip(" ,"), language)
    by = next((a for a in (before.attribute, *before.also) if a in _ENDED), Attribute.REPLACES)
    return replace(asked, replaced=by) if asked else None


def _of_the_same(text: str, language: str) -> DocumentQuestion | None:
    """Returns what is asked of the document before, whatever is meant by a pronoun or not said at all."""
    said = " ".join(_IT[language].sub(" ", _ELSE[language].sub(" ", f" {text}")).split())
    for words in dict.fromkeys((said, text)):
        if facts := facts_bare(words, language) if words else ():
            return DocumentQuestion(facts[0], bare=True, also=facts[1:])
        if asked := of_the_one_before(words, language, of_any=True):
            return asked
    return None


def _of_another(text: str, language: str, before: DocumentQuestion) -> DocumentQuestion | None:
    """Returns a question about a document asked again of another: "còn Chỉ thị 9?", "còn của Vĩnh Hưng?"."""
    if len(before.mentions) != 1:
        return None
    kind = _kind_said(before.mentions[0].kind, language)
    mention = _named(read_mention(text, language))
    if mention is None and (number := _NUMBER.fullmatch(text)):
        mention = _named(read_mention(f"{kind} {number['number']}", language))
    if (
        mention is None
        and _TOLD_BY[language].fullmatch(text)
        and not re.search(rf"(?<!\S)(?:{ASKS[language]})(?!\S)", text)
    ):
        said = re.sub(r"^the (.+) one$", r"of \1", text) if language == "en" else text
        mention = _named(read_mention(f"{kind} {said}", language))
    return replace(before, mentions=(mention,), said=()) if mention else None


def _named(mention: Mention | None) -> Mention | None:
    """Returns a mention that names a document itself, None for any other."""
    return mention if mention and not mention.points and not (mention.weak and mention.is_bare) else None


@functools.lru_cache(maxsize=64)
def _kind_said(kind: str, language: str) -> str:
    """Returns what a kind of documents is called in a question."""
    names = STRONG[language] | WEAK[language]
    return next((name for name, value in names.items() if value == kind and not name.endswith("s")), "van ban")
