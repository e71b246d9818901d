"""Commands of this room: ask, search, who does what, and whether quotes hold."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from corpus.duty import CALL, COORDINATE, LEAD, ORDER, REQUEST
from corpus.environment import Environment
from corpus.message import Message, reason
from corpus.reasons import why
from corpus.store.sqlite import Store
from corpus.terminal import spoken, tell
from index.ready import ready_home
from rag.answer import Answer, Status, answer_as_json, place_of
from rag.assistant import Assistant
from rag.composing.english.documents import name_said
from rag.composing.verify import verify_saved
from rag.duty_sheet import as_xlsx
from rag.duty_table import filed_as_json, write_csv
from rag.errors import QuestionError, UnknownDay
from rag.generation.grounded_rewriting import rewriter_of
from rag.question.read import read_question
from rag.question.typed import readable
from rag.reading.load import load_reader
from rag.reading.read_texts import read_batch, read_texts, reading_as_json
from rag.reading.trained import TrainedReader
from rag.retrieval.tasks import AskedDuties, kept_duties, read_window
from rag.settings import Settings

_MORE = {"vi": "(còn khoản khác cũng nói về việc này: thêm --more)", "en": "(more clauses say so: add --more)"}

_ROLES = {LEAD: Message("lead"), COORDINATE: Message("coordinate")}
_MANNERS = {REQUEST: Message("request"), CALL: Message("call")}

LONGEST_TASK = 100  # code points of a task on a line


@click.command()
@click.argument("question", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option(
    "--batch",
    type=click.Path(path_type=Path, dir_okay=False),
    help='Answer the questions of a file of {"id", "question"} lines, one answer a line.',
)
@click.option("--more", is_flag=True, help="Print what else says so, too.")
@click.pass_obj
def ask(environment: Environment, question: str | None, as_json: bool, batch: Path | None, more: bool) -> None:
    """Answer a question, with the clauses it rests on."""
    if (question is None) == (batch is None):
        raise click.UsageError(spoken(Message("give one QUESTION, or --batch FILE")))
    settings = Settings.from_environment(environment)
    home = ready_home(environment)
    assistant = Assistant(home, rewriter=rewriter_of(settings), reader=load_reader(settings.reader))
    if batch is not None:
        for row in _batch(batch):
            click.echo(json.dumps(_answer_row(assistant, row), ensure_ascii=False))
        return
    answer = assistant.ask(question or "")
    if as_json:
        click.echo(json.dumps(answer_as_json(answer), ensure_ascii=False, indent=1))
    else:
        _print_answer(answer, more)


@click.command()
@click.argument("query")
@click.option("-k", "k", default=10, show_default=True, type=click.IntRange(1, 100), help="How many.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def search(environment: Environment, query: str, k: int, as_json: bool) -> None:
    """Rank clauses for a query, with scores and where they came from."""
    reader = load_reader(Settings.from_environment(environment).reader)
    hits = Assistant(ready_home(environment), reader=reader).search(query, k)
    if as_json:
        rows = [
            {
                "rank": h.hit.rank,
                "document_id": h.hit.document_id,
                "clause": h.hit.path,
                "label": h.label,
                "document": h.document,
                "text": h.text,
                "start": h.start,
                "end": h.end,
                "score": round(h.hit.score, 4),
                "dense": round(h.hit.dense, 4),
                "late": round(h.hit.late, 4),
                "lexical": round(h.hit.lexical, 4),
            }
            for h in hits
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for h in hits:
        scores = Message(
            "{rank:>2}  {score:.3f}  dense {dense:.3f}  late {late:.3f}  lexical {lexical:6.2f}",
            rank=h.hit.rank,
            score=h.hit.score,
            dense=h.hit.dense,
            late=h.hit.late,
            lexical=h.hit.lexical,
        )
        click.echo(f"{spoken(scores)}  {h.hit.document_id}#{h.hit.path}  {h.label}, {h.document}")


@click.command()
@click.option("--question", help="The question.")
@click.option("--text", "text_file", type=click.Path(path_type=Path, dir_okay=False), help="A file with the clause.")
@click.option("--title", default="", help="The document's name and the headings above the clause, one a line.")
@click.option(
    "--batch",
    type=click.Path(path_type=Path, dir_okay=False),
    help='Read the lines of a file of {"id", "question", "title", "text"}, one reading a line.',
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def read(
    environment: Environment,
    question: str | None,
    text_file: Path | None,
    title: str,
    batch: Path | None,
    as_json: bool,
) -> None:
    """Read a question and a clause together: does it answer, where, yes or no."""
    one = question is not None and text_file is not None
    if one == (batch is not None):
        raise click.UsageError(spoken(Message("give --question and --text, or --batch FILE")))
    reader = load_reader(Settings.from_environment(environment).reader)
    if not isinstance(reader, TrainedReader):
        raise click.ClickException(
            spoken(Message("no reader: CHITHI_READER is off, or its files are damaged; nothing can be read"))
        )
    if batch is not None:
        for row, reading in read_batch(reader, batch):
            click.echo(json.dumps({"id": row, **reading_as_json(reading)}, ensure_ascii=False))
        return
    text = _text_of_file(text_file) if text_file else ""
    reading = read_texts(reader, [(read_question(question or ""), title, text)])[0]
    if as_json:
        click.echo(json.dumps({"id": None, **reading_as_json(reading)}, ensure_ascii=False))
    else:
        tell(
            Message("answers {answers:.3f}\tverdict {verdict}", answers=reading.answers, verdict=reading.verdict or "-")
        )
        for start, end in reading.spans:
            click.echo(f"{start}-{end}\t{text[start:end]}")


def _at_a_word(task: str) -> str:
    """Returns what fits a line of a task, cut behind a whole word."""
    return task if len(task) <= LONGEST_TASK else f"{task[:LONGEST_TASK].rsplit(' ', 1)[0]}…"


def _text_of_file(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise click.ClickException(
            spoken(Message("{path}: cannot be read ({reason})", path=path, reason=why(error)))
        ) from error


@click.command()
@click.option("--agency", help="Only duties of this agency, by any of its names.")
@click.option("--role", type=click.Choice([LEAD, COORDINATE]), help="Only this role: lead, or coordinate.")
@click.option("--document", "document_id", help="Only duties of this document.")
@click.option(
    "--deadline", help='Only duties whose deadline says this, however written: "30/6/2022", "hằng quý"; "" for any.'
)
@click.option("--due-before", help='Only duties due before a day, or before a month, quarter or year: "1/7/2022".')
@click.option("--due-after", help='Only duties due after a day, or after a month, quarter or year: "quý II/2022".')
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--csv", "csv_file", type=click.Path(path_type=Path, dir_okay=False), help="Write CSV.")
@click.option("--xlsx", "xlsx_file", type=click.Path(path_type=Path, dir_okay=False), help="Write an Excel file.")
@click.pass_obj
def duties(
    environment: Environment,
    agency: str | None,
    role: str | None,
    document_id: str | None,
    deadline: str | None,
    due_before: str | None,
    due_after: str | None,
    as_json: bool,
    csv_file: Path | None,
    xlsx_file: Path | None,
) -> None:
    """Print who does what: lead and coordinating agencies, tasks, deadlines."""
    try:
        window = read_window(due_after, due_before)
    except UnknownDay as error:
        raise click.UsageError(spoken(error.message)) from error
    store = Store(environment.home) if document_id else ready_home(environment).store
    found = list(kept_duties(store, AskedDuties(agency, role, document_id, deadline, window)))
    rows = [filed_as_json(f) for f in found]
    if csv_file is not None:
        _write(csv_file, lambda: write_csv(csv_file, rows))
    if xlsx_file is not None:
        _write(xlsx_file, lambda: xlsx_file.write_bytes(as_xlsx(rows)))
    if csv_file is not None or xlsx_file is not None:
        return
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for f in found:
            d = f.duty
            when = f"\t{d.deadline}" if d.deadline else ""
            role_shown = spoken(_ROLES[d.role]) + ("" if d.manner == ORDER else f" ({spoken(_MANNERS[d.manner])})")
            shown = f"{role_shown}\t{d.agency}\t{_at_a_word(d.task)}{when}"
            click.echo(f"{d.document_id}#{d.clause}\t{f.document}\t{shown}")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def verify(environment: Environment, file: Path) -> None:
    """Check every quote of saved answers against the stored documents."""
    store = Store(environment.home)
    try:
        verdicts = list(verify_saved([file.read_text(encoding="utf-8-sig")], store.load))
    except OSError as error:
        raise click.ClickException(
            spoken(Message("{file}: cannot be read ({reason})", file=file, reason=reason(error)))
        ) from error
    except (ValueError, RecursionError) as error:
        raise click.ClickException(
            spoken(
                Message(
                    "{file}: not answers as JSON or JSON lines ({error}); save them with `chithi ask --json`",
                    file=file,
                    error=why(error),
                )
            )
        ) from error
    for v in verdicts:
        if not v.holds:
            click.echo(f"{v.outcome}\t{v.answer}\t[{v.n}]\t{spoken(v.detail)}")
    bad = sum(not v.holds for v in verdicts)
    tell(
        Message("{count} quotes: {good} found, {bad} not", count=len(verdicts), good=len(verdicts) - bad, bad=bad),
        err=True,
    )
    if bad or not verdicts:
        raise SystemExit(1)


def _write(path: Path, write: Callable[[], object]) -> None:
    try:
        write()
    except OSError as error:
        raise click.ClickException(
            spoken(Message("{path}: cannot be written ({reason})", path=path, reason=reason(error)))
        ) from error


def _batch(path: Path) -> Iterator[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise click.ClickException(
            spoken(Message("{path}: cannot be read ({reason})", path=path, reason=why(error)))
        ) from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            if not isinstance(row["question"], str):
                raise TypeError(Message("question is not a string"))
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise click.ClickException(
                spoken(
                    Message(
                        '{path}: line {number} is not {{"id": …, "question": "…"}} ({error})',
                        path=path,
                        number=number,
                        error=why(error),
                    )
                )
            ) from error
        yield row


def _answer_row(assistant: Assistant, row: dict[str, Any]) -> dict[str, object]:
    """Returns the answer to a line of a batch; a line that is no question gets an error status, not a stop."""
    try:
        return answer_as_json(replace(assistant.ask(row["question"]), id=_identifier(row)))
    except QuestionError as error:
        return {
            "id": _identifier(row),
            "question": readable(row["question"]),
            "language": "vi",
            "status": "error_question",
            "answer": error.message.said("vi"),
            "more": "",
            "citations": [],
            "duties": [],
            "hits": [],
            "generator": "none",
            "took_ms": 0.0,
            "timings_ms": {},
        }


def _identifier(row: dict[str, Any]) -> object:
    """Returns the id of a line of a batch as it was given, half characters replaced."""
    found = row.get("id")
    return readable(found) if isinstance(found, str) else found


def _print_answer(answer: Answer, more: bool) -> None:
    shown = "\n".join(filter(None, (answer.text, answer.more if more else "")))
    click.echo(shown)
    if answer.status is Status.ANSWERED:
        click.echo()
        for c in answer.citations:
            if f"[{c.n}]" in shown:
                click.echo(f"[{c.n}] {c.label}, {name_said(c.document, answer.language)} ({place_of(c)})")
    if answer.more and not more:
        click.echo(_MORE[answer.language], err=True)
