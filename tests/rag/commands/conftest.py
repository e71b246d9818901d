import json

import pytest
from click.testing import CliRunner

from corpus.environment import Environment


@pytest.fixture
def call(small_home):
    def invoke(command, *arguments):
        return CliRunner().invoke(command, [str(a) for a in arguments], obj=Environment(small_home.path))

    return invoke


@pytest.fixture
def lines():
    def write(path, *rows):
        path.write_text("".join(f"{json.dumps(r, ensure_ascii=False)}\n" for r in rows), encoding="utf-8")
        return path

    return write
