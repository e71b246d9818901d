"""What systems and programs leave in folders unasked: lock files, previews, settings of a folder, bins."""

import re
from pathlib import PurePosixPath

# Folders: of a Mac's zip, of a recycle bin, of a NAS; `.git` and the like begin with a dot.
_FOLDERS = frozenset({
    "__macosx", "$recycle.bin", "recycler", "system volume information", "@eadir", "#recycle", "#snapshot",
})  # fmt: skip
_FILES = frozenset({"thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "icon\r", "thumbs.db:encryptable"})
# Temporary and recovery files of Word and Windows, and the note of where a download came from.
_ENDINGS = (".tmp", ".wbk", ".asd", ":zone.identifier")
# Word holds `~$letter.docx` while letter.docx is open, and writes `~WRL0001.tmp` and `~WRD0000.doc` beside it.
LOCK = "~$"
_TEMPORARY = re.compile(r"~\$|~wr[a-z]\d{4}\b")


def is_litter(path: str) -> bool:
    """Returns whether a file was left by a system or a program; path: below the folder or zip, with slashes."""
    *folders, name = (part.casefold() for part in PurePosixPath(path).parts or ("",))
    if any(part.startswith(".") for part in (*folders, name)) or not _FOLDERS.isdisjoint(folders):
        return True
    return name in _FILES or name.endswith(_ENDINGS) or bool(_TEMPORARY.match(name))
