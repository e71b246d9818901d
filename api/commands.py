"""The command of this room: the service."""

import logging
import os
from urllib.parse import urlsplit

import click

from api.strangers import ANY, hosts_of, is_loopback
from corpus.environment import Environment
from index.ready import ready_home


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="The port.")
@click.option("--public-url", metavar="URL", help="The address that others type; needed to serve beyond this machine.")
@click.option("--insecure-open", is_flag=True, help="Serve to anyone under any name; whoever reaches it may delete.")
@click.pass_obj
def serve(environment: Environment, host: str, port: int, public_url: str | None, insecure_open: bool) -> None:
    """Serve the chat page, the document viewer and the JSON interface."""
    hosts = _hosts(host, public_url, insecure_open)
    import uvicorn

    from api.app import create_app
    from rag.settings import Settings

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    home = ready_home(environment, wait=False)
    home.searcher()
    logging.getLogger("chithi").info("home %s, encoder %s", home.path, home.encoder.name)
    app = create_app(home, Settings.from_environment(environment), hosts)
    click.echo(f"Chỉ Thị: http://{host}:{port}/  (Ctrl+C ends it)", err=True)
    try:
        uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False)
    except SystemExit as error:
        raise click.ClickException(
            f"{host}:{port} cannot be listened on; another program has it: choose another --port"
        ) from error
    except KeyboardInterrupt:
        os._exit(130)


def _hosts(host: str, public_url: str | None, insecure_open: bool) -> frozenset[str]:
    """Returns the names that requests are answered under.

    Raises:
        ClickException: it would be served to others, and nothing says under which name.
    """
    if public_url and urlsplit(public_url).scheme not in ("http", "https"):
        raise click.ClickException(f"--public-url {public_url}: an address as https://chithi.example is expected")
    if is_loopback(host) or public_url:
        return hosts_of(host, public_url)
    if insecure_open:
        click.echo("warning: --insecure-open: whoever reaches this address may ask, upload and delete", err=True)
        return ANY
    raise click.ClickException(
        f"--host {host} serves to other machines: name the address that they type with --public-url http://NAME:PORT,"
        " or let anyone in with --insecure-open"
    )
