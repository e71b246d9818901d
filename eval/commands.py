"""The command of this room: judge an installation or a service."""

import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import click

from corpus.environment import Environment
from corpus.message import Message
from corpus.terminal import tell
from eval.absent import absent
from eval.gold import GoldQuestion, load_gold
from eval.judge import judge, outcomes
from eval.measures.ranking import check_measures
from eval.measures.risk_coverage import Curve, curves
from eval.report.summary import summarise
from eval.report.write import table, write_report
from eval.systems.installation import installation_of
from eval.systems.service import Service
from eval.systems.system import SystemUnderTest


@click.command("eval")
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--report", type=click.Path(path_type=Path), help="Write report.json and risk_coverage.svg into this folder."
)
@click.option("--url", help="Judge the service at this address, not this installation.")
@click.pass_obj
def evaluate(environment: Environment, gold: tuple[Path, ...], report: Path | None, url: str | None) -> None:
    """Judge this installation, or a running service, on gold questions."""
    check_measures()
    questions = load_gold(gold)
    system: SystemUnderTest = Service(url) if url else installation_of(environment)
    with closing(system):
        warnings = absent(questions, system)
        for warning in warnings:
            tell(Message("warning: {warning}", warning=warning), err=True)
        judgements = judge(questions, system, _show)
        summary = summarise(judgements)
        click.echo(table(summary))
        if report is not None:
            known = _curves(questions, system)
            path = write_report(report, summary, judgements, system.describe(), known, warnings)
            tell(Message("report: {path}", path=path), err=True)


def _curves(questions: Sequence[GoldQuestion], system: SystemUnderTest) -> dict[str, Curve] | None:
    """Returns the curves of risk against coverage; None where the system does not say how sure it is."""
    unrefusing = system.unrefusing()
    return curves(outcomes(questions, unrefusing), unrefusing.threshold) if unrefusing else None


def _show(done: int, total: int) -> None:
    if sys.stderr.isatty() and (done % 10 == 0 or done == total):
        tell(Message("\rquestions: {done}/{total}", done=done, total=total), err=True, nl=done == total)
