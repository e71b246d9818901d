import datetime

import pytest

from corpus.build import build_document
from corpus.document import Metadata


def read(raw):
    return build_document(raw, "x").metadata


def test_read_metadata_of_a_letter(sau_keo):
    assert sau_keo.metadata == Metadata(
        kind="Công văn",
        number="45/UBND-NN",
        issuer="Ủy ban nhân dân huyện Thạch Giang",
        place="Thạch Giang",
        date=datetime.date(2021, 4, 3),
        title="V/v phòng trừ sâu keo trên cây ngô",
        addressees=("Các phòng, ban", "Hội Nông dân huyện"),
        recipients=("Như trên", "Lưu: VT"),
        signer="Lò Văn Mây",
        capacity="TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH",
    )


def test_read_metadata_of_a_decision_by_a_department():
    assert read(
        "UBND TỈNH THẠCH GIANG\nSỞ XÂY DỰNG\nSố: 12/QĐ-SXD\n\nQUYẾT ĐỊNH\nVề việc cấp phép dựng cầu treo\n\n"
        "GIÁM ĐỐC SỞ XÂY DỰNG\n\nCăn cứ Luật Xây dựng;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Cho dựng cầu.\n\nĐiều 2. Hiệu lực.\n\n"
        "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nTrần Văn Sông\n"
    ) == Metadata(
        kind="Quyết định",
        number="12/QĐ-SXD",
        issuer="Sở Xây dựng",
        parent="UBND tỉnh Thạch Giang",
        title="Về việc cấp phép dựng cầu treo",
        recipients=("Như Điều 2", "Lưu: VT"),
        signer="Trần Văn Sông",
        capacity="GIÁM ĐỐC",
    )


def test_read_metadata_of_a_party_plan():
    assert read(
        "HUYỆN ỦY THẠCH GIANG\n*\nSố 17-KH/HU\nĐẢNG CỘNG SẢN VIỆT NAM\nThạch Giang, ngày 9 tháng 12 năm 2022\n"
        "KẾ HOẠCH\nthăm các đồn biên phòng\n-----\n\nI- MỤC ĐÍCH\n\n1. Thăm.\n\n2. Hỏi.\n\nII- VIỆC LÀM\n\n"
        "T/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nĐàm Thị Lụa\n"
    ) == Metadata(
        kind="Kế hoạch",
        number="17-KH/HU",
        issuer="Huyện ủy Thạch Giang",
        place="Thạch Giang",
        date=datetime.date(2022, 12, 9),
        title="thăm các đồn biên phòng",
        signer="Đàm Thị Lụa",
        capacity="T/M BAN THƯỜNG VỤ BÍ THƯ",
    )


def test_read_metadata_leaves_out_what_is_not_said():
    assert read("1. Đắp đê.\n\n2. Trồng tre.\n") == Metadata()


@pytest.mark.parametrize(
    "written", ["ngày 31 tháng 02 năm 2021", "ngày ... tháng ... năm 2021", "ngày    tháng 5 năm 2021"]
)
def test_read_metadata_of_a_date_left_blank_or_wrong_is_none(written):
    metadata = read(f"SỞ Y TẾ\nSố:     /KH-SYT\nThạch Giang, {written}\nKẾ HOẠCH\nDiệt muỗi\n\n1. Một.\n\n2. Hai.\n")
    assert (metadata.date, metadata.number, metadata.place, metadata.kind) == (None, None, "Thạch Giang", "Kế hoạch")


@pytest.mark.parametrize(
    ("line", "number", "kind"),
    [
        ("Số: 12/2012/QĐ-UBND", "12/2012/QĐ-UBND", "Quyết định"),
        ("Số 25-CT/TW", "25-CT/TW", "Chỉ thị"),
        ("Số: 46 /CĐ-TTg", "46/CĐ-TTg", "Công điện"),
        ("Số: 8a/NQ-HĐND ngày 3 tháng 4 năm 2020", "8a/NQ-HĐND", "Nghị quyết"),
    ],
)
def test_read_metadata_takes_the_kind_from_the_symbol(line, number, kind):
    metadata = read(f"HUYỆN THẠCH GIANG\n{line}\n\nCác xã làm như sau:\n\n1. Một.\n\n2. Hai.\n")
    assert (metadata.number, metadata.kind) == (number, kind)


def test_read_metadata_takes_the_issuer_from_the_opening():
    metadata = read(
        "CHỈ THỊ\nVề việc giữ đê\n\nMưa lớn kéo dài. Ủy ban nhân dân huyện Thạch Giang yêu cầu:\n\n1. Một.\n\n2. Hai.\n"
    )
    assert metadata.issuer == "Ủy ban nhân dân huyện Thạch Giang"


def test_read_metadata_takes_a_title_to_its_end():
    document = build_document(
        "QUYẾT ĐỊNH\nQuy định mức chi tập huấn cho đội dân phòng trên địa bàn huyện\nThạch Giang năm 2021\n\n"
        "Căn cứ Luật Ngân sách;\n\nĐiều 1. Mức chi\n\nĐiều 2. Hiệu lực\n",
        "x",
    )
    assert document.metadata.title == (
        "Quy định mức chi tập huấn cho đội dân phòng trên địa bàn huyện Thạch Giang năm 2021"
    )


def test_read_metadata_takes_the_title_of_a_shipped_decision_to_its_end(samples):
    assert samples["qd-ho-tro-hoc-phi-can-binh"].metadata.title.endswith("Cẩn Bình trong năm học 2025 - 2026")


def test_read_metadata_of_every_shipped_document_says_what_its_number_and_signer_are(samples):
    found = {name: (d.metadata.number, d.metadata.date.isoformat(), d.metadata.signer) for name, d in samples.items()}
    assert found == {
        "cd-ung-pho-bao-quang-ha": ("07/CĐ-UBND", "2024-10-09", "Đặng Hữu Thạch"),
        "ct-cai-cach-hanh-chinh-minh-chau": ("03/CT-UBND", "2025-02-10", "Phạm Quốc Tuyển"),
        "ct-phan-loai-rac-son-linh": ("09/CT-UBND", "2025-09-22", "Trịnh Hữu Bằng"),
        "ct-phong-chay-chua-chay-lam-trach": ("14/CT-UBND", "2024-10-14", "Lương Đình Khoát"),
        "cv-cham-soc-suc-khoe-hai-binh": ("6184/UBND-VX", "2022-10-21", "Đoàn Hữu Khiêm"),
        "cv-tiet-kiem-dien-phu-khe": ("612/UBND-KTHT", "2024-05-06", "Trịnh Văn Sáng"),
        "cv-y-te-tinh-lam-trach": ("5237/UBND-KGVX", "2022-11-14", "Lường Thị Bích Thảo"),
        "kh-chuyen-doi-so-hai-binh": ("22/KH-UBND", "2025-01-15", "Phạm Thị Ngọc Hạ"),
        "kh-phan-loai-rac-son-linh": ("61/KH-UBND", "2025-04-10", "Lâm Quốc Vĩnh"),
        "kh-tuyen-sinh-lop-10-lam-trach": ("52/KH-UBND", "2025-02-24", "Lương Thị Diệu Hằng"),
        "kh-y-te-co-so-can-binh": ("172-KH/TU", "2024-01-18", "Tạ Minh Quyết"),
        "qd-ho-tro-hoc-phi-can-binh": ("27/2025/QĐ-UBND", "2025-09-05", "Tống Thị Minh Nhàn"),
        "qd-quan-ly-tai-san-cong-hai-binh": ("27/2024/QĐ-UBND", "2024-11-18", "Hoàng Minh Trác"),
        "qd-quy-che-quan-ly-cho-vinh-sa": ("1472/QĐ-UBND", "2024-09-12", "Đỗ Thị Mai Khuê"),
        "qd-quy-che-tiep-cong-dan-phu-khe": ("1186/QĐ-UBND", "2024-05-22", "Hoàng Bá Thiệu"),
        "tb-ket-luan-giai-ngan-quang-ha": ("426/TB-UBND", "2025-08-22", "Võ Thành Nghiệp"),
        "tb-so-ket-y-te-quang-ha": ("318/TB-SYT", "2022-07-04", "Ngô Thanh Lịch"),
        "tb-tiem-phong-gia-suc-nam-tan": ("58/TB-UBND", "2006-02-24", "Hà Văn Lương"),
    }


LAW = (
    "QUỐC HỘI\nLuật số: 9/2021/QH15\n{date}\n{kind}\nĐÊ ĐIỀU\n\nĐiều 1. Đê\n\nĐê cao.\n\nĐiều 2. Kè\n\nKè dày."
    "\n\n{passed}\n\nCHỦ TỊCH QUỐC HỘI\n\nTrần Văn Sông\n"
)
PASSED = "{0} này đã được Quốc hội khóa XV, kỳ họp thứ 2 thông qua ngày 12 tháng 11 năm 2021."


@pytest.mark.parametrize("kind", ["Luật", "Bộ luật"])
def test_read_metadata_dates_a_law_by_the_day_it_was_passed(kind):
    assert read(LAW.format(date="", kind=kind.upper(), passed=PASSED.format(kind))) == Metadata(
        kind=kind,
        number="9/2021/QH15",
        issuer="Quốc hội",
        date=datetime.date(2021, 11, 12),
        title="ĐÊ ĐIỀU",
        signer="Trần Văn Sông",
        capacity="CHỦ TỊCH QUỐC HỘI",
    )


@pytest.mark.parametrize(
    ("kind", "passed", "day"),
    [
        ("LUẬT", PASSED.format("Luật"), datetime.date(2021, 11, 12)),
        ("LUẬT", "Luật này được Quốc hội thông qua tại kỳ họp thứ 2 ngày 12/11/2021.", datetime.date(2021, 11, 12)),
        # Only a law is dated by the day it was passed, and only by its own.
        ("NGHỊ QUYẾT", PASSED.format("Nghị quyết"), datetime.date(2021, 12, 1)),
        ("LUẬT", "Luật Đê điều được Quốc hội thông qua ngày 12 tháng 11 năm 2021.", datetime.date(2021, 12, 1)),
        ("LUẬT", "Luật này được Quốc hội thông qua. Ngày 12 tháng 11 năm 2021 hết hạn.", datetime.date(2021, 12, 1)),
    ],
)
def test_read_metadata_of_a_law_with_a_dated_header(kind, passed, day):
    assert read(LAW.format(date="Phú Khê, ngày 01 tháng 12 năm 2021", kind=kind, passed=passed)).date == day


def test_read_metadata_dates_a_resolution_without_a_dated_header_by_the_day_it_was_passed():
    metadata = read(LAW.format(date="", kind="NGHỊ QUYẾT", passed=PASSED.format("Nghị quyết")))
    assert metadata.date == datetime.date(2021, 11, 12)


@pytest.mark.parametrize(
    "before",
    [
        "", "Đại tá ", "Thượng tướng ", "Thiếu úy ", "Trung uý ", "Phó Đô đốc ", "GS.TS. ", "PGS. TS ", "PGS, TS. ",
        "TS.BS ",
        "BS.CKII ", "BSCKII. ", "BS. CK2 ", "ThS. ", "Th.S ", "Ths ", "Tiến sỹ ", "GS.TSKH ", "Thiếu tướng, PGS.TS ",
        "Trung tướng GS.TS ",
    ],
)  # fmt: skip
def test_read_metadata_names_the_signer_without_rank_or_degree(before):
    metadata = read(f"SỞ Y TẾ\nSố: 5/SYT\n\n1. Một.\n\n2. Hai.\n\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\n{before}Trung Thị Tá\n")
    assert (metadata.signer, metadata.capacity) == ("Trung Thị Tá", "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC")


def test_read_metadata_passes_over_a_rank_on_a_line_of_its_own():
    metadata = read("CÔNG AN HUYỆN\nSố: 5/CAH\n\n1. Một.\n\n2. Hai.\n\nKT. TRƯỞNG CÔNG AN\nĐại Tá\nTrần Văn Sông\n")
    assert metadata.signer == "Trần Văn Sông"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("V/v: đắp đê", "V/v đắp đê"),
        ("V/v : đắp đê", "V/v đắp đê"),
        ("V/v - đắp đê", "V/v đắp đê"),
        ("Về việc: đắp đê", "Về việc đắp đê"),
        ("V/v đắp đê: đợt 2", "V/v đắp đê: đợt 2"),
    ],
)
def test_read_metadata_takes_the_subject_without_the_colon_after_its_first_word(line, title):
    assert read(f"SỞ Y TẾ\nSố: 5/SYT\n{line}\nKính gửi: Các trạm y tế.\n\n1. Một.\n\n2. Hai.\n").title == title


def test_read_metadata_of_an_annex_by_itself():
    assert read(
        "PHỤ LỤC II\nDANH MỤC ĐÊ KÈ\n"
        "(Kèm theo Thông tư số 5/2021/TT-BNV ngày 3 tháng 4 năm 2021 của Bộ trưởng Bộ Nội vụ)\n"
        "------\n\nI. ĐÊ\n\n1. Đê cao.\n\n2. Đê thấp.\n\nII. KÈ\n\nKè đá.\n"
    ) == Metadata(kind="Phụ lục", issuer="Bộ Nội vụ", title="DANH MỤC ĐÊ KÈ")


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        # Who orders, with what is said of a minister said of the ministry.
        ("THÔNG TƯ\nHƯỚNG DẪN GIỮ ĐÊ\n\nBộ trưởng Bộ Tư pháp hướng dẫn giữ đê như sau:\n\nĐiều 1. Đê\n", "Bộ Tư pháp"),
        ("THÔNG TƯ\nGIỮ ĐÊ\n\nBộ Tư pháp hướng dẫn các xã giữ đê.\n\n1. Một.\n\n2. Hai.\n", None),
        # Whose meeting decides.
        (
            "NGHỊ QUYẾT\nVỀ GIỮ ĐÊ\n\nHội nghị lần thứ 3 Ban Chấp hành Hội Nông dân huyện (khóa V) họp:\n\n"
            "1. Một.\n\n2. Hai.\n",
            "Ban Chấp hành Hội Nông dân huyện",
        ),
        # Who gives notice at the end; an office without a name is none.
        (
            "THÔNG BÁO\nKẾT LUẬN VỀ ĐÊ\n\n1. Một.\n\n2. Hai.\n\nVăn phòng Bộ Thuỷ sản xin thông báo để các xã biết.\n",
            "Văn phòng Bộ Thuỷ sản",
        ),
        (
            "THÔNG BÁO\nKẾT LUẬN TẠI HỘI NGHỊ CỦA BỘ TƯ PHÁP\n\n1. Một.\n\n2. Hai.\n\n"
            "Văn phòng Bộ xin thông báo để các xã biết.\n",
            "Bộ Tư pháp",
        ),
        ("THÔNG TƯ\nSỬA QUY ĐỊNH CỦA BỘ TƯ PHÁP\n\n1. Một.\n\n2. Hai.\n", None),
    ],
)
def test_read_metadata_takes_the_issuer_from_the_text_where_no_header_names_it(text, issuer):
    assert read(text).issuer == issuer


@pytest.mark.parametrize("day", ["ngày 05/3/2025", "ngày 05 tháng 3 năm 2025"])
def test_a_day_behind_the_number_is_the_documents_where_no_other_is(day):
    lines = ["ỦY BAN NHÂN DÂN", "TỈNH AN SƠN", "CHỈ THỊ", "Về việc giữ đê", f"Số: 12/CT-UBND, {day}", "1. A.", "2. B."]
    metadata = build_document("\n\n".join(lines), "a").metadata
    assert (metadata.number, str(metadata.date)) == ("12/CT-UBND", "2025-03-05")


@pytest.mark.parametrize(
    ("number", "issuer", "kind"),
    [
        ("332/SXD-KL", "SỞ XÂY DỰNG", "Công văn"),
        ("512/SKHĐT-KH", "SỞ KẾ HOẠCH VÀ ĐẦU TƯ", "Công văn"),
        ("77/STNMT-QĐ", "SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG", "Công văn"),
        ("8/2025/BQP-CT", "BỘ QUỐC PHÒNG", "Công văn"),
        ("45/CT-TTHT", "CỤC THUẾ TỈNH AN SƠN", "Công văn"),
        ("45/UBND-TB", "ỦY BAN NHÂN DÂN XÃ", "Công văn"),
        ("45/TB-SXD", "SỞ XÂY DỰNG", "Thông báo"),
        ("45/2025/QĐ-KH", "SỞ XÂY DỰNG", "Quyết định"),
        ("45-KL/TU", "TỈNH ỦY", "Kết luận"),
        ("45/CT.UBND", "ỦY BAN NHÂN DÂN XÃ", "Chỉ thị"),
    ],
)
def test_read_metadata_takes_the_kind_from_before_the_issuers_letters(number, issuer, kind):
    head = f"{issuer}\nSố: {number}\nV/v giữ đê\n\nKính gửi: Các xã\n\n1. Đắp đê.\n\n2. Trồng tre.\n"
    assert read(head).kind == kind


@pytest.mark.parametrize(
    "blank",
    ["Số:      /2025/QĐ-UBND", "Số: /QĐ-UBND", "Số: …/2025/QĐ-UBND", "Số ____/2025/QĐ-UBND", "Số: ....../2025/QĐ-UBND"],
)
def test_read_metadata_takes_no_year_for_the_number_of_a_draft(blank):
    head = f"ỦY BAN NHÂN DÂN\nTỈNH SƠN HẠ\n{blank}\n\nQUYẾT ĐỊNH\nGiữ đê\n\nĐiều 1. Đắp đê.\n\nĐiều 2. Trồng tre.\n"
    found = read(head)
    assert (found.kind, found.number, found.title) == ("Quyết định", None, "Giữ đê")


@pytest.mark.parametrize(
    ("first", "title"),
    [
        (["Điều 1. Phạm vi", "Thông tư này quy định về việc giữ đê, trồng tre."], "quy định về việc giữ đê, trồng tre"),
        (["Điều 1. Sửa đổi, bổ sung một số điều của Thông tư số 5/2020/TT-BYT"],
         "Sửa đổi, bổ sung một số điều của Thông tư số 5/2020/TT-BYT"),
        (["Điều 1. Giữ đê", "Các xã giữ đê."], None),
    ],
)  # fmt: skip
def test_a_text_without_a_title_is_about_what_its_first_article_says(first, title):
    signed = ["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Lê An"]
    lines = ["THÔNG TƯ", *first, "Điều 2. Hiệu lực", *signed]
    assert build_document("\n\n".join(lines), "a").metadata.title == title
    numbered = ["BỘ Y TẾ", "Số: 5/2021/TT-BYT", *lines]
    assert build_document("\n\n".join(numbered), "a").metadata.title == title


def test_a_text_whose_head_has_no_title_is_about_what_it_is_enacted_for():
    lines = [
        "CHÍNH PHỦ",
        "Số: 5/2031/NĐ-CP",
        "Căn cứ Luật Đê điều số 79/2006/QH11;",
        "Chính phủ ban hành Nghị định quy định về việc giữ đê, trồng tre.",
        "Điều 1. Giữ đê",
        "Các xã giữ đê.",
        "Điều 2. Hiệu lực",
    ]
    assert build_document("\n\n".join(lines), "a").metadata.title == "Quy định về việc giữ đê, trồng tre"


@pytest.mark.parametrize(
    ("lines", "signer", "capacity"),
    [
        ("KT. THỐNG ĐỐC\nPHÓ THỐNG ĐỐC Phạm Tiến Dũng", "Phạm Tiến Dũng", "KT. THỐNG ĐỐC PHÓ THỐNG ĐỐC"),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH Lê Thị Hoa", "Lê Thị Hoa", "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH"),
        ("CHỦ TỊCH Nguyễn Văn An", "Nguyễn Văn An", "CHỦ TỊCH"),
    ],
)
def test_a_name_may_stand_behind_the_office_on_one_line(lines, signer, capacity):
    head = "UBND XÃ AN HÒA\nSố: 5/QĐ-UBND\n\nQUYẾT ĐỊNH\nVề họp\n\n"
    text = f"{head}1. Họp.\n2. Nghỉ.\n\nNơi nhận:\n- Lưu: VT.\n\n{lines}\n"
    metadata = build_document(text, "d").metadata
    assert (metadata.signer, metadata.capacity) == (signer, capacity)
