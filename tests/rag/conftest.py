import os
import shutil

import pytest

# Read by huggingface_hub when it is first imported: no test may look for a network.
os.environ["HF_HUB_OFFLINE"] = "1"

import index.home
from corpus.build import build_document
from corpus.duties import read_duties
from index.encoder import load_encoder
from index.hit import Hit
from index.home import Home
from rag.assistant import Assistant
from rag.compose import Evidence

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
