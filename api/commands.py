"""The command of this room: the service."""

import logging
import os

import click

from corpus.environment import Environment
from index.ready import ready_home


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="The port.")
@click.pass_obj
def serve(environment: Environment, host: str, port: int) -> None:
    """Serve the chat page, the document viewer and the JSON interface."""
    import uvicorn

    from api.app import create_app
    from rag.settings import Settings

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    home = ready_home(environment, wait=False)
    home.searcher()
    logging.getLogger("chithi").info("home %s, encoder %s", home.path, home.encoder.name)
    app = create_app(home, Settings.from_environment(environment))
    click.echo(f"Chỉ Thị: http://{host}:{port}/  (Ctrl+C ends it)", err=True)
    try:
        uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False)
    except SystemExit as error:
        raise click.ClickException(
            f"{host}:{port} cannot be listened on; another program has it: choose another --port"
        ) from error
    except KeyboardInterrupt:
        os._exit(130)
