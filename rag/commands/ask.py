"""`chithi ask`: a question, or a file of them, answered with the clauses that the answer rests on."""

import json
from pathlib import Path

import click

from corpus.environment import Environment
from corpus.message import Message
from corpus.terminal import spoken
from index.ready import ready_home
from rag.answer import Answer, Status, answer_as_json, place_of
from rag.assistant import Assistant
from rag.commands.batch import answer_row, read_rows
from rag.composing.english.documents import name_said
from rag.generation.grounded_rewriting import rewriter_of
from rag.reading.load import load_reader
from rag.settings import Settings

_MORE = {"vi": "(còn khoản khác cũng nói về việc này: thêm --more)", "en": "(more clauses say so: add --more)"}


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
        for row in read_rows(batch):
            click.echo(json.dumps(answer_row(assistant, row), ensure_ascii=False))
        return
    answer = assistant.ask(question or "")
    if as_json:
        click.echo(json.dumps(answer_as_json(answer), ensure_ascii=False, indent=1))
    else:
        _print_answer(answer, more)


def _print_answer(answer: Answer, more: bool) -> None:
    shown = "\n".join(filter(None, (answer.text, answer.more if more else "")))
    for line in shown.split("\n"):
        named = dict.fromkeys(d.document_id for d in answer.documents if d.name in line)
        click.echo(f"{line} ({', '.join(named)})" if named else line)
    if answer.status is Status.ANSWERED and answer.citations:
        click.echo()
        for c in answer.citations:
            if f"[{c.n}]" in shown:
                click.echo(f"[{c.n}] {c.label}, {name_said(c.document, answer.language)} ({place_of(c)})")
    if answer.more and not more:
        click.echo(_MORE[answer.language], err=True)
