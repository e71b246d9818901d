"""`chithi read`: what the reader makes of a question and a clause."""

import json
from pathlib import Path

import click

from corpus.environment import Environment
from corpus.message import Message
from corpus.reasons import why
from corpus.terminal import spoken, tell
from rag.question.read import read_question
from rag.question.typed import readable
from rag.reading.load import OFF, load_trained
from rag.reading.read_texts import LONGEST_TEXT, read_batch, read_texts, reading_as_json, text_that_is_read
from rag.settings import Settings


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
    given = [question is not None, text_file is not None]
    if not all(given) if batch is None else any([*given, title]):
        raise click.UsageError(spoken(Message("give --question and --text, or --batch FILE")))
    name = Settings.from_environment(environment).reader
    if name == OFF:
        raise click.ClickException(spoken(Message("CHITHI_READER is off: there is no reader to read with; unset it")))
    reader = load_trained(name)
    if batch is not None:
        for row, reading in read_batch(reader, batch):
            click.echo(json.dumps({"id": row, **reading_as_json(reading)}, ensure_ascii=False))
        return
    text = _text_of_file(text_file) if text_file else ""
    reading = read_texts(reader, [(read_question(question or ""), readable(title), text)])[0]
    if as_json:
        click.echo(json.dumps({"id": None, **reading_as_json(reading)}, ensure_ascii=False))
    else:
        tell(
            Message("answers {answers:.3f}\tverdict {verdict}", answers=reading.answers, verdict=reading.verdict or "-")
        )
        for start, end in reading.spans:
            click.echo(f"{start}-{end}\t{text[start:end]}")


def _text_of_file(path: Path) -> str:
    try:
        with path.open(encoding="utf-8-sig") as file:
            return text_that_is_read(file.read(LONGEST_TEXT + 1))
    except (OSError, UnicodeDecodeError) as error:
        raise click.ClickException(
            spoken(Message("{path}: cannot be read ({reason})", path=path, reason=why(error)))
        ) from error
    except ValueError as error:
        raise click.ClickException(spoken(Message("{path}: {reason}", path=path, reason=why(error)))) from error
