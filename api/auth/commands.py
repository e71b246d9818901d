"""The commands of who may come in: keys, the log of what they did, and what they thought of answers."""

import datetime
import json
import re
from typing import Any

import click

from api.auth.caller import INTERNAL, PUBLIC
from api.auth.local import local_noting, state_of
from api.auth.scopes import Scope
from api.state.keys import Key
from corpus.environment import Environment
from corpus.labels import check_labels
from corpus.message import Message
from corpus.terminal import spoken, tell

LONGEST_NAME = 200  # characters of who holds a key


class Day(click.ParamType[datetime.datetime]):
    """A day, as 2027-06-30, that is its first moment."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.datetime:
        """Returns the day; fails for what is none."""
        try:
            return datetime.datetime.combine(datetime.date.fromisoformat(value), datetime.time())
        except ValueError:
            self.fail(spoken(Message("{said}: a day as 2027-06-30 is expected", said=repr(value))), param, ctx)


DAY = Day()


def _note(environment: Environment, action: str, status: str, said: str) -> None:
    """Takes note of what is done about the service on its own machine, unless nothing is to be noted."""
    local_noting(environment, by_default=True).administered(action, status, said)


def read_expiry(said: str, now: datetime.datetime) -> datetime.datetime:
    """Returns the moment that a day ("2027-06-30": its end in UTC) or a number of days ("90d") stands for.

    Raises:
        BadParameter: it is neither, or is over.
    """
    if days := re.fullmatch(r"(\d{1,5})d", said):
        return now + datetime.timedelta(days=int(days.group(1)))
    try:
        day = datetime.date.fromisoformat(said)
    except ValueError as error:
        raise click.BadParameter(
            spoken(Message("{said}: a day as 2027-06-30, or a number of days as 90d, is expected", said=repr(said)))
        ) from error
    end = datetime.datetime.combine(day, datetime.time(), datetime.UTC) + datetime.timedelta(days=1)
    if end <= now:
        raise click.BadParameter(spoken(Message("{said}: this day is over", said=said)))
    return end


def _expiry(_: click.Context, __: click.Parameter, said: str | None) -> datetime.datetime | None:
    return read_expiry(said, datetime.datetime.now(datetime.UTC)) if said else None


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def keys(ctx: click.Context, as_json: bool) -> None:
    """List the keys of the service (never the secret), or add and revoke them."""
    if ctx.invoked_subcommand is not None:
        return
    found = state_of(ctx.obj).keys.all()
    if as_json:
        click.echo(json.dumps([_as_json(k) for k in found], ensure_ascii=False, indent=1))
        return
    for key in found:
        click.echo(
            "\t".join([key.key_id, key.name, ",".join(sorted(key.scopes)), ",".join(sorted(key.labels)), _until(key)])
        )


@keys.command("add")
@click.argument("name")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    type=click.Choice([str(s) for s in Scope]),
    help="What its holder may do: ask (read, the default), send and delete documents too (write), everything (admin).",
)
@click.option(
    "--label",
    "labels",
    multiple=True,
    help=f"Which documents its holder may see beside the public ones; may be repeated. Default: {INTERNAL}.",
)
@click.option("--expires", callback=_expiry, metavar="DAY|Nd", help="When it ends: 2027-06-30, or 90d.")
@click.pass_obj
def add(
    environment: Environment,
    name: str,
    scopes: tuple[str, ...],
    labels: tuple[str, ...],
    expires: datetime.datetime | None,
) -> None:
    """Make a key and show it, this once."""
    name = name.strip()
    if not name:
        raise click.BadParameter(spoken(Message("an empty name found; who will hold the key is expected")))
    if len(name) > LONGEST_NAME or not name.isprintable():
        raise click.BadParameter(
            spoken(
                Message(
                    "{name}: a name of at most {longest} characters on one line expected",
                    name=repr(name[:60]),
                    longest=LONGEST_NAME,
                )
            )
        )
    seen = check_labels(labels or (INTERNAL,))
    state = state_of(environment)
    key, secret = state.keys.add(name, scopes or (Scope.READ,), seen, expires)
    labelled = ", ".join(sorted(key.labels))
    _note(environment, "key-add", f"key:{key.key_id}", f"{name}: {', '.join(sorted(key.scopes))}; {labelled}")
    click.echo(secret.whole)
    sees: object = (
        Message("every document")
        if {Scope.WRITE, Scope.ADMIN} & key.scopes
        else ", ".join(sorted(key.labels | {PUBLIC}))
    )
    tell(
        Message(
            "key {key_id} for {name}: {scopes}; sees {sees}",
            key_id=key.key_id,
            name=name,
            scopes=", ".join(sorted(key.scopes)),
            sees=sees,
        ),
        err=True,
    )
    tell(Message("It is shown this once and kept nowhere: hand it over now. `chithi keys revoke` ends it."), err=True)


@keys.command("revoke")
@click.argument("key", metavar="ID|NAME")
@click.pass_obj
def revoke(environment: Environment, key: str) -> None:
    """End a key, by its id or name, and every session that was begun with it."""
    for ended in state_of(environment).keys.revoke(key):
        _note(environment, "key-revoke", f"key:{ended.key_id}", ended.name)
        tell(Message("revoked {key_id}\t{name}", key_id=ended.key_id, name=ended.name))


@click.group()
def audit() -> None:
    """The log of who asked what, and what was shown, sent and deleted."""


@audit.command("export")
@click.option("--since", type=DAY, metavar="DAY", help="From this day on (UTC): 2026-06-30.")
@click.option("--until", type=DAY, metavar="DAY", help="Before this day.")
@click.pass_obj
def export(environment: Environment, since: datetime.datetime | None, until: datetime.datetime | None) -> None:
    """Print the log as JSON, one event a line, the oldest first."""
    for event in state_of(environment).audit.export(_utc(since), _utc(until)):
        click.echo(json.dumps(event, ensure_ascii=False))


@audit.command("clear")
@click.option("--before", type=DAY, metavar="DAY", required=True, help="The first day (UTC) that is kept.")
@click.pass_obj
def clear(environment: Environment, before: datetime.datetime) -> None:
    """Remove the events before a day; older ones than CHITHI_AUDIT_DAYS go by themselves."""
    removed = state_of(environment).audit.clear(before.replace(tzinfo=datetime.UTC))
    _note(environment, "audit-clear", f"before {before:%Y-%m-%d}", "")
    tell(Message("removed {removed} events", removed=removed), err=True)


@click.group()
def feedback() -> None:
    """What people thought of answers: thumbs, reasons, and what they were about."""


@feedback.command("export")
@click.option("--since", type=DAY, metavar="DAY", help="From this day on (UTC): 2026-06-30.")
@click.option("--until", type=DAY, metavar="DAY", help="Before this day.")
@click.pass_obj
def export_feedback(environment: Environment, since: datetime.datetime | None, until: datetime.datetime | None) -> None:
    """Print what was kept as JSON, an opinion a line, the oldest first."""
    for opinion in state_of(environment).feedback.export(_utc(since), _utc(until)):
        click.echo(json.dumps(opinion, ensure_ascii=False))


@feedback.command("clear")
@click.option("--before", type=DAY, metavar="DAY", required=True, help="The first day (UTC) that is kept.")
@click.pass_obj
def clear_feedback(environment: Environment, before: datetime.datetime) -> None:
    """Remove what was said before a day; what is older than CHITHI_FEEDBACK_DAYS goes by itself."""
    removed = state_of(environment).feedback.clear(before.replace(tzinfo=datetime.UTC))
    _note(environment, "feedback-clear", f"before {before:%Y-%m-%d}", "")
    tell(Message("removed {removed} opinions", removed=removed), err=True)


def _utc(day: datetime.datetime | None) -> datetime.datetime | None:
    return day.replace(tzinfo=datetime.UTC) if day else None


def _until(key: Key) -> str:
    if key.revoked_at:
        return spoken(Message("revoked {day}", day=f"{key.revoked_at:%Y-%m-%d}"))
    if key.expires_at is None:
        return spoken(Message("valid"))
    end = f"{key.expires_at:%Y-%m-%d %H:%M}Z"
    valid = key.is_valid(datetime.datetime.now(datetime.UTC))
    return spoken(Message("until {end}", end=end) if valid else Message("over {end}", end=end))


def _as_json(key: Key) -> dict[str, object]:
    return {
        "id": key.key_id,
        "name": key.name,
        "scopes": sorted(key.scopes),
        "labels": sorted(key.labels),
        "created": _moment(key.created_at),
        "expires": _moment(key.expires_at),
        "revoked": _moment(key.revoked_at),
    }


def _moment(at: datetime.datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None
