"""The command of this room: the service."""

import ssl
from pathlib import Path
from urllib.parse import urlsplit

import click

from api.auth.noting import REQUIRED
from api.configured import configured
from api.errors import StateError
from api.limits import Limits
from api.logs import FORMATS
from api.serving.reach import Reach
from api.settings import Settings
from api.strangers import ANY, hosts_of, is_loopback
from corpus.environment import Environment
from corpus.message import Message
from corpus.terminal import spoken, tell

READABLE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="The port.")
@click.option("--public-url", metavar="URL", help="The address that others type; needed to serve beyond this machine.")
@click.option("--insecure-open", is_flag=True, help="Let anyone read under any name; changing anything needs a key.")
@click.option("--tls-cert", type=READABLE, metavar="FILE", help="The certificate, with its chain, to serve https by.")
@click.option("--tls-key", type=READABLE, metavar="FILE", help="The certificate's private key.")
@click.option("--workers", type=click.IntRange(1, 64), help="Serve by so many processes; SIGHUP replaces them.")
@click.option(
    "--grace", default=10, show_default=True, type=click.IntRange(1, 3600), help="Seconds to finish requests."
)
@click.option("--log-format", default="text", show_default=True, type=click.Choice(FORMATS), help="How to log.")
@click.pass_obj
def serve(
    environment: Environment,
    host: str,
    port: int,
    public_url: str | None,
    insecure_open: bool,
    tls_cert: Path | None,
    tls_key: Path | None,
    workers: int | None,
    grace: int,
    log_format: str,
) -> None:
    """Serve the chat page, the document viewer and the JSON interface."""
    hosts = _hosts(host, public_url, insecure_open)
    _check_tls(tls_cert, tls_key)
    reach = Reach(
        beyond=not is_loopback(host) or public_url is not None,
        insecure_open=insecure_open,
        https=tls_cert is not None or urlsplit(public_url or "").scheme == "https",
        public_url=public_url or "",
    )
    _check_trust(environment, reach)
    from api.serving.run import listen, serve_by_workers, serve_here
    from api.serving.worker import Worker

    worker = Worker(environment.home, dict(environment.variables), hosts, reach, Limits(grace=grace), log_format)
    listening = listen(host, port)
    scheme = "https" if tls_cert else "http"
    address = f"{scheme}://{host}:{listening.getsockname()[1]}/"
    told = spoken(Message("Chỉ Thị: {address}  (Ctrl+C ends it)", address=address))
    tls = {"ssl_certfile": tls_cert, "ssl_keyfile": tls_key}
    if workers is None:
        serve_here(worker, listening, told, **tls)
    else:
        serve_by_workers(worker, workers, listening, told, **tls)


def _check_trust(environment: Environment, reach: Reach) -> None:
    """Says what reaches beyond this machine.

    Raises:
        ClickException: it would be served to others, and there is no way for anyone to say who they are.
    """
    settings = Settings.from_environment(environment)
    trust = reach.trust(environment)
    for line in configured(environment, trust.state.name):
        tell(line, err=True)
    if settings.conversations and not trust.conversations:
        tell(
            Message("warning: CHITHI_CONVERSATIONS=on: none is kept, since with --insecure-open nobody has an account"),
            err=True,
        )
    if trust.audit == REQUIRED:
        try:
            trust.state.audit.check()
        except StateError as error:
            tell(
                Message(
                    "warning: CHITHI_AUDIT=required: nothing is answered while the audit log cannot be written "
                    "({reason})",
                    reason=error.message,
                ),
                err=True,
            )
    if not trust.open and settings.oidc is None and not trust.state.keys.any_valid():
        raise click.ClickException(
            spoken(
                Message(
                    "nobody could come in: make a key with `chithi keys add NAME`, or let anyone in with "
                    "--insecure-open"
                )
            )
        )


def _check_tls(cert: Path | None, key: Path | None) -> None:
    """Raises ClickException where a certificate and its key do not go together."""
    if (cert is None) != (key is None):
        raise click.ClickException(spoken(Message("--tls-cert and --tls-key go together: give both, or neither")))
    if cert is None:
        return
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(cert, key)
    except (ssl.SSLError, OSError) as error:
        raise click.ClickException(
            spoken(
                Message(
                    "{cert}, {key}: no certificate with its private key, both as PEM and without a password ({error})",
                    cert=cert,
                    key=key,
                    error=error,
                )
            )
        ) from error


def _is_address(url: str) -> bool:
    """Returns whether a service can be reached so: nothing but a name and a port, since pages lie at fixed paths."""
    try:
        parts = urlsplit(url)
        named = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is none
        return False
    return named and parts.username is None and parts.path in ("", "/") and not parts.query and not parts.fragment


def _hosts(host: str, public_url: str | None, insecure_open: bool) -> frozenset[str]:
    """Returns the names that requests are answered under.

    Raises:
        ClickException: it would be served to others, and nothing says under which name.
    """
    if public_url and not _is_address(public_url):
        raise click.ClickException(
            spoken(
                Message(
                    "--public-url {public_url}: an address as https://chithi.example is expected", public_url=public_url
                )
            )
        )
    if insecure_open:
        tell(
            Message(
                "warning: --insecure-open: whoever reaches this address may ask and read what is public; "
                "uploading and deleting need a key (chithi keys add NAME --scope write)"
            ),
            err=True,
        )
    if is_loopback(host) or public_url:
        return hosts_of(host, public_url)
    if insecure_open:
        return ANY
    raise click.ClickException(
        spoken(
            Message(
                "--host {host} serves to other machines: name the address that they type with "
                "--public-url http://NAME:PORT, or let anyone in with --insecure-open",
                host=host,
            )
        )
    )
