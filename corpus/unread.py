"""Formats that offices have and that are not read, with the way out of each: by the ending of a file's name."""

from corpus.message import Message

_EMAIL = (Message("an e-mail"), Message("save what is attached to it and ingest that"))
_SHEET = (Message("a spreadsheet"), Message("save it as .xlsx and ingest that"))
_SLIDES = (Message("a presentation"), Message("export it as PDF and ingest that"))
_PACKED = (Message("an archive"), Message("unpack it and ingest the folder, or pack it as .zip"))
_GOOGLE = (Message("a link to Google Docs"), Message("download the document as .docx and ingest that"))
_SHORTCUT = (Message("a shortcut"), Message("ingest the file that it leads to"))
_PICTURE = (Message("a picture"), Message("save it as .jpg or .png and ingest that"))
_PRINTED = (Message("a document of another program"), Message("save it as .docx or print it to PDF, and ingest that"))

_WAYS = {
    _EMAIL: (".msg", ".eml", ".pst"),
    _SHEET: (".xls", ".xlsb", ".ods", ".csv", ".tsv"),
    _SLIDES: (".ppt", ".pptx", ".odp"),
    _PACKED: (".rar", ".7z", ".tar", ".gz", ".tgz"),
    _GOOGLE: (".gdoc", ".gsheet"),
    _SHORTCUT: (".lnk", ".url", ".webloc"),
    _PICTURE: (".heic", ".heif", ".gif", ".psd"),
    _PRINTED: (".wps", ".pages", ".xps", ".oxps", ".epub", ".djvu", ".fodt"),
}
_BY_ENDING = {ending: way for way, endings in _WAYS.items() for ending in endings}


def way_out(suffix: str) -> tuple[Message, Message] | None:
    """Returns what a file of an ending that is not read is, and what to do with it; None for an ending unknown."""
    return _BY_ENDING.get(suffix)
