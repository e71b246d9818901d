"""Writes what is generated: the help of every command in README.md, api/openapi.json, the messages, their catalogue.

make docs runs it; test_docs.py and test_messages.py fail where what stands there is not what it would write.
"""

import json
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from click.testing import CliRunner  # noqa: E402

import chithi  # noqa: E402
from api.app import create_app  # noqa: E402
from index.home import Home  # noqa: E402
from tests import catalogue, messages  # noqa: E402

START, END = "<!-- help: made by `make docs` -->\n```text\n", "```\n<!-- /help -->"


def help_text():
    """Returns the help of the command and of each of its commands."""
    runner = CliRunner()
    pages = [runner.invoke(chithi.main, ["--help"], prog_name="chithi", terminal_width=100).output]
    for name in chithi.COMMANDS:
        result = runner.invoke(chithi.main, [name, "--help"], prog_name="chithi", terminal_width=100)
        pages.append(result.output)
    return "\n".join(pages)


def readme_with_help(readme):
    """Returns a README with the help between its marks."""
    before, _, rest = readme.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}{help_text()}{END}{after}"


def openapi():
    """Returns the interface as JSON."""
    with tempfile.TemporaryDirectory() as home:
        return json.dumps(create_app(Home(Path(home))).openapi(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    (ROOT / "README.md").write_text(
        readme_with_help((ROOT / "README.md").read_text(encoding="utf-8")), encoding="utf-8"
    )
    (ROOT / "api" / "openapi.json").write_text(openapi(), encoding="utf-8")
    messages.FILE.write_text(messages.as_text(messages.messages()), encoding="utf-8")
    catalogue.write()
