"""Why something failed that a library or the system did, in words that can be said in Vietnamese."""

import json
import socket
import ssl
from collections.abc import Iterator

from corpus.message import Message, plain, reason

# The words of json's decoder, whole or up to a colon.
_JSON = {
    "Expecting value": Message("a value expected"),
    "Expecting property name enclosed in double quotes": Message("a name in double quotes expected"),
    "Expecting ':' delimiter": Message("a colon expected"),
    "Expecting ',' delimiter": Message("a comma expected"),
    "Unterminated string starting at": Message("a string that begins here does not end"),
    "Invalid control character at": Message("a control character within a string"),
    "Invalid \\escape": Message("a backslash that stands before no such letter"),
    "Invalid \\uXXXX escape": Message("a \\u without four hexadecimal digits"),
    "Extra data": Message("more behind the end"),
    "Illegal trailing comma before end of object": Message("a comma before the end"),
    "Illegal trailing comma before end of array": Message("a comma before the end"),
    "Unexpected UTF-8 BOM (decode using utf-8-sig)": Message("a byte order mark"),
}


def why(error: BaseException) -> Message:
    """Returns why something failed: what we say of it, what the system says, else the library's own words."""
    if error.args and isinstance(error.args[0], Message):
        return error.args[0]
    if isinstance(error, json.JSONDecodeError):
        return _of_json(error)
    if isinstance(error, UnicodeDecodeError):
        return Message("byte {start}: not UTF-8", start=error.start)
    if isinstance(error, KeyError):
        return Message("{name} is missing", name=repr(error.args[0]) if error.args else "")
    if isinstance(error, RecursionError):
        return Message("nested too deeply")
    if isinstance(error, TypeError | AttributeError):
        return Message("a value of another type than expected")
    return system_reason(error) or plain(str(error))


def system_reason(error: BaseException) -> Message | None:
    """Returns what the system said that an error came of, None where it said nothing."""
    return next((said for e in _causes(error) if (said := _of_system(e))), None)


def json_fault(error: json.JSONDecodeError) -> Message:
    """Returns what is wrong with JSON, without where."""
    return _JSON.get(error.msg) or _JSON.get(error.msg.partition(": ")[0]) or plain(error.msg)


def _of_json(error: json.JSONDecodeError) -> Message:
    """Returns what is wrong with JSON, and where; of JSON on one line, which has its number in its file, the column."""
    if "\n" not in error.doc.rstrip("\n"):
        return Message("column {column}: {why}", column=error.pos + 1, why=json_fault(error))
    return Message("line {line}, column {column}: {why}", line=error.lineno, column=error.colno, why=json_fault(error))


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yields an error and what it came of, the latest first: a client of HTTP wraps what the system said."""
    seen: set[int] = set()
    found: BaseException | None = error
    while found is not None and id(found) not in seen:
        seen.add(id(found))
        yield found
        found = found.__cause__ or found.__context__


def _of_system(error: BaseException) -> Message | None:
    if isinstance(error, ssl.SSLCertVerificationError):
        return Message("its certificate is not trusted: {why}", why=error.verify_message)
    if isinstance(error, ssl.SSLError):
        return Message("no TLS spoken there; http:// instead of https://?")
    if isinstance(error, socket.gaierror):
        return Message("no machine of this name is known")
    if isinstance(error, OSError) and error.errno is not None:
        return reason(error)
    return None
