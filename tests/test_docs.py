from pathlib import Path

from tests import generate_docs

ROOT = Path(__file__).parents[1]


def test_readme_has_the_help_of_every_command():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert readme == generate_docs.readme_with_help(readme), "run `make docs`"


def test_openapi_is_the_interface():
    assert (ROOT / "api" / "openapi.json").read_text(encoding="utf-8") == generate_docs.openapi(), "run `make docs`"
