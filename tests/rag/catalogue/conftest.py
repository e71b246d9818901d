from dataclasses import replace
from datetime import date

import pytest

import index.home
from corpus.duties.read import read_duties
from corpus.facts.relations import superseding
from corpus.text.accents import fold
from index.home import Home
from rag.assistant import Assistant
from rag.catalogue.answer import tell, tell_of_unstored
from rag.catalogue.shelf import Shelf
from rag.evidence import Evidence
from rag.question.document_follow_up import follow_document
from rag.question.read import read_question
from rag.question.typed import read_typed
from rag.retrieval.tasks import hit_of

HEAD = """ỦY BAN NHÂN DÂN
TỈNH AN HÒA
Số: {number}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Hòa, ngày {day}

"""
OLD_PRICE = (
    HEAD.format(number="12/2021/QĐ-UBND", day="04 tháng 3 năm 2021")
    + """QUYẾT ĐỊNH
Về giá nước sạch sinh hoạt
Điều 1. Giá nước
Giá nước sạch sinh hoạt là 9.000 đồng một mét khối.
Điều 2. Hiệu lực
Quyết định này có hiệu lực từ ngày 15 tháng 3 năm 2021.
"""
)
PRICE = (
    HEAD.format(number="30/2024/QĐ-UBND", day="20 tháng 5 năm 2024")
    + """QUYẾT ĐỊNH
Về việc quy định giá nước sạch và phí thoát nước

Căn cứ Luật Giá số 16/2023/QH15;
Căn cứ Nghị định số 117/2007/NĐ-CP ngày 11 tháng 7 năm 2007 của Chính phủ;

Điều 1. Giá nước
Giá nước sạch sinh hoạt là 11.000 đồng một mét khối.
Điều 2. Phí thoát nước
Sở Xây dựng chủ trì, phối hợp với Sở Tài chính rà soát phí thoát nước, hoàn thành trước ngày 30/9/2024.
Điều 3. Hiệu lực
Quyết định này có hiệu lực từ ngày 01 tháng 6 năm 2024 và thay thế Quyết định số 12/2021/QĐ-UBND.

Nơi nhận:
- Bộ Tài chính (để b/c);
- Sở Xây dựng;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Lê Thị Hoa
"""
)
PLAN = (
    HEAD.format(number="8/KH-UBND", day="10 tháng 01 năm 2025")
    + """KẾ HOẠCH
Tiêm chủng cho trẻ em năm 2025

Thực hiện Chỉ thị số 25/CT-TTg ngày 05 tháng 8 năm 2024 của Thủ tướng Chính phủ.

1. Mục tiêu
Tiêm đủ cho 95% trẻ em.
2. Tổ chức thực hiện
Sở Y tế chủ trì tiêm chủng, báo cáo kết quả trước ngày 15/6/2025.
"""
)
LETTER = """ỦY BAN NHÂN DÂN
TỈNH AN HÒA
Số: 77/UBND-VX
V/v nghỉ lễ Quốc khánh

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Hòa, ngày 02 tháng 02 năm 2025

Kính gửi:
- Sở Nội vụ;
- Ủy ban nhân dân các huyện.

1. Nghỉ từ ngày 31/8/2025 đến hết ngày 02/9/2025.
2. Sửa đổi khoản 2 Kế hoạch số 8/KH-UBND ngày 10 tháng 01 năm 2025 như sau: báo cáo trước ngày 20/6/2025.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Trần Văn Bình
"""
SHELF = {"gia-cu": OLD_PRICE, "gia": PRICE, "tiem": PLAN, "nghi": LETTER}


@pytest.fixture(scope="session")
def shelf_home(tmp_path_factory, encoder):
    """A home with two decisions, the second in place of the first, a plan, and a letter that amends it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index.home, "load_encoder", lambda _: encoder)
        home = Home(tmp_path_factory.mktemp("shelf"))
        for name, text in SHELF.items():
            home.ingest_bytes(text.encode(), f"{name}.txt", name)
        assert home.encoder is encoder
    return home


@pytest.fixture(scope="session")
def librarian(shelf_home):
    return Assistant(shelf_home)


@pytest.fixture(scope="session")
def tell_of():
    """Tells of documents that are stored nowhere, on a day that is given."""

    def run(question, *documents, before="", today=date(2025, 6, 1), unstored=False, follows=None):
        stored = {d.document_id: d for d in documents}
        shelf = Shelf(
            heads={i: d.metadata for i, d in stored.items()},
            numbers={
                i: [fold(d.metadata.kind or ""), fold(d.metadata.number)]
                for i, d in stored.items()
                if d.metadata.number
            },
            superseded={i: [list(pair) for pair in pairs] for i, pairs in superseding(documents).items()},
            today=today,
            open=stored.__getitem__,
            duties=read_duties,
            naming=lambda phrase: {i for i, d in stored.items() if f" {phrase} " in f" {fold(d.text)} "},
            evidence=lambda duty, n: Evidence(
                hit_of(duty, n), stored[duty.document_id], stored[duty.document_id].clause(duty.clause), ()
            ),
        )
        asked = read_question(question)
        if follows is not None:
            asked = replace(asked, about=follow_document(read_typed(question), follows))
        return tell_of_unstored(asked, shelf) if unstored else tell(asked, shelf, before)

    return run
