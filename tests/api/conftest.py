from dataclasses import replace
from urllib.parse import quote

import httpx
import pytest

from api.app import create_app
from api.auth.trust import Trust
from api.state.state import State
from api.strangers import LOOPBACK
from index.home import Home

# A directive of our own, each line of which is known: nine header lines, clauses 1, 2, 2.-1 and 2.-2, the trailer.
LETTER = """\
ỦY BAN NHÂN DÂN
TỈNH AN LẠC
-------
Số: 45/UBND-NN
V/v trồng cây ven đường
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
An Lạc, ngày 05 tháng 3 năm 2024
Kính gửi: Sở Xây dựng
Để phố phường xanh hơn trong mùa hè:
1. Sở Xây dựng chủ trì, phối hợp với Sở Tài chính trồng 500 cây xanh ven đường trước ngày 30/4/2024.
2. Báo An Lạc tuyên truyền:
- Đăng bài về cây xanh mỗi tuần;
- Mở chuyên mục ảnh cho học sinh.
Nơi nhận:
- Như trên;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn Mẫu"""


KEYS = {"reader": ["read"], "writer": ["write"], "admin": ["admin"]}


@pytest.fixture(scope="session")
def letter():
    return LETTER


def client(url):
    # Without keep-alive, so that a server that closes a connection after an error does not fail the next request.
    return httpx.Client(base_url=url, trust_env=False, timeout=60, limits=httpx.Limits(max_keepalive_connections=0))


@pytest.fixture(scope="session")
def sample(sample_url):
    """A client of the service over the sample corpus; nothing is changed there."""
    with client(sample_url) as connected:
        yield connected


@pytest.fixture(scope="session")
def open_client():
    return client


@pytest.fixture(scope="session")
def bench_service(tmp_path_factory, served):
    home = Home(tmp_path_factory.mktemp("bench") / "home")
    home.ingest_bytes(LETTER.encode(), "cv-trong-cay.txt", "cv-trong-cay")
    with served(create_app(home)) as url, client(url) as connected:
        yield connected


@pytest.fixture
def bench(bench_service):
    """A client of a service that holds the one letter `cv-trong-cay`; what a test adds is gone after it."""
    yield bench_service
    for document in bench_service.get("/v1/documents").json():
        if document["document_id"] != "cv-trong-cay":
            bench_service.delete(f"/v1/documents/{quote(document['document_id'], safe='')}")


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

    def serve(hosts=LOOPBACK, **more):
        app = create_app(home, hosts=hosts, trust=replace(Trust(State(home.path), open=False), **more))
        context = served(app)
        url = context.__enter__()
        stack.append(context)

        def client(name=""):
            connected = open_client(url)
            if name:
                connected.headers["Authorization"] = f"Bearer {secrets.get(name, name)}"
            stack.append(connected)
            return connected.__enter__()

        client.app = app
        client.url = url
        client.secrets = secrets
        return client

    yield serve
    for context in reversed(stack):
        context.__exit__(None, None, None)
