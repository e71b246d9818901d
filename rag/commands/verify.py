"""`chithi verify`: whether the quotes of saved answers stand in the stored documents."""

from pathlib import Path

import click

from corpus.environment import Environment
from corpus.message import Message, reason
from corpus.reasons import why
from corpus.store.sqlite import Store
from corpus.terminal import spoken, tell
from rag.composing.verify import count_answers, verify_saved


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def verify(environment: Environment, file: Path) -> None:
    """Check every quote of saved answers against the stored documents."""
    store = Store(environment.home)
    try:
        saved = [file.read_text(encoding="utf-8-sig")]
        answers = count_answers(saved)
        verdicts = list(verify_saved(saved, store.load))
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
    if not answers:
        raise click.ClickException(
            spoken(Message("{file}: no answers in it; save them with `chithi ask --json`", file=file))
        )
    for v in verdicts:
        if not v.holds:
            click.echo(f"{v.outcome}\t{v.answer}\t[{v.n}]\t{spoken(v.detail)}")
    bad = sum(not v.holds for v in verdicts)
    if not verdicts:
        tell(Message("{answers} answers without a quote: nothing in them to check", answers=answers), err=True)
        return
    tell(
        Message("{count} quotes: {good} found, {bad} not", count=len(verdicts), good=len(verdicts) - bad, bad=bad),
        err=True,
    )
    if bad:
        raise SystemExit(1)
