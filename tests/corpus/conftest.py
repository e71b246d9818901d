import os
from pathlib import Path

import pytest

from corpus.build import build_document
from corpus.read import find_files, read_path

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def repository():
    return REPOSITORY


@pytest.fixture(scope="session")
def shared():
    """The folder of real documents, which the repository does not hold."""
    folder = Path(os.environ.get("CHITHI_SHARED") or REPOSITORY.parent / "shared")
    if not folder.is_dir():
        pytest.skip("no folder of real documents: set CHITHI_SHARED to one")
    return folder


@pytest.fixture(scope="session")
def samples():
    """The shipped documents by id."""
    return {p.stem: read_path(p) for p in find_files(REPOSITORY / "corpus" / "sample")}


@pytest.fixture(scope="session")
def letter():
    """A letter in two columns, as a PDF leaves it: header, addressees, a clause of each kind of list, trailer."""
    return (
        "    ỦY BAN NHÂN DÂN                     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "   HUYỆN THẠCH GIANG                       Độc lập - Tự do - Hạnh phúc\n"
        "\n"
        "  Số: 45/UBND-NN                     Thạch Giang, ngày 03 tháng 4 năm 2021\n"
        "V/v phòng trừ sâu keo\n"
        "trên cây ngô\n"
        "\n"
        "Kính gửi:\n"
        "- Các phòng, ban;\n"
        "- Hội Nông dân huyện.\n"
        "\n"
        "Sâu keo đã lan ra ba xã. Ủy ban nhân dân huyện yêu cầu:\n"
        "\n"
        "1. Trạm Khuyến nông\n"
        "- Phun thuốc;\n"
        "- Đặt bẫy.\n"
        "\n"
        "2. Các xã báo cáo hằng tuần.\n"
        "\n"
        "Yêu cầu các đơn vị thực hiện./.\n"
        "\n"
        "Nơi nhận:                              TM. ỦY BAN NHÂN DÂN\n"
        "- Như trên;                                KT. CHỦ TỊCH\n"
        "- Lưu: VT.                                 PHÓ CHỦ TỊCH\n"
        "\n"
        "                                            Lò Văn Mây\n"
    )


@pytest.fixture(scope="session")
def sau_keo(letter):
    return build_document(letter, "sau-keo", "sau-keo.txt", "5e" * 32)
