"""The command of this door: the tools over standard input and output."""

from importlib.metadata import version

import click

from api.configured import asked_elsewhere
from api.mcp.door import MISSING, is_installed
from corpus.environment import Environment
from corpus.terminal import spoken, tell
from index.ready import ready_home


@click.command()
@click.pass_obj
def mcp(environment: Environment) -> None:
    """Answer a program that speaks the Model Context Protocol, over standard input and output."""
    if not is_installed():
        raise click.ClickException(spoken(MISSING))
    from api.mcp.tools import server_for
    from rag.assistant import Assistant
    from rag.generation.grounded_rewriting import rewriter_of
    from rag.reading.load import load_reader
    from rag.settings import Settings

    for line in asked_elsewhere(environment):
        tell(line, err=True)
    settings = Settings.from_environment(environment)
    home = ready_home(environment, wait=False)
    assistant = Assistant(home, rewriter=rewriter_of(settings), reader=load_reader(settings.reader))
    server_for(lambda: assistant, version("chithi")).run("stdio")
