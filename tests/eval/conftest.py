import gc
import json
import sys
import threading
import warnings
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch):
    for name in ("CHITHI_HOME", "CHITHI_ENCODER", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)


# How many sockets were made in this process: by the audit hook, which nothing can take away again.
_made = [0]
sys.addaudithook(lambda event, _: event == "socket.__new__" and _made.__setitem__(0, _made[0] + 1))


@pytest.fixture(autouse=True)
def _left_connections():
    """Collects the connections that a service under test leaves open, where no other test is failed by them."""
    before = _made[0]
    yield
    if _made[0] == before:  # to look for them takes longer than most tests
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


def gold_row(**changed):
    return {
        "id": "g1",
        "lang": "vi",
        "question": "Ai chủ trì mua sắm thuốc ở tỉnh Lâm Trạch?",
        "answerable": True,
        "relevant": {"cv-y-te-tinh-lam-trach": ["4"]},
        "lead": ["Sở Y tế"],
        "coordinate": [],
        "says": [],
        **changed,
    }


@pytest.fixture(scope="session")
def row():
    return gold_row


@pytest.fixture
def gold_file(tmp_path):
    """Writes gold rows (or lines as they are) to a file and gives its path."""

    def write(*rows, name="gold.jsonl"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = [r if isinstance(r, str) else json.dumps(r, ensure_ascii=False) for r in rows]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def foreign_service():
    """Runs an HTTP server that gives every request one and the same reply; gives its address and what was asked."""

    @contextmanager
    def serve(status, body, content_type="application/json"):
        asked = []

        class Reply(BaseHTTPRequestHandler):
            def do_GET(self):
                asked.append((self.command, self.path))
                self.rfile.read(int(self.headers.get("Content-Length") or 0))
                self.send_response(status)
                self.send_header("Content-Type", content_type)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_POST = do_GET  # noqa: N815 - the base class's names

            def log_message(self, *_):
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Reply)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", asked
        finally:
            server.shutdown()
            thread.join()
            server.server_close()

    return serve
