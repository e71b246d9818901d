from dataclasses import replace

import pytest

from api.app import create_app
from api.auth.trust import Trust
from api.state.state import State
from index.home import Home

KEYS = {"reader": ["read"], "writer": ["write"], "admin": ["admin"]}


@pytest.fixture(scope="session")
def guarded_home(tmp_path_factory, letter):
    """A home with the one letter, and a key of each scope; with their secrets."""
    home = Home(tmp_path_factory.mktemp("guarded") / "home")
    home.ingest_bytes(letter.encode(), "cv-trong-cay.txt", "cv-trong-cay")
    state = State(home.path)
    return home, {name: state.keys.add(name, scopes, ["internal"])[1].whole for name, scopes in KEYS.items()}


@pytest.fixture
def guarded(guarded_home, served, open_client):
    """Serves that home to others: gives clients of it, each with the key of a name, "" for none."""
    home, secrets = guarded_home
    stack = []

    def serve(**more):
        app = create_app(home, trust=replace(Trust(State(home.path), open=False), **more))
        context = served(app)
        url = context.__enter__()
        stack.append(context)

        def client(name=""):
            connected = open_client(url)
            if name:
                connected.headers["Authorization"] = f"Bearer {secrets.get(name, name)}"
            stack.append(connected)
            return connected.__enter__()

        client.url = url
        client.secrets = secrets
        return client

    yield serve
    for context in reversed(stack):
        context.__exit__(None, None, None)
