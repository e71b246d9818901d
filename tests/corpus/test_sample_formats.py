import datetime
from pathlib import Path

import pytest

from corpus.build import build_document
from corpus.document import Metadata, Relation
from corpus.facts.relations import superseding
from corpus.read import read_bytes, read_path
from corpus.sample_src.as_pdf import find_chromium
from corpus.sample_src.as_tcvn3 import encode
from corpus.sample_src.make_samples import MAKERS, SAMPLES, make_samples, read_source

FONTS = Path("/usr/share/fonts")
DOCX, PDF, TCVN3, PAGE = MAKERS
DECISION, PLAN, NOTICE, DIRECTIVE = (name.rpartition(".")[0] for name in MAKERS)

ADDRESSES = {
    DECISION: (
        "0 D1 D2 D3 QC.D1 QC.D1.1 QC.D1.2 QC.D2 QC.D2.1 QC.D2.2"
        " QC.D3 QC.D3.1 QC.D3.1.a QC.D3.1.b QC.D3.1.c QC.D3.1.d QC.D3.2"
        " QC.D4 QC.D4.1 QC.D4.2 QC.D4.3 QC.D4.3.a QC.D4.3.b QC.D4.3.c QC.D5 QC.D5.1 QC.D5.2 QC.D5.3"
        " QC.D6 QC.D6.1 QC.D6.2 QC.D6.3 QC.D6.3.a QC.D6.3.a.-1 QC.D6.3.a.-2 QC.D6.3.b QC.D7 QC.D7.1 QC.D7.2"
        " QC.D8 QC.D8.1 QC.D8.2 QC.D8.3 QC.D9 QC.D9.1 QC.D9.2"
    ),
    PLAN: (
        "0 I I.1 I.1.a I.1.b I.2 I.2.a I.2.b II II.1 II.2 II.3 III III.1 III.1.a III.1.b III.2"
        " III.3 III.3.a III.3.b III.3.c III.4 IV IV.@1 IV.@1.-1 IV.@1.-2 IV.@2 IV.@2.-1 IV.@2.-2"
        " IV.@3 IV.@3.-1 IV.@3.-2 IV.@4 IV.@4.-1 IV.@4.-2 end"
    ),
    NOTICE: (
        "0 Một Hai Hai.(1) Hai.(1).*1 Hai.(1).*2 Hai.(1).*2.+1 Hai.(1).*2.+2 Hai.(2) Hai.(3)"
        " Ba Ba.(1) Ba.(2) Ba.(2).*1 Ba.(2).*2 Ba.(2).*2.+1 Ba.(2).*2.+2 Ba.(2).*2.+3 Ba.(3) Ba.(4) Bốn Năm end"
    ),
    DIRECTIVE: "0 1 1.a 1.b 2 3 4 4.a 4.b 5 end",
}
METADATA = {
    DECISION: Metadata(
        kind="Quyết định",
        number="1472/QĐ-UBND",
        issuer="Ủy ban nhân dân thị xã Vĩnh Sa",
        place="Vĩnh Sa",
        date=datetime.date(2024, 9, 12),
        title=("Về việc ban hành Quy chế quản lý, sử dụng điểm kinh doanh tại các chợ trên địa bàn thị xã Vĩnh Sa"),
        recipients=("Như Điều 3", "Sở Công Thương (để b/c)", "TT Thị ủy, TT HĐND thị xã", "Lưu: VT, KT"),
        signer="Đỗ Thị Mai Khuê",
        capacity="TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH",
        effective=datetime.date(2024, 10, 1),
        relations=(
            Relation("based_on", "Nghị định", "60/2024/NĐ-CP", datetime.date(2024, 6, 5)),
            Relation("replaces", "Quyết định", "815/QĐ-UBND", datetime.date(2017, 4, 20), "Ủy ban nhân dân thị xã"),
        ),
    ),
    PLAN: Metadata(
        kind="Kế hoạch",
        number="61/KH-UBND",
        issuer="Ủy ban nhân dân tỉnh Sơn Lĩnh",
        place="Sơn Lĩnh",
        date=datetime.date(2025, 4, 10),
        title="Phân loại chất thải rắn sinh hoạt tại nguồn trên địa bàn tỉnh Sơn Lĩnh năm 2025",
        recipients=(
            "Bộ Nông nghiệp và Môi trường (để b/c)",
            "TT Tỉnh ủy, TT HĐND tỉnh",
            "Các sở, ban, ngành tỉnh",
            "UBND cấp huyện",
            "Lưu: VT, NN",
        ),
        signer="Lâm Quốc Vĩnh",
        capacity="TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH",
        relations=(Relation("implements", "Chỉ thị", "18/CT-TU", datetime.date(2025, 1, 6), "Ban Thường vụ Tỉnh ủy"),),
    ),
    NOTICE: Metadata(
        kind="Thông báo",
        number="58/TB-UBND",
        issuer="Uỷ ban nhân dân huyện Nậm Tân",
        place="Nậm Tân",
        date=datetime.date(2006, 2, 24),
        title=(
            "Kết luận của Chủ tịch Uỷ ban nhân dân huyện tại cuộc họp về tiêm phòng đàn gia súc, gia cầm vụ xuân hè"
            " năm 2006"
        ),
        recipients=(
            "Chi cục Thú y tỉnh (để b/c)",
            "TT Huyện uỷ, TT HĐND huyện",
            "Các phòng, ban của huyện",
            "UBND các xã, thị trấn",
            "Lưu: VT",
        ),
        signer="Hà Văn Lương",
        capacity="TL. CHỦ TỊCH CHÁNH VĂN PHÒNG",
    ),
    DIRECTIVE: Metadata(
        kind="Chỉ thị",
        number="09/CT-UBND",
        issuer="Ủy ban nhân dân tỉnh Sơn Lĩnh",
        place="Sơn Lĩnh",
        date=datetime.date(2025, 9, 22),
        title="Về việc chấn chỉnh phân loại, thu gom chất thải rắn sinh hoạt trên địa bàn tỉnh Sơn Lĩnh",
        recipients=(
            "TT Tỉnh ủy, TT HĐND tỉnh (để b/c)",
            "Các sở, ban, ngành tỉnh",
            "UBND các xã, phường",
            "Lưu: VT, NN",
        ),
        signer="Trịnh Hữu Bằng",
        capacity="CHỦ TỊCH",
        effective=datetime.date(2025, 10, 1),
        relations=(
            Relation("amends", "Kế hoạch", "61/KH-UBND", datetime.date(2025, 4, 10), "Ủy ban nhân dân tỉnh"),
            Relation("replaces", "Chỉ thị", "07/CT-UBND", datetime.date(2022, 3, 14), "Chủ tịch Ủy ban nhân dân tỉnh"),
        ),
    ),
}


def said(document, path):
    clause = document.clause(path)
    return document.text[clause.start : clause.end]


@pytest.mark.parametrize("name", ADDRESSES)
def test_read_path_finds_every_clause_of_a_sample_in_another_format(samples, name):
    assert [c.path for c in samples[name].clauses] == ADDRESSES[name].split()


@pytest.mark.parametrize("name", METADATA)
def test_read_path_finds_what_a_sample_in_another_format_says_of_itself(samples, name):
    assert samples[name].metadata == METADATA[name]


# --- what each format adds


def test_numbers_of_the_docx_stand_in_its_lists_alone_and_start_again_in_the_regulation(samples):
    assert "Điều 1." not in read_source(f"{DECISION}.txt")
    lines = samples[DECISION].text.split("\n")
    assert [line.split(".")[0] for line in lines if line.startswith("Điều ")] == [
        f"Điều {n}" for n in (1, 2, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9)
    ]
    assert [c.containers for c in samples[DECISION].clauses if c.path in ("D3", "QC.D1", "QC.D3", "QC.D9")] == [
        (),
        ("Chương I",),
        ("Chương II",),
        ("Chương IV",),
    ]


def test_table_and_text_box_of_the_docx_belong_to_the_clause_above_them(samples):
    assert said(samples[DECISION], "QC.D5.1") == (
        "1. Giá thuê, đã gồm thuế giá trị gia tăng, chưa gồm tiền điện, nước, được quy định như sau:\n"
        "Ngành hàng | Chợ hạng 2 (đồng/m2/tháng) | Chợ hạng 3 (đồng/m2/tháng)\n"
        "Hàng tươi sống | 95.000 | 62.000\n"
        "Hàng ăn uống | 110.000 | 70.000\n"
        "Hàng khô, bách hóa, vải sợi | 125.000 | 78.000\n"
        "Hàng mã, hương nến | 85.000 | 55.000"
    )
    assert said(samples[DECISION], "QC.D7.2") == (
        "2. Phản ánh qua đường dây nóng được trả lời trong 03 ngày làm việc.\n"
        "Đường dây nóng các chợ thị xã Vĩnh Sa: 0200.3899.118, từ 05 giờ đến 20 giờ hằng ngày."
    )


def test_wrapped_lines_table_and_page_break_of_the_pdf_are_put_right(samples):
    plan = samples[PLAN]
    assert said(plan, "I.1.a") == (
        "a) Giảm lượng rác phải chôn lấp tại bãi rác Gò Vàng từ 310 tấn xuống còn không quá 240 tấn mỗi ngày vào cuối"
        " năm 2025."
    )
    assert said(plan, "II.2") == (
        "2. Chỉ tiêu giao cho các địa phương như sau:\n"
        "Địa bàn | Tỷ lệ hộ phân loại | Số điểm tập kết | Thời hạn\n"
        "Thành phố Sơn Lĩnh | 75% | 48 | 30/9/2025\n"
        "Thị xã Bến Thông | 65% | 26 | 31/10/2025\n"
        "Huyện Đá Xanh | 50% | 19 | 30/11/2025\n"
        "Huyện Mường Lự | 35% | 12 | 31/12/2025"
    )
    # Set on three pages; the third task goes over from the second to the third, whose number stands between.
    assert [plan.pages_of(plan.clause(path)) for path in ("0", "III", "IV.@3", "end")] == [
        (1, 1),
        (2, 2),
        (2, 3),
        (3, 3),
    ]
    assert said(plan, "IV.@3") == (
        "Sở Giáo dục và Đào tạo:\n"
        "- Đưa nội dung phân loại rác vào hoạt động trải nghiệm của học sinh từ lớp 3 đến lớp 9 kể từ năm học"
        " 2025 - 2026;\n"
        "- Phát động cuộc thi “Trường học không rác nhựa”, tổng kết trước ngày 20/11/2025."
    )


def test_tcvn3_reads_as_its_source_does_and_says_what_it_was(samples):
    source = read_source(f"{NOTICE}.txt")
    assert samples[NOTICE].text == build_document(source, NOTICE).text
    assert samples[NOTICE].warnings[0] == "The file was read as TCVN3 (ABC); it is not Unicode."


def test_encode_writes_the_codes_of_the_abc_fonts():
    # TCVN 5712: ô 0xAB, ă 0xA8, Đ 0xA7, á 0xB8, Ậ as ậ 0xCB; “ and ” are those of Windows.
    assert encode("Công văn “Đá” NẬM") == b"C\xabng v\xa8n \x93\xa7\xb8\x94 N\xcbM"
    with pytest.raises(ValueError, match="'→' found, a letter or sign of TCVN3 expected"):
        encode("a → b")


def test_the_portal_of_the_page_is_left_out_and_its_quoted_clauses_stay_in_the_clause_that_quotes(samples):
    directive = samples[DIRECTIVE]
    assert directive.text.startswith("ỦY BAN NHÂN DÂN\nTỈNH SƠN LĨNH\nSố: 09/CT-UBND\n")
    assert directive.text.endswith("CHỦ TỊCH\n(Đã ký)\nTrịnh Hữu Bằng")
    assert said(directive, "3") == (
        "3. Sửa đổi khoản 2 mục III Kế hoạch số 61/KH-UBND ngày 10 tháng 4 năm 2025 của Ủy ban nhân dân tỉnh như sau:\n"
        "“2. Thu gom, vận chuyển: rác thực phẩm được thu gom hằng ngày, trước 07 giờ; rác tái chế thu gom vào chiều"
        " thứ Bảy; rác còn lại thu gom vào các ngày thứ Ba và thứ Sáu.\n"
        "3. Xe chở rác thực phẩm sơn màu xanh, xe chở rác còn lại sơn màu xám; không dùng chung xe cho hai loại rác.”"
    )


def test_superseding_knows_that_the_directive_amends_the_plan(samples):
    assert superseding(list(samples.values())) == {PLAN: [("amends", DIRECTIVE)]}


# --- made again


@pytest.mark.parametrize("name", [DOCX, TCVN3, PAGE])
def test_make_gives_the_bytes_of_the_sample(name):
    assert MAKERS[name]() == (SAMPLES / name).read_bytes()


@pytest.mark.skipif(find_chromium() is None, reason="no Chromium on this machine")
@pytest.mark.skipif(not any(FONTS.rglob("LiberationSerif-Regular.*")), reason="the font of the PDF is not installed")
def test_make_samples_writes_files_that_read_as_the_samples_do(tmp_path, samples):
    pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    assert [path.name for path in make_samples(tmp_path)] == list(MAKERS)
    # Another Chromium may break lines elsewhere: the text that was read is the same.
    assert [read_path(tmp_path / name).text for name in MAKERS] == [
        samples[name].text for name in (DECISION, PLAN, NOTICE, DIRECTIVE)
    ]


def test_the_pdf_says_the_same_day_of_making_each_time():
    data = (SAMPLES / PDF).read_bytes()
    assert data.count(b"(D:20250410000000") == 2
    assert read_bytes(data, PDF, PLAN).source_sha256
