"""Word 97-2003 documents, RTF and OpenDocument texts turned into .docx by LibreOffice.

LibreOffice runs in a temporary folder with a profile of its own, so that it neither sees nor changes the user's and two
can run at once; macros, links and the network are off.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from corpus.errors import ReadError
from corpus.message import Message, reason
from corpus.priority import lower
from corpus.readers.docx.ole import PASSWORD, RTF, is_locked, is_old_xml, is_opendocument, is_word, what_is

LONGEST_RUN = 120  # seconds; three pages take one, a thousand about twenty
PROGRAMS = ("soffice", "libreoffice")
_ELSEWHERE = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
)
_RESAVE = Message("open it in Word and save it as .docx")
_WHAT = {
    ".doc": Message("a Word 97-2003 document"),
    ".rtf": Message("a rich text (.rtf)"),
    ".xml": Message("a document of Word 2003 in XML"),
    ".odt": Message("an OpenDocument text (.odt)"),
}
INSTALL = Message(
    "install LibreOffice (Debian, Ubuntu: apt install libreoffice-writer), or save the document as .docx in Word"
)
# Nothing listens there: a document that names a picture or a template elsewhere gets none.
_NOWHERE = "http://127.0.0.1:9"
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
{items}
</oor:items>
"""
_ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)
_OFF = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Inet/Settings", "ooInetProxyType", "1"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def as_docx(data: bytes, name: str) -> bytes:
    """Returns the .docx that LibreOffice makes of a Word 97-2003 document, of RTF or of an OpenDocument text.

    Raises:
        ReadError: another old Office file, locked, or LibreOffice is missing or failed.
    """
    ending = _ending(data, name)
    program = find_program()
    if program is None:
        raise ReadError(
            Message(
                "{name}: {what} found, which needs LibreOffice to be read; {install}",
                name=name,
                what=_WHAT[ending],
                install=INSTALL,
            )
        )
    with tempfile.TemporaryDirectory(prefix="chithi-doc-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, f"document{ending}")
        source.write_bytes(data)
        said = _run(program, source, name)
        try:
            return source.with_suffix(".docx").read_bytes()
        except OSError as error:
            raise ReadError(
                Message(
                    "{name}: LibreOffice could not read it ({said}); {resave}", name=name, said=said, resave=_RESAVE
                )
            ) from error


def _ending(data: bytes, name: str) -> str:
    """Returns the ending that LibreOffice should know the bytes by."""
    if data.startswith(RTF):
        return ".rtf"
    if is_opendocument(data):
        return ".odt"
    if is_old_xml(data):
        return ".xml"
    if not is_word(data):
        raise ReadError(Message("{name}: {found}", name=name, found=what_is(data)))
    if is_locked(data):
        raise ReadError(Message("{name}: {found}", name=name, found=PASSWORD))
    return ".doc"


def find_program() -> str | None:
    """Returns the path of LibreOffice, None where it is not installed."""
    found = next(filter(None, map(shutil.which, PROGRAMS)), None)
    return found or next((path for path in _ELSEWHERE if Path(path).is_file()), None)


def _run(program: str, source: Path, name: str) -> str:
    """Runs LibreOffice on a file, and returns the last line that it said."""
    try:
        with subprocess.Popen(
            _command(program, source),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=_environment(source.parent),
            start_new_session=True,
        ) as process:
            lower(process.pid)
            try:
                said, _ = process.communicate(timeout=LONGEST_RUN)
            except BaseException as error:
                _stop(process)
                if isinstance(error, subprocess.TimeoutExpired):
                    raise ReadError(
                        Message(
                            "{name}: LibreOffice was not done in {longest_run} seconds; {resave}",
                            name=name,
                            longest_run=LONGEST_RUN,
                            resave=_RESAVE,
                        )
                    ) from error
                raise
    except OSError as error:
        raise ReadError(
            Message(
                "{name}: LibreOffice could not be started ({reason}); {install}",
                name=name,
                reason=reason(error),
                install=INSTALL,
            )
        ) from error
    lines = said.decode("utf-8", "replace").strip().splitlines()
    return lines[-1][:200] if lines else Message("it said nothing")


def _command(program: str, source: Path) -> list[str]:
    """Returns the command that converts a file in its folder, with a profile made there."""
    profile = source.parent / "profile"
    (profile / "user").mkdir(parents=True)
    items = "\n".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _OFF)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS.format(items=items), encoding="utf-8")
    return [
        program, "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}",
        "--convert-to", "docx", "--outdir", str(source.parent), str(source),
    ]  # fmt: skip


def _environment(folder: Path) -> dict[str, str]:
    """Returns the environment to run in: nothing is kept in the user's folders, nothing fetched."""
    proxies = {f"{scheme}_proxy": _NOWHERE for scheme in ("http", "https", "ftp", "all")}
    homes = {"HOME": str(folder), "TMPDIR": str(folder), "XDG_RUNTIME_DIR": str(folder)}
    return {**os.environ, **proxies, **(homes if sys.platform != "win32" else {}), "SAL_USE_VCLPLUGIN": "svp"}


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Ends LibreOffice and what it started."""
    if sys.platform == "win32":
        process.kill()
        return
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
