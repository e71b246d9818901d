"""From when a period runs, in English: "kể từ ngày nhận đủ hồ sơ" is "of receiving the complete file"."""

import re

_SINCE = re.compile(
    r"(?<!\w)(?:(?:kể\s+)?từ|sau)\s+(?:(?:khi|ngày|thời\s+điểm|lúc)\s+)+(?P<event>(?!\d)[^,;.:()]+)$", re.IGNORECASE
)
_VERBS = {
    "nhận được": "receiving",
    "nhận": "receiving",
    "tiếp nhận": "receiving",
    "có": "there being",
    "ký": "signing",
    "ký ban hành": "issuing",
    "ban hành": "issuing",
    "kết thúc": "the end of",
    "hoàn thành": "completing",
    "phát hiện": "discovering",
    "nộp": "handing in",
    "gửi": "sending",
}
_OBJECTS = {
    "hồ sơ": "file",
    "văn bản": "document",
    "văn bản đề nghị": "request",
    "văn bản yêu cầu": "request",
    "đề nghị": "request",
    "yêu cầu": "request",
    "đơn": "application",
    "đơn đề nghị": "application",
    "tin": "news",
    "thông tin": "information",
    "thông báo": "notice",
    "quyết định": "decision",
    "báo cáo": "report",
    "kết quả": "result",
    "kiến nghị": "petition",
    "phản ánh": "complaint",
    "chứng từ": "vouchers",
    "hợp đồng": "contract",
    "dự án": "project",
    "sự cố": "incident",
    "vi phạm": "violation",
}
_KINDS = {
    "nghị định": "decree",
    "thông tư": "circular",
    "quyết định": "decision",
    "nghị quyết": "resolution",
    "chỉ thị": "directive",
    "kế hoạch": "plan",
    "quy định": "rules",
    "quy chế": "regulations",
}
_VERB = "|".join(sorted(_VERBS, key=len, reverse=True))
_OBJECT = "|".join(sorted(_OBJECTS, key=len, reverse=True))
_DONE = re.compile(
    rf"(?P<verb>{_VERB})(?:\s+(?:(?P<whole>đủ|đầy đủ)\s+)?(?P<object>{_OBJECT})"
    r"(?P<behind>(?:\s+(?:đầy đủ|đủ|và|hợp lệ))*))?",
    re.IGNORECASE,
)
_IN_FORCE = re.compile(
    rf"(?P<kind>{'|'.join(_KINDS)})\s+này\s+(?:bắt\s+đầu\s+)?có\s+hiệu\s+lực(?:\s+thi\s+hành)?", re.IGNORECASE
)


def since_in_english(words: str) -> str:
    """Returns from when a period runs that words end with, " of receiving the file"; "" where that is not known."""
    found = _SINCE.search(words.strip(" .;,"))
    if found is None:
        return ""
    event = " ".join(found["event"].split())
    if in_force := _IN_FORCE.fullmatch(event):
        return f" of this {_KINDS[in_force['kind'].lower()]} taking effect"
    done = _DONE.fullmatch(event)
    if done is None:
        return ""
    verb = _VERBS[done["verb"].lower()]
    if not done["object"]:
        return f" of {verb}" if verb in ("signing", "issuing") else ""
    behind = done["behind"].lower()
    how = "complete " * bool(done["whole"] or "đủ" in behind) + "valid " * ("hợp lệ" in behind)
    return f" of {verb} the {how}{_OBJECTS[done['object'].lower()]}"
