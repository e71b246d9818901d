"""What systems and programs leave in folders unasked: lock files, previews, settings of a folder, bins."""

import re
from pathlib import PurePosixPath

# Folders: of a Mac's zip, of a recycle bin, of a NAS; `.git` and the like begin with a dot.
_FOLDERS = frozenset({
    "__macosx", "$recycle.bin", "recycler", "system volume information", "@eadir", "#recycle", "#snapshot",
})  # fmt: skip
_FILES = frozenset({"thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "icon\r", "thumbs.db:encryptable"})
# Temporary and recovery files of Word and Windows, and the note of where a download came from; downloads and copies
# under way (browsers, WinSCP, aria2); what editors keep of the file before.
_ENDINGS = (
    ".tmp", ".temp", ".wbk", ".asd", ":zone.identifier", ".part", ".partial", ".filepart", ".crdownload", ".download",
    ".opdownload", ".aria2", ".bak", ".swp", "~",
)  # fmt: skip
# Word holds `~$letter.docx` while letter.docx is open, and writes `~WRL0001.tmp` and `~WRD0000.doc` beside it.
LOCK = "~$"
_TEMPORARY = re.compile(r"~\$|~wr[a-z]\d{4}\b")


def is_litter(path: str) -> bool:
    """Returns whether a file was left by a system or a program; path: below the folder or zip, with slashes."""
    *folders, name = (part.casefold() for part in PurePosixPath(path).parts or ("",))
    hidden = any(part.startswith(".") for part in (*folders, name))
    # Safari keeps a download under way in a folder: `a.pdf.download/a.pdf`.
    if hidden or not _FOLDERS.isdisjoint(folders) or any(f.endswith(".download") for f in folders):
        return True
    return name in _FILES or name.endswith(_ENDINGS) or bool(_TEMPORARY.match(name))
