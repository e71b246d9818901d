import contextlib
import http.server
import json
import os
import shutil
import threading

import pytest

# Read by huggingface_hub when it is first imported: no test may look for a network.
os.environ["HF_HUB_OFFLINE"] = "1"

import index.home
from corpus.build import build_document
from corpus.duties.read import read_duties
from index.encoders.load import load_encoder
from index.hit import Hit
from index.home import Home
from rag.assistant import Assistant
from rag.evidence import Evidence

HEAD = """ỦY BAN NHÂN DÂN
TỈNH THẠCH GIANG
Số: {}/UBND-NN
V/v phòng, chống hạn

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Thạch Giang, ngày 05 tháng 4 năm 2021

Kính gửi: Các sở.

"""
DROUGHT = (
    HEAD.format(17)
    + """1. Về nguồn nước. Sở Y tế chủ trì, phối hợp với Sở Tài chính mua máy lọc nước cho trạm y tế, hoàn thành \
trước ngày 20/4/2021. Máy lọc nước hỏng phải sửa trong 05 ngày. Trời nắng to.
2. Sở Xây dựng có trách nhiệm:
a) Lắp máy bơm cho xã khô hạn;
b) Nạo vét kênh.
3. Người dân tiết kiệm nước.
"""
)
FILTERS = HEAD.format(18) + "1. Sở Y tế cấp máy lọc nước cho trạm y tế xã.\n2. Các xã đắp đập.\n"


@pytest.fixture(scope="session")
def encoder():
    return load_encoder()


@pytest.fixture(scope="session")
def sample(sample_home, encoder):
    """The home with the shipped sample corpus, to be read; made by the first question of a newcomer."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index.home, "load_encoder", lambda _: encoder)
        home = Home(sample_home)
        assert home.encoder is encoder
    return home


@pytest.fixture(scope="session")
def assistant(sample):
    return Assistant(sample)


@pytest.fixture
def open_home(encoder, monkeypatch, tmp_path):
    """Opens the home in tmp_path, with the bundled encoder loaded once for all."""
    monkeypatch.delenv("CHITHI_ENCODER", raising=False)
    monkeypatch.setattr(index.home, "load_encoder", lambda _: encoder)
    return lambda: Home(tmp_path / "home")


@pytest.fixture(scope="session")
def small_folder(tmp_path_factory, encoder):
    """The folder of a home with two directives on a drought, to be copied."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index.home, "load_encoder", lambda _: encoder)
        home = Home(tmp_path_factory.mktemp("small"))
        home.ingest_bytes(DROUGHT.encode(), "han.txt", "han")
        home.ingest_bytes(FILTERS.encode(), "loc.txt", "loc")
    return home.path


@pytest.fixture
def small_home(small_folder, open_home):
    home = open_home()
    shutil.copytree(small_folder, home.path)
    return home


@pytest.fixture(scope="session")
def drought():
    return build_document(DROUGHT, "han")


@pytest.fixture(scope="session")
def filters():
    return build_document(FILTERS, "loc")


@pytest.fixture(scope="session")
def evidence():
    """Makes evidence of a clause, as a search that found it would."""

    def make(document, path):
        clause = document.clause(path)
        hit = Hit(document.document_id, path, f"{document.document_id}#{path}", clause.start, clause.end, 1, 1, 1, 1)
        return Evidence(hit, document, clause, tuple(read_duties(document)))

    return make


class ScriptedModel:
    """An endpoint on 127.0.0.1 that plays its scripts, one a request, the last one again; keeps what was asked."""

    def __init__(self):
        self.scripts = []
        self.asked = []
        self.released = threading.Event()
        model = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                model.asked.append((self.path, dict(self.headers), json.loads(body)))
                script = model.scripts.pop(0) if len(model.scripts) > 1 else model.scripts[0]
                with contextlib.suppress(OSError):
                    script(self)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/v1"

    def plays(self, *scripts):
        self.scripts = list(scripts)
        return self

    @staticmethod
    def events(*texts, finish="stop", end=b"data: [DONE]\n\n"):
        """A stream of pieces of text."""

        def play(handler):
            handler.send_response(200)
            handler.send_header("Content-Type", "text/event-stream; charset=utf-8")
            handler.end_headers()
            for text in texts:
                event = {"choices": [{"index": 0, "delta": {"content": text}, "finish_reason": None}]}
                handler.wfile.write(f"data: {json.dumps(event, ensure_ascii=False)}\n\n".encode())
            if finish:
                event = {"choices": [{"index": 0, "delta": {}, "finish_reason": finish}]}
                handler.wfile.write(f"data: {json.dumps(event)}\n\n".encode())
            handler.wfile.write(end)

        return play

    @staticmethod
    def answers(status=200, body=b"", kind="application/json", **headers):
        """One body."""

        def play(handler):
            handler.send_response(status)
            handler.send_header("Content-Type", kind)
            for name, value in headers.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.end_headers()
            handler.wfile.write(body)

        return play

    def stalls(self, before=b""):
        """Says something, then nothing until the test is over."""

        def play(handler):
            self.answers(200, before, "text/event-stream")(handler)
            handler.wfile.flush()
            self.released.wait(20)

        return play

    @staticmethod
    def never_ends(piece):
        """The same piece until the client goes away."""

        def play(handler):
            ScriptedModel.answers(200, b"", "text/event-stream")(handler)
            while True:
                handler.wfile.write(piece)

        return play


@pytest.fixture
def model():
    """A scripted endpoint, listening while the test runs."""
    scripted = ScriptedModel()
    thread = threading.Thread(target=scripted.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield scripted
    scripted.released.set()
    scripted.server.shutdown()
    thread.join()
    scripted.server.server_close()
