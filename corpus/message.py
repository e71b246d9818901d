"""Message: a sentence in English for people, which can be said in Vietnamese too, and the errors that carry one.

The English sentence is the source, as in gettext: `locale/vi/LC_MESSAGES/chithi.po` has the Vietnamese of each, and
`make docs` compiles it. A message is a string, so that logs, files and programs go on as if it were nothing else.
"""

import errno
import functools
import gettext
import string
from collections.abc import Mapping, Sequence
from numbers import Real
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self, TypeAlias

DOMAIN = "chithi"
LOCALES = Path(__file__).parent / "locale"
ENGLISH, VIETNAMESE = "en", "vi"
LANGUAGES = (VIETNAMESE, ENGLISH)

_PLAIN = "{text}"

Value: TypeAlias = "str | float"


class Message(str):
    """A sentence in English that remembers what it is made of.

    template: as of `str.format`, each field with a name; values: what fills it, messages among them.
    """

    template: str
    values: Mapping[str, Value]

    def __new__(cls, template: str, /, **values: object) -> Self:
        """Returns the sentence in English; what is neither a number nor a message is kept as its text."""
        kept = {name: _value(value) for name, value in values.items()}
        made = super().__new__(cls, template.format_map(kept))
        made.template, made.values = template, MappingProxyType(kept)
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return _made, (self.template, dict(self.values))

    def said(self, language: str) -> str:
        """Returns the sentence in a language; in English where it was never translated."""
        if language == ENGLISH or not self.template:
            return str(self)
        values = {n: v.said(language) if isinstance(v, Message) else v for n, v in self.values.items()}
        return _VIETNAMESE.vformat(catalogue(language).gettext(self.template), (), values)


class Told(Exception):
    """Root of the errors that a person is told: where, what was found, what was expected, what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


def said(text: str, language: str) -> str:
    """Returns a message in a language, any other text as it is."""
    return text.said(language) if isinstance(text, Message) else text


def joined(between: str, texts: Sequence[str]) -> Message:
    """Returns messages one after another as one, with something between them."""
    named = {f"part{number}": text for number, text in enumerate(texts)}
    return Message(between.join(f"{{{name}}}" for name in named), **named)


def plain(text: str) -> Message:
    """Returns words that come from elsewhere, a library say, as a message: they are the same in every language."""
    return Message(_PLAIN, text=text)


def reason(error: OSError) -> Message:
    """Returns why the system did not do what it was asked, without the path."""
    known = _REASONS.get(error.errno or 0)
    found = error.strerror or str(error)
    # Some add in brackets what they were doing: asyncio the address that it could not bind.
    return known if known is not None and (known == found or found.startswith(f"{known} (")) else plain(found)


def message_as_json(text: str) -> object:
    """Returns a message as JSON has it, plain text as itself; `message_of_json` gives it back."""
    if not isinstance(text, Message) or text.template == _PLAIN:
        return str(text)
    values = {n: message_as_json(v) if isinstance(v, str) else v for n, v in text.values.items()}
    return {"template": text.template, "values": values}


def message_of_json(value: Any) -> Message:
    """Returns the message that JSON holds; text where there is text, as older versions wrote it.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: it holds neither.
    """
    if isinstance(value, str):
        return plain(value)
    values = {n: v if isinstance(v, int | float) else message_of_json(v) for n, v in value["values"].items()}
    try:
        return Message(value["template"], **values)
    except IndexError as error:  # a field without a name
        raise ValueError(f"no template of a message: {value['template']!r}") from error


@functools.cache
def catalogue(language: str) -> gettext.NullTranslations:
    """Returns the messages of a language by their English; those of English are themselves."""
    return gettext.translation(DOMAIN, LOCALES, [language], fallback=True)


class _Vietnamese(string.Formatter):
    """Formats figures as they are written in Vietnam: 1.234,5."""

    def format_field(self, value: Any, format_spec: str) -> str:
        formatted = str(super().format_field(value, format_spec))
        return formatted.translate(_SWAPPED) if isinstance(value, Real) else formatted


_VIETNAMESE = _Vietnamese()
_SWAPPED = str.maketrans(",.", ".,")


def _made(template: str, values: Mapping[str, Value]) -> Message:
    return Message(template, **values)


def _value(value: object) -> Value:
    """Returns a value as a message keeps it: an error by the message that it carries."""
    if isinstance(value, BaseException) and len(value.args) == 1 and isinstance(value.args[0], Message):
        return value.args[0]
    if isinstance(value, Message | int | float):
        return value
    if isinstance(value, OSError) and value.strerror and value.strerror in str(value):
        before, _, after = str(value).partition(value.strerror)
        return Message("{before}{reason}{after}", before=before, reason=reason(value), after=after)
    return str(value)


_REASONS = {
    errno.ENOENT: Message("No such file or directory"),
    errno.EACCES: Message("Permission denied"),
    errno.EPERM: Message("Operation not permitted"),
    errno.EEXIST: Message("File exists"),
    errno.ENOTDIR: Message("Not a directory"),
    errno.EISDIR: Message("Is a directory"),
    errno.ENOSPC: Message("No space left on device"),
    errno.EROFS: Message("Read-only file system"),
    errno.EDQUOT: Message("Disk quota exceeded"),
    errno.EFBIG: Message("File too large"),
    errno.EIO: Message("Input/output error"),
    errno.EMFILE: Message("Too many open files"),
    errno.ENAMETOOLONG: Message("File name too long"),
    errno.EADDRINUSE: Message("Address already in use"),
    errno.EADDRNOTAVAIL: Message("Cannot assign requested address"),
    errno.ECONNREFUSED: Message("Connection refused"),
    errno.ECONNRESET: Message("Connection reset by peer"),
    errno.EHOSTUNREACH: Message("No route to host"),
    errno.ENETUNREACH: Message("Network is unreachable"),
    errno.ETIMEDOUT: Message("Connection timed out"),
}
