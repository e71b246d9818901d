"""How it is asked whether an article or a clause of a document was changed: "Điều 6 … còn nguyên hay bị sửa rồi"."""

from rag.question.document_words import Frames

_DONE = "(?:sua doi bo sung|sua doi|sua|bo sung|thay the|thay doi|thay|bai bo|huy bo|dieu chinh)"
_NOT = "(?:hay )?(?:khong|ko|k|chua|hay khong|hay chua)"
_BEEN = (
    f"(?:da |co )?(?:bi|duoc) (?:van ban (?:nao|khac) )?{_DONE}(?: doi)?(?: (?:gi|roi|boi van ban nao|o van ban nao))*"
)
_STANDS = (
    "(?:(?:(?:co )?con|van con|con giu)(?: nguyen(?: ven| van| gia tri)?)(?: hieu luc)?"
    "|(?:co |van |hien )*(?:con|dang) (?:hieu luc|gia tri|(?:duoc )?ap dung)(?: nua)?)"
)
_CHANGED = "(?:amended|changed|repealed|replaced|revised|modified|abolished)"

# The units that stand before a document's name.
UNIT = {
    "vi": r"(?:(?:diem|khoan|dieu|muc|tiet) \S+ (?:va )?)+(?:(?:cua|trong|tai) )?(?:(?:ban )?)?",
    "en": r"(?:(?:the )?(?:point|clause|article|section|item)s? \S+ (?:and )?)+(?:of|in) (?:the )?",
}
STANDS = "stands"  # it is asked whether the unit is as it was, not whether it was changed
# What stands before the unit, and behind the document; the last asks whether it stands.
UNIT_CHANGED: dict[str, Frames] = {
    "vi": (
        ("", f"(?:{_STANDS} (?:{_NOT} )?)?(?:hay )?(?:la )?{_BEEN}(?: {_NOT})?"),
        ("", f"(?:da )?(?:co )?(?:thay doi|sua doi)(?: gi)? {_NOT}"),
        ("", f"{_STANDS}(?: {_NOT})?"),
    ),
    "en": (
        (
            "(?:has|have|was|were|is|are)",
            f"(?:already )?(?:been )?{_CHANGED}(?: (?:or {_CHANGED}|yet|since|or not|at all))*",
        ),
        (
            "(?:is|are|does|do)",
            "(?:still )?(?:unchanged|the same|stand|as it was|intact|in force)(?: or (?:has it )?.+)?",
        ),
    ),
}
