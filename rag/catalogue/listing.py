"""Which documents are stored: all of them, those by somebody, about something, of a kind, of a time; the newest."""

from collections import Counter
from collections.abc import Sequence

from corpus.document import cut
from corpus.lexicon.glossary import english_name
from corpus.text.accents import fold
from rag.answer import Status
from rag.catalogue.force import is_in_force
from rag.catalogue.named import is_dated
from rag.catalogue.names import day_text, full_name, kind_text, short_name
from rag.catalogue.places import Places
from rag.catalogue.shelf import Shelf
from rag.catalogue.told import Page, Told
from rag.question.document_list import Listing
from rag.question.document_words import Attribute
from rag.retrieval.meant import Phrase, meant, nearest, scores, spoken_of
from rag.retrieval.wording import is_of_kind, word_groups

MOST = 12  # documents that are named, a line each
MOST_SHORT = 4  # documents that are named on one line
_SINCE = {"vi": "có hiệu lực từ", "en": "in effect from"}
LISTED = 0.75  # of a subject's words and pairs, what a head must hold to be about it


def tell_listing(page: Page, asked: Attribute, listing: Listing, shelf: Shelf) -> Told:
    """Returns which documents are stored, how many, or the newest or oldest of them."""
    ids, mentioned = chosen(listing, shelf, page.language)
    return tell_listed(page, asked, listing, ids, shelf, mentioned) if ids else _tell_none(page, listing, shelf)


def tell_listed(
    page: Page,
    asked: Attribute,
    listing: Listing,
    ids: Sequence[str],
    shelf: Shelf,
    mentioned: bool = False,
    cited: bool = False,
) -> Told:
    """Returns documents that a list wants, newest first, as it is asked for.

    mentioned: whether they only mention what it is about; cited: whether the subject of each is.
    """
    if asked in (Attribute.NEWEST, Attribute.OLDEST):
        ordered = ids if asked is Attribute.NEWEST else _oldest_first(ids, shelf)
        if listing.most:
            _say_shortly(page, ordered[: listing.most], shelf)
            _say_each(page, ordered[: listing.most], shelf, cited=False)
            return page.told()
        return _tell_one(page, ordered[min(listing.skip, len(ordered) - 1)], shelf, asked, listing.skip)
    noun_vi, noun_en = _noun(listing.kind, len(ids))
    if asked is Attribute.HOW_MANY and not listing.is_filtered:
        parts = _by_kind(ids, shelf, page.language) if not listing.kind else ""
        page.say(f"Có {len(ids)} {noun_vi} đã nạp{parts}.", f"{len(ids)} {noun_en} stored{parts}.")
        return page.told()
    fits = "fits" if len(ids) == 1 else "fit"
    fitting = (" phù hợp", fits) if listing.is_filtered else (" đã nạp", "stored")
    if mentioned:
        newest = ("", "") if len(ids) == 1 else (", mới nhất trước", ", newest first")
        mention = f"{len(ids)} {noun_en} mention{'s' * (len(ids) == 1)} it"
        page.say(
            f"Không có {noun_vi} nào có trích yếu về nội dung này; {len(ids)} {noun_vi} có nhắc đến{newest[0]}:",
            f"No {_noun(listing.kind, 1)[1]} has that for its subject; {mention}{newest[1]}:",
        )
    else:
        if listing.is_filtered and asked is not Attribute.HOW_MANY:
            _say_shortly(page, ids, shelf)
        page.say(
            f"Có {len(ids)} {noun_vi}{fitting[0]}{', mới nhất trước' if len(ids) > 1 else ''}:",
            f"{len(ids)} {noun_en} {fitting[1]}{', newest first' if len(ids) > 1 else ''}:",
        )
    _say_each(page, ids, shelf, cited, listing.starts)
    return page.told()


def _say_shortly(page: Page, ids: Sequence[str], shelf: Shelf) -> None:
    """Writes a few documents by kind and number on one line; nothing for many, and where one has no number."""
    heads = [shelf.heads[i] for i in ids]
    if len(heads) <= MOST_SHORT and all(h.number for h in heads):
        line = "; ".join(short_name(h, page.language, "") for h in heads)
        page.say(f"{line}.", f"{line}.")


def _by_kind(ids: Sequence[str], shelf: Shelf, language: str) -> str:
    """Returns how many documents there are of each kind: ": 2 quyết định, 1 công văn"."""
    kinds = Counter(fold(kind) for i in ids if (kind := shelf.heads[i].kind))
    said = [f"{n} {_noun(kind, n)[language == 'en']}" for kind, n in kinds.most_common() if kind in _KINDS]
    return f": {', '.join(said)}" if said else ""


def _say_each(page: Page, ids: Sequence[str], shelf: Shelf, cited: bool, starts: bool = False) -> None:
    for document_id in ids[:MOST]:
        document = shelf.open(document_id) if cited else None
        title = Places(document).title(document.metadata) if document else None
        mark = page.cite(document, title, "trích yếu", "subject") if document else ""
        effective = shelf.heads[document_id].effective if starts else None
        since = f" ({_SINCE[page.language]} {day_text(effective, page.language)})" if effective else ""
        line = f"- {line_of(document_id, shelf, page.language)}{since}{mark}"
        page.say(line, line)
    if len(ids) > MOST:
        page.say(f"Còn {len(ids) - MOST} văn bản nữa.", f"{len(ids) - MOST} more.")


def line_of(document_id: str, shelf: Shelf, language: str) -> str:
    """Returns a document's full name with its subject, cut at a word."""
    meta = shelf.heads[document_id]
    shelf.called(document_id)
    name = full_name(meta, language, document_id)
    return f"{name}: {cut(meta.title)}" if meta.title and meta.number else name


def _tell_one(page: Page, document_id: str, shelf: Shelf, asked: Attribute, skip: int) -> Told:
    document = shelf.open(document_id)
    cited = page.cite(document, Places(document).date(document.metadata), "phần đầu văn bản", "head")
    vi, en = ("mới nhất", "newest") if asked is Attribute.NEWEST else ("cũ nhất", "oldest")
    if skip:
        vi, en = ("trước đó", "next newest") if asked is Attribute.NEWEST else ("sau đó", "next oldest")
    line = line_of(document_id, shelf, page.language)
    if document.metadata.number:
        page.say(f"{page.short(document)}.{cited}", f"{page.short(document)}.{cited}")
        cited = ""
    stop = "" if line.endswith("…") else "."
    page.say(f"Văn bản {vi}: {line}{stop}{cited}", f"The {en} document: {line}{stop}{cited}")
    return page.told()


def _oldest_first(ids: Sequence[str], shelf: Shelf) -> Sequence[str]:
    dated = [i for i in ids if shelf.heads[i].date]
    return (dated or list(ids))[::-1]


def _tell_none(page: Page, listing: Listing, shelf: Shelf) -> Told:
    noun_vi, noun_en = _noun(listing.kind, 2)
    if not shelf.heads:
        page.say("Chưa có văn bản nào được nạp.", "No document is stored yet.")
    else:
        vi, en = (" như vậy", "such ") if listing.is_filtered else ("", "")
        page.say(
            f"Trong {len(shelf.heads)} văn bản đã nạp không có {noun_vi} nào{vi}.",
            f"Among the {len(shelf.heads)} stored documents there are no {en}{noun_en}.",
        )
    return page.told(Status.NO_EVIDENCE)


def _noun(kind: str, count: int) -> tuple[str, str]:
    """Returns what documents of a kind are called, in both languages."""
    vi = _KINDS.get(kind, "văn bản")
    en = kind_text(vi.capitalize(), "en").lower() if kind else "document"
    return vi, en if count == 1 else f"{en}es" if en.endswith("ch") else f"{en}s"


_KINDS = {
    fold(name): name
    for name in (
        "quyết định", "chỉ thị", "công văn", "công điện", "nghị quyết", "nghị định", "thông tư", "thông tư liên tịch",
        "tờ trình", "giấy mời", "pháp lệnh", "kế hoạch", "thông báo", "đề án", "hướng dẫn", "báo cáo", "kết luận",
        "luật",         "chương trình",
    )
}  # fmt: skip


def chosen(listing: Listing, shelf: Shelf, language: str) -> tuple[list[str], bool]:
    """Returns the documents that a list wants, newest first, and whether they only mention what it is about."""
    ids = [i for i, meta in shelf.heads.items() if is_of_kind(meta, listing.kind)]
    if listing.time:
        ids = [i for i in ids if is_dated(shelf.heads[i], listing.time, shelf, listing.starts)]
    if listing.in_force is not None:
        ids = [i for i in ids if is_in_force(i, shelf) is listing.in_force]
    about = listing.about
    for words in (listing.by, listing.at):
        if not words:
            continue
        groups = word_groups(words, language)
        by = [i for i in ids if _holds_all(groups, _issuer_words(shelf, i))]
        if not by and about:  # "về quản lý của chợ": no issuer, but part of the subject
            about = (*about, *words)
        else:
            ids = by
    if not about:
        return shelf.newest_first(ids), False
    groups = word_groups(about, language)
    held = scores(Phrase(tuple(about), language), {i: shelf.heads[i] for i in ids})
    titled = [i for i, share in held.items() if share >= LISTED]
    if titled:
        return shelf.newest_first(titled), False
    phrases = {" ".join(about)} if language == "vi" else set(groups[0]) if len(groups) == 1 else set()
    holding = set().union(*(shelf.naming(p) for p in phrases)) if phrases else set()
    mentioning = [i for i in ids if i in holding]
    if mentioning:
        return shelf.newest_first(mentioning), True
    # Before it is denied that there is one: the subjects that have most of what was said.
    phrase, heads = Phrase(tuple(about), language), {i: shelf.heads[i] for i in ids}
    near = meant(phrase, heads) or (nearest(phrase, heads, shelf.similar) if shelf.similar else ())
    return shelf.newest_first(list(near)), False


def spoken(listing: Listing, shelf: Shelf, language: str) -> list[str]:
    """Returns the documents that a whole question speaks of, newest first; none where it tells none from the others."""
    ids = [i for i, meta in shelf.heads.items() if is_of_kind(meta, listing.kind)]
    if listing.time:
        ids = [i for i in ids if is_dated(shelf.heads[i], listing.time, shelf)]
    found = spoken_of(Phrase(listing.about, language), {i: shelf.heads[i] for i in ids})
    return shelf.newest_first(found) if len(found) < len(shelf.heads) else []


def _holds_all(groups: Sequence[frozenset[str]], text: str) -> bool:
    said = f" {text} "
    return all(any(f" {word} " in said for word in group) for group in groups)


def _issuer_words(shelf: Shelf, document_id: str) -> str:
    meta = shelf.heads[document_id]
    said = (meta.issuer, english_name(meta.issuer or ""), meta.parent, meta.place, meta.signer)
    return " ".join(fold(s) for s in said if s)
