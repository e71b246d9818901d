import pytest

from corpus.build import build_document, explain

HEAD = "Các đơn vị làm những việc sau:\n\n"
DECISION = """QUYẾT ĐỊNH
Ban hành quy chế giữ đê

Điều 1. Ban hành kèm theo Quyết định này bản giữ đê.

Điều 2. Quyết định có hiệu lực từ ngày ký.

Nơi nhận:
- Như Điều 2;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Văn Sông

"""


def lines(*paragraphs):
    return "\n\n".join(paragraphs) + "\n"


def texts(document):
    return {c.path: document.text[c.start : c.end] for c in document.clauses}


def read(*paragraphs, head=HEAD):
    document = build_document(head + lines(*paragraphs), "x")
    return [c.path for c in document.clauses], texts(document)


# --- every row of the contract's table of addresses


def test_read_clauses_numbers():
    paths, text = read("1. Đắp đê.", "2. Trồng tre.", "3. Tuần đê.", "4. Ghi sổ.")
    assert paths == ["0", "1", "2", "3", "4"]
    assert text["4"] == "4. Ghi sổ."
    assert text["0"] == "Các đơn vị làm những việc sau:"


def test_read_clauses_roman_numbers_letters():
    paths, text = read(
        "I- MỤC TIÊU", "1. Đê cao.", "2. Đê chắc.", "II- VIỆC LÀM", "1. Đắp đê.", "2. Trồng tre:", "a) Tre gai;",
        "b) Tre ngà.",
    )  # fmt: skip
    assert paths == ["0", "I", "I.1", "I.2", "II", "II.1", "II.2", "II.2.a", "II.2.b"]
    assert text["II.2"] == "2. Trồng tre:\na) Tre gai;\nb) Tre ngà."
    assert text["I"] == "I- MỤC TIÊU\n1. Đê cao.\n2. Đê chắc."


def test_read_clauses_decimals_hold_their_parent():
    paths, text = read("1. Đê", "1.1. Đắp đê.", "1.2. Tuần đê.", "2. Ghi sổ.")
    assert paths == ["0", "1", "1.1", "1.2", "2"]
    assert text["1"] == "1. Đê\n1.1. Đắp đê.\n1.2. Tuần đê."

    paths, _ = read("I. ĐÊ", "1. Đắp", "1.1. Đất.", "1.2. Đá.", "2. Tuần.", "II. TRE", "1. Trồng.", "2. Tỉa.")
    assert paths == ["0", "I", "I.1", "I.1.1", "I.1.2", "I.2", "II", "II.1", "II.2"]


def test_read_clauses_upper_letters_roman_letters():
    paths, _ = read(
        "A. PHẦN CHUNG", "I. ĐÊ", "1. Đất.", "2. Đá.", "II. TRE", "a) Tre gai;", "b) Tre ngà.",
        "B. PHẦN RIÊNG", "I. VỐN", "II. NGƯỜI", "a/ Tuyển;", "b/ Dạy.",
    )  # fmt: skip
    assert paths == [
        "0", "A", "A.I", "A.I.1", "A.I.2", "A.II", "A.II.a", "A.II.b", "B", "B.I", "B.II", "B.II.a", "B.II.b",
    ]  # fmt: skip


def test_read_clauses_numbers_in_rings():
    assert read("① Đắp đê.", "② Trồng tre.")[0] == ["0", "1", "2"]
    assert read("1. Đê:", "① Đắp;", "② Tuần.", "2. Tre:", "① Trồng;", "② Tỉa.")[0] == [
        "0", "1", "1.1", "1.2", "2", "2.1", "2.2",
    ]  # fmt: skip
    document = build_document(HEAD + lines("1. Đê:", "① Đắp;", "② Tuần.", "2. Tre."), "x")
    assert document.clause("1.2").label() == "điểm 2 khoản 1"
    assert build_document(HEAD + lines("① Đắp;", "② Tuần."), "x").clause("2").label() == "khoản 2"


def test_read_clauses_puts_units_of_later_beside_those_of_their_number():
    paths, text = read(
        "Điều 4. Đê", "1. Đắp.", "1a. Tuần.", "2. Trồng:", "a) Tre;", "a1) Gai;", "b) Ngà;", "đ) Mây;",
        "đ1) Nứa.",
        "Điều 4a. Sổ", "Ghi sổ.", "Điều 5. Hết",
    )  # fmt: skip
    assert paths == [
        "0", "D4", "D4.1", "D4.1a", "D4.2", "D4.2.a", "D4.2.a1", "D4.2.b", "D4.2.đ", "D4.2.đ1", "D4a", "D5",
    ]  # fmt: skip
    assert text["D4.1"] == "1. Đắp."
    assert text["D4.2.đ"] == "đ) Mây;"
    document = build_document(HEAD + lines("1. Đê", "1.1. Đắp.", "1.1a. Tuần.", "1.2. Ghi.", "2. Tre."), "x")
    assert [c.path for c in document.clauses] == ["0", "1", "1.1", "1.1a", "1.2", "2"]
    assert document.clause("1.1a").label() == "khoản 1.1a"


def test_read_clauses_roman_numerals_in_brackets():
    paths, _ = read("1. Sở phải:", "(i) Đắp;", "(ii) Tuần;", "(iii) Ghi;", "(iv) Dạy;", "(v) Báo.", "2. Xã phụ.")
    assert paths == ["0", "1", "1.(i)", "1.(ii)", "1.(iii)", "1.(iv)", "1.(v)", "2"]


def test_read_clauses_counts_a_list_by_its_sign_and_another_sign_below_it():
    assert read("1. Việc:", "➢ Đắp;", "➢ Tuần.", "2. Tre.")[0] == ["0", "1", "1.-1", "1.-2", "2"]
    assert read("1. Việc:", "- Đắp:", "o Đất;", "o Đá;", "- Tuần.", "2. Tre.")[0] == [
        "0", "1", "1.-1", "1.-1.-1", "1.-1.-2", "1.-2", "2",
    ]  # fmt: skip


def test_read_clauses_gives_a_sentence_that_begins_with_a_reference_to_the_unit_before():
    paths, text = read("1. Đê", "1.1. Đất.", "1.2 và 1.3 dưới đây là của xã.", "1.2. Đá.", "1.3. Cát.", "2. Tre.")
    assert paths == ["0", "1", "1.1", "1.2", "1.3", "2"]
    assert text["1.1"] == "1.1. Đất.\n1.2 và 1.3 dưới đây là của xã."


def test_read_clauses_finds_articles_without_a_stop_below_a_title():
    document = build_document(
        "ỦY BAN NHÂN DÂN\nTỈNH SÔNG\nSố: 9/QĐ-UBND\nSông, ngày 05 tháng 3 năm 1998\nQUYẾT ĐỊNH\n"
        "Về việc thành lập Ban giữ đê\nĐiều 1 Nay thành lập Ban giữ đê tỉnh Sông Cái Lớn.\n"
        "Điều 2 Ban có nhiệm vụ tuần đê.\nĐiều 3 Quyết định này có hiệu lực.\n",
        "x",
    )
    assert [c.path for c in document.clauses] == ["D1", "D2", "D3"]
    assert document.metadata.title == "Về việc thành lập Ban giữ đê"


def test_read_clauses_numbers_in_parentheses():
    paths, _ = read("1. Quan điểm:", "(1) Đê là gốc.", "(2) Tre là bạn.", "(3) Nước là nguồn.", "2. Việc làm.")
    assert paths == ["0", "1", "1.(1)", "1.(2)", "1.(3)", "2"]


def test_read_clauses_dashes_and_pluses():
    paths, text = read("1. Một.", "2. Hai.", "3. Ba.", "4. Kho:", "- Thóc;", "– Muối:", "+ Hạt to;", "+ Hạt nhỏ.")
    assert paths == ["0", "1", "2", "3", "4", "4.-1", "4.-2", "4.-2.+1", "4.-2.+2"]
    assert text["4.-2"] == "– Muối:\n+ Hạt to;\n+ Hạt nhỏ."
    assert text["4.-2.+1"] == "+ Hạt to;"


def test_read_clauses_stars_below_a_clause():
    paths, text = read("1. Kho:", "* Thóc.", "* Muối:", "- Hạt to;", "- Hạt nhỏ.", "2. Bến:", "* Đò.")
    assert paths == ["0", "1", "1.*1", "1.*2", "1.*2.-1", "1.*2.-2", "2", "2.*1"]
    assert text["1.*2"] == "* Muối:\n- Hạt to;\n- Hạt nhỏ."


def test_read_clauses_stars_where_clauses_stand():
    assert read("* Đắp đê.", "* Trồng tre.")[0] == ["0", "*1", "*2"]


def test_read_clauses_ordinals():
    assert read("Một là, giữ đê.", "Hai là, giữ tre.", "Ba là, giữ nước.")[0] == ["0", "Một", "Hai", "Ba"]


def test_read_clauses_tasks_headed_by_agencies():
    paths, text = read("Sở Y tế:", "- Mua thuốc;", "- Khám bệnh.", "Bộ Y tế:", "- Cấp thuốc.")
    assert paths == ["0", "@1", "@1.-1", "@1.-2", "@2", "@2.-1"]
    assert text["@2"] == "Bộ Y tế:\n- Cấp thuốc."


def test_read_clauses_tasks_headed_by_agencies_without_dashes():
    paths, text = read("Bộ Y tế:", "Mua thuốc.", "Khám bệnh.", "Bộ Tài chính:", "Cấp tiền.")
    assert paths == ["0", "@1", "@2"]
    assert text["@1"] == "Bộ Y tế:\nMua thuốc.\nKhám bệnh."


def test_read_clauses_articles_below_containers():
    document = build_document(
        lines(
            "Chương I", "QUY ĐỊNH CHUNG", "Điều 1. Phạm vi", "Quy chế này nói về đê.", "Chương II", "GIỮ ĐÊ",
            "Mục 1. ĐẮP ĐÊ", "Điều 2. Đất", "1. Sét.", "2. Cát:", "a) To;", "b) Nhỏ;", "c) Mịn;", "d) Thô;", "đ) Bùn.",
            "Mục 2. TUẦN ĐÊ", "Điều 3. Canh", "Chương III", "THI HÀNH", "Điều 4. Hiệu lực",
        ),
        "x",
    )  # fmt: skip

    assert [(c.path, c.containers) for c in document.clauses] == [
        ("D1", ("Chương I",)),
        *(
            (path, ("Chương II", "Mục 1"))
            for path in ["D2", "D2.1", "D2.2", "D2.2.a", "D2.2.b", "D2.2.c", "D2.2.d", "D2.2.đ"]
        ),
        ("D3", ("Chương II", "Mục 2")),
        ("D4", ("Chương III",)),
    ]
    assert document.clause("D2.2.đ").label() == "điểm đ khoản 2 Điều 2 (Chương II, Mục 1)"
    # A heading of a container belongs to no clause.
    assert texts(document)["D1"] == "Điều 1. Phạm vi\nQuy chế này nói về đê."
    assert texts(document)["D2"].endswith("đ) Bùn.")


def test_read_clauses_sections_inside_an_article():
    paths, _ = read(
        "Điều 1. Duyệt kế hoạch giữ đê", "I. MỤC TIÊU", "1. Cao.", "2. Chắc:", "a) Đất;", "b) Đá.", "II. VỐN",
        "Điều 2. Hiệu lực",
        head="",
    )  # fmt: skip
    assert paths == ["D1", "D1.I", "D1.I.1", "D1.I.2", "D1.I.2.a", "D1.I.2.b", "D1.II", "D2"]


@pytest.mark.parametrize(
    ("title", "prefix"),
    [
        ("QUY CHẾ", "QC"),
        ("QUY ĐỊNH", "QyĐ"),
        ("KẾ HOẠCH", "KH"),
        ("PHỤ LỤC", "PL"),
        ("PHỤ LỤC II", "PL2"),
        ("Phụ lục 3", "PL3"),
    ],
)
def test_read_clauses_of_an_attached_document_have_its_prefix(title, prefix):
    attached = f"{title}\nGiữ đê\n(Kèm theo Quyết định số 5/QĐ-UBND ngày 02 tháng 3 năm 2020)\n\n"
    paths, _ = read("Các xã làm như sau.", "1. Đắp đê.", "2. Tuần đê.", head=DECISION + attached)
    assert paths == ["D1", "D2", f"{prefix}.0", f"{prefix}.1", f"{prefix}.2"]


def test_read_clauses_of_an_attached_document_count_articles_anew():
    attached = "QUY CHẾ\nGIỮ ĐÊ\n(Ban hành kèm theo Quyết định số 5/QĐ-UBND)\n\n"
    paths, text = read("Điều 1. Canh đê", "1. Ngày.", "2. Đêm.", "Điều 2. Vỡ đê", head=DECISION + attached)
    assert paths == ["D1", "D2", "QC.D1", "QC.D1.1", "QC.D1.2", "QC.D2"]
    assert text["D2"] == "Điều 2. Quyết định có hiệu lực từ ngày ký."


def test_read_clauses_of_two_annexes():
    paths, text = read(
        "PHỤ LỤC I\nDụng cụ", "1. Cuốc.", "2. Xẻng.", "PHỤ LỤC II\nXe cộ", "1. Xe bò.", "2. Xe ngựa.", head=DECISION
    )
    assert paths == ["D1", "D2", "PL1.1", "PL1.2", "PL2.1", "PL2.2"]
    assert text["PL1.2"] == "2. Xẻng."


def test_read_clauses_of_two_attached_documents_of_one_kind_are_told_apart():
    rules = (
        "QUY CHẾ\n{}\n(Ban hành kèm theo Quyết định số 5/QĐ-UBND)\n\nĐiều 1. Canh\n\nĐiều 2. Phạt\n\n"
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTrần Văn Sông\n\n"
    )
    paths, _ = read(head=DECISION + rules.format("GIỮ ĐÊ") + rules.format("GIỮ RỪNG"))
    assert len(paths) == 6
    assert len(set(paths)) == 6


def test_read_clauses_before_and_after_the_numbered_ones():
    paths, text = read(
        "1. Đắp đê", "Đê phải cao.", "2. Trồng tre.", "Yêu cầu các xã thực hiện./.", "Nơi nhận:\n- Lưu: VT."
    )
    assert paths == ["0", "1", "2", "end"]
    assert text["end"] == "Yêu cầu các xã thực hiện./."
    assert text["1"] == "1. Đắp đê\nĐê phải cao."


def test_read_clauses_without_numbers_are_one_opening():
    assert read("Đê phải cao.", "Tre phải dày.")[1] == {
        "0": "Các đơn vị làm những việc sau:\nĐê phải cao.\nTre phải dày."
    }


# --- repeated markers


def test_read_clauses_a_repeated_marker_is_told_apart():
    paths, text = read("1. Một.", "2. Hai.", "3. Ba.", "4. Bốn.", "4. Lại bốn.", "5. Năm.")
    assert paths == ["0", "1", "2", "3", "4", "4~2", "5"]
    assert text["4~2"] == "4. Lại bốn."


def test_read_clauses_a_list_that_starts_again_is_told_apart():
    assert read("1. Một.", "2. Hai.", "1. Lại một.", "2. Lại hai.")[0] == ["0", "1", "2", "1~2", "2~2"]


def test_read_clauses_a_repeated_last_marker_is_told_apart():
    assert read("1. Một.", "2. Hai.", "2. Lại hai.")[0] == ["0", "1", "2", "2~2"]


def test_read_clauses_decimals_below_a_repeated_number_lie_in_it():
    document = build_document(
        HEAD + lines("1. Đê", "1.1. Đất.", "1.2. Đá.", "2. Tre.", "1. Kè", "1.1. Gỗ.", "1.2. Sắt.", "2. Cống."), "x"
    )
    by_path = {c.path: c for c in document.clauses}
    for clause in document.clauses:
        head, _, last = clause.path.rpartition(".")
        if last and head:
            assert by_path[head].start <= clause.start
            assert clause.end <= by_path[head].end


def test_read_clauses_letters_may_be_left_out():
    assert read("1. Đê:", "a) Đất;", "b) Đá;", "d) Tre;", "e) Cát;", "g) Bùn.", "2. Hết.")[0] == [
        "0", "1", "1.a", "1.b", "1.d", "1.e", "1.g", "2",
    ]  # fmt: skip


def test_read_clauses_letters_include_the_vietnamese_d():
    assert read("1. Đê:", "a) Đất;", "b) Đá;", "c) Cát;", "d) Tre;", "đ) Bùn;", "e) Sỏi.", "2. Hết.")[0] == [
        "0", "1", "1.a", "1.b", "1.c", "1.d", "1.đ", "1.e", "2",
    ]  # fmt: skip


def test_read_clauses_letters_and_roman_numerals_by_their_sequence():
    paths, _ = read(
        *(
            f"{x}. {w}"
            for x, w in zip(
                "ABCDĐEGHIK", ["ĐÊ", "KÈ", "CỐNG", "TRE", "ĐÁ", "CÁT", "SỎI", "XE", "NGỰA", "TRÂU"], strict=True
            )
        )
    )
    assert paths == ["0", *"ABCDĐEGHIK"]
    paths, _ = read("1. Đê:", "a) Đắp:", "i) Đất;", "ii) Đá.", "b) Tuần.", "2. Hết.")
    assert paths == ["0", "1", "1.a", "1.a.i", "1.a.ii", "1.b", "2"]


# --- never a clause


def test_read_clauses_takes_no_number_in_running_text():
    paths, text = read(
        "1. Tỉnh có 3 huyện.", "2. Đạt mức 3. Không lùi.", "3 huyện miền núi được ưu tiên.", "200.000 đồng mỗi xã."
    )
    assert paths == ["0", "1", "2"]
    assert text["2"] == "2. Đạt mức 3. Không lùi.\n3 huyện miền núi được ưu tiên.\n200.000 đồng mỗi xã."


def test_read_clauses_takes_a_bare_number_that_is_due_only_where_a_sentence_is_over():
    assert read("1. Đắp đê.", "2 Trồng tre.", "3. Ghi sổ.")[0] == ["0", "1", "2", "3"]
    paths, text = read("1. Đắp đê cùng", "2 Hạt kiểm lâm.", "2. Trồng tre.")
    assert paths == ["0", "1", "2"]
    assert text["2"] == "2. Trồng tre."


def test_read_clauses_takes_no_number_out_of_sequence():
    paths, text = read("1. Đắp đê.", "2. Trồng tre.", "7. Ghi sổ.", "3. Tuần đê.")
    assert paths == ["0", "1", "2", "3"]
    assert text["2"] == "2. Trồng tre.\n7. Ghi sổ."


@pytest.mark.parametrize(
    ("paragraphs", "paths"),
    [
        (["1. Chỉ có một việc.", "Các xã làm ngay."], ["0", "1"]),
        (["Yêu cầu các xã:", "1. Xã Đê", "- Đắp đê;", "- Tuần đê."], ["0", "1", "1.-1", "1.-2"]),
        (["I. Việc", "Xã làm."], ["0", "I"]),
        (["Yêu cầu:", "a) Đắp đê."], ["0", "a"]),
        (["I. Việc", "1. Chỉ có một việc.", "II. Vốn", "1. Tiền."], ["0", "I", "I.1", "II", "II.1"]),
        (["I. VIỆC", "1. Một việc.", "II. VỐN", "1. Tiền.", "2. Thóc."], ["0", "I", "I.1", "II", "II.1", "II.2"]),
        (["Điều 1. Đê", "1. Đắp.", "Điều 2. Kè", "1. Xây.", "2. Sửa."], ["0", "D1", "D1.1", "D2", "D2.1", "D2.2"]),
        # In the middle of a sentence, or of another list's numbers, it is none.
        (["Cả xã chỉ có", "1. Đê"], ["0"]),
        (["1. Đắp đê.", "2. Tuần đê", "hằng ngày.", "1. Mưa"], ["0", "1", "2"]),
        (["Xã làm.", "1. đê."], ["0"]),
    ],
)
def test_read_clauses_takes_a_lone_one_that_stands_as_a_unit_does(paragraphs, paths):
    assert [path for path in read(*paragraphs)[0] if path != "end"] == paths


def test_read_clauses_takes_no_cross_reference():
    paths, _ = read(
        "Điều 1. Đê", "khoản 2 Điều 5 Quy chế được áp dụng.", "Điều 2 của Luật Đê điều được áp dụng.",
        "Mục 2 Chương này không áp dụng.",
        "Điều 2. Kè", "1. Đá.", "2. Gỗ theo khoản 3 Điều 9.", "Điều 3. Cống",
        head="",
    )  # fmt: skip
    assert paths == ["D1", "D2", "D2.1", "D2.2", "D3"]


def test_read_clauses_takes_no_cross_reference_broken_at_the_margin():
    raw = """Ủy ban nhân dân huyện yêu cầu các cơ quan, đơn vị và các xã trong huyện làm ngay
những việc sau đây để giữ đê:
1. Các xã đo lại chân đê đã giao khoán cho các hộ theo đúng quy định tại khoản
2 Điều 5 Quy chế giữ đê và báo cáo kết quả lên Hạt Quản lý đê trước mùa mưa.
2. Các hộ tuần đê theo lịch đã lập, mỗi tuần hai lượt, ghi sổ cho đủ, theo đúng
Điều 7 và Điều 8 của Quy chế; nếu đê nứt thì báo ngay cho hạt gần nhất theo mục
II. Phần việc này xong trước mùa mưa.
3. Phòng Tài chính lo tiền.
"""
    document = build_document(raw, "x")
    assert [c.path for c in document.clauses] == ["0", "1", "2", "3"]
    assert texts(document)["1"] == (
        "1. Các xã đo lại chân đê đã giao khoán cho các hộ theo đúng quy định tại khoản 2 Điều 5 Quy chế giữ đê"
        " và báo cáo kết quả lên Hạt Quản lý đê trước mùa mưa."
    )
    assert "theo mục II. Phần việc này" in texts(document)["2"]


def test_read_clauses_takes_no_date():
    paths, text = read("1. Nghỉ lễ ngày", "2/9/2021 và ngày", "2-9-2022.", "25.5.2023 đi học.", "2. Đi làm.")
    assert paths == ["0", "1", "2"]
    assert text["2"] == "2. Đi làm."


def test_read_clauses_takes_no_date_that_looks_like_the_decimal_due():
    assert read("1. Nghỉ lễ:", "1.1.2025 nghỉ Tết dương lịch.", "2. Đi làm.")[0] == ["0", "1", "2"]


def test_read_clauses_takes_no_page_number():
    paths, text = read("1. Đắp đê.", "2", "2. Trồng tre.", "- 3 -", "3. Tuần đê.", "Trang 4", "4. Ghi sổ.")
    assert paths == ["0", "1", "2", "3", "4"]
    assert text == {
        "0": HEAD.strip(),
        "1": "1. Đắp đê.",
        "2": "2. Trồng tre.",
        "3": "3. Tuần đê.",
        "4": "4. Ghi sổ.",
    }


@pytest.mark.parametrize(
    "quoted",
    [
        ["1. Sửa Điều 4 như sau:", "“2. Nhà trọ có hai lối ra.", "3. Nhà trọ có đèn.”"],
        ["1. Sửa Điều 4 như sau:", '"2. Nhà trọ có hai lối ra.', '3. Nhà trọ có đèn."'],
        ["1. Sửa Điều 4: “1. Nhà trọ có hai lối ra.", "2. Nhà trọ có đèn.”"],
    ],
)
def test_read_clauses_takes_no_number_inside_quotation_marks(quoted):
    paths, text = read(*quoted, "2. Sửa Điều 5.", "3. Bãi bỏ Điều 9.")
    assert paths == ["0", "1", "2", "3"]
    assert text["1"] == "\n".join(quoted)
    assert text["2"] == "2. Sửa Điều 5."


def test_read_clauses_takes_no_number_inside_straight_quotation_marks_opened_in_a_line():
    quoted = ['1. Sửa Điều 4: "1. Nhà trọ có hai lối ra.', '2. Nhà trọ có đèn."']
    paths, text = read(*quoted, "2. Sửa Điều 5.", "3. Bãi bỏ Điều 9.")
    assert paths == ["0", "1", "2", "3"]
    assert text["2"] == "2. Sửa Điều 5."


def test_read_clauses_a_quotation_left_open_quotes_nothing():
    assert read("1. Sửa “Điều 4 như sau.", "2. Sửa Điều 5.", "3. Bãi bỏ Điều 9.")[0] == ["0", "1", "2", "3"]


def test_read_clauses_takes_no_recipients_and_no_signature():
    paths, text = read(
        "1. Đắp đê.", "2. Trồng tre.", "Nơi nhận:\n1. Như trên;\n2. Lưu: VT.", "GIÁM ĐỐC", "Trần Văn Sông"
    )
    assert paths == ["0", "1", "2"]
    assert text["2"] == "2. Trồng tre."


def test_read_clauses_takes_no_addressees():
    head = "Số: 5/UBND\nV/v giữ đê\n\nKính gửi:\n- Các xã;\n- Hạt Quản lý đê.\n\nLũ đang về.\n\n"
    assert read("1. Đắp đê.", "2. Trồng tre.", head=head)[0] == ["0", "1", "2"]


def test_read_clauses_dashes_below_a_container_have_their_text():
    document = build_document(
        "KẾ HOẠCH\nGiữ đê\n\n"
        + lines(
            "Phần thứ nhất\nTÌNH HÌNH",
            "- Đê thấp.",
            "- Tre thưa.",
            "Phần thứ hai\nVIỆC LÀM",
            "1. Đắp đê.",
            "2. Trồng tre.",
        ),
        "x",
    )
    found = [document.text[c.start : c.end] for c in document.clauses if c.is_bullet]
    assert found == ["- Đê thấp.", "- Tre thưa."]


# --- headings


def test_read_clauses_headings():
    document = build_document(
        lines(
            "I. GIỮ ĐÊ", "1. Đắp đê", "Đê phải cao.", "2. Trồng tre:", "a) Tre gai.", "b) Tre ngà.", "II. VIỆC KHÁC.",
            "Điều 1. Ghi sổ", "Sổ phải dày.",
        ),
        "x",
    )  # fmt: skip
    assert {c.path: c.heading for c in document.clauses} == {
        "I": "GIỮ ĐÊ",
        "I.1": "Đắp đê",
        "I.2": "Trồng tre",
        "I.2.a": "",
        "I.2.b": "",
        "II": "VIỆC KHÁC",
        "D1": "Ghi sổ",
    }


def test_rows_of_a_table_are_no_clauses_and_continue_no_list():
    paths, said = read("1. Đắp đê:", "1 | Xã A | 5 km", "2. | Xã B | 6 km", "- | Xã C | 7 km", "2. Trồng tre.")
    assert paths == ["0", "1", "2"]
    assert said["1"] == "1. Đắp đê:\n1 | Xã A | 5 km\n2. | Xã B | 6 km\n- | Xã C | 7 km"


def test_rows_of_a_table_are_named_as_such():
    text = build_document(HEAD + lines("1. Đắp đê:", "2. | Xã B | 6 km", "Xã C | 7 km", "2. Trồng tre."), "x").text
    assert [(line, d.taken, d.reason) for line, d in explain(text) if "|" in line] == [
        ("2. | Xã B | 6 km", False, "a row of a table")
    ]


@pytest.mark.parametrize(
    ("paragraphs", "paths"),
    [
        (["A. ĐÊ", "A.1. Đắp.", "A.2. Sửa.", "B. KÈ", "B.1 Xây.", "B.2 Vá."], ["A", "A.1", "A.2", "B", "B.1", "B.2"]),
        (["I. ĐÊ", "I.1. Đắp", "I.1.1. Đất.", "I.1.2. Đá.", "I.2. Sửa.", "II. KÈ", "II.1. Xây.", "II.2. Vá."],
         ["I", "I.1", "I.1.1", "I.1.2", "I.2", "II", "II.1", "II.2"]),
        (["Thứ nhất, đắp đê.", "Thứ hai, xây kè.", "Thứ ba, tuần đê."], ["Một", "Hai", "Ba"]),
        (["l. Đắp đê.", "2. Xây kè.", "3. Tuần đê."], ["1", "2", "3"]),
        (["l) Đắp đê.", "2) Xây kè.", "a) Đá.", "b) Đất."], ["1", "2", "2.a", "2.b"]),
        (["l. ĐÊ", "1. Đắp.", "2. Sửa.", "ll. KÈ", "1. Xây."], ["I", "I.1", "I.2", "II", "II.1"]),
        (["k) Đắp đê.", "l) Xây kè.", "m) Tuần đê."], ["k", "l", "m"]),
        (["1️⃣ Đắp đê.", "2️⃣ Xây kè.", "3️⃣ Tuần đê."], ["1", "2", "3"]),
        (["1. Họp:", "Thứ hai, ngày 5/3: đê.", "2. Tuần đê."], ["1", "2"]),
    ],
)  # fmt: skip
def test_read_clauses_by_further_forms_of_markers(paragraphs, paths):
    found = [c.path for c in build_document("\n\n".join(["Các xã làm:", *paragraphs]), "x").clauses]
    assert [path for path in found if path != "0"] == paths


@pytest.mark.parametrize(
    ("paragraphs", "paths"),
    [
        (["A. ĐÊ", "A1. Đắp đê.", "A2. Tuần đê.", "B. TRE", "B1. Trồng.", "B2. Tỉa."],
         ["A", "A.A1", "A.A2", "B", "B.B1", "B.B2"]),
        (["A1. Đắp đê.", "A2. Tuần đê.", "B1. Trồng tre.", "B2. Tỉa tre."], ["A1", "A2", "B1", "B2"]),
        (["A. ĐÊ", "A1) Đắp:", "A1.1. Đất.", "A1.2. Đá.", "A2) Tuần.", "B. TRE"],
         ["A", "A.A1", "A.A1.1", "A.A1.2", "A.A2", "B"]),
        (["A. ĐÊ", "B1. Cấm là của mục khác.", "B2. Cũng thế.", "B. TRE"], ["A", "B"]),
        (["1. In tờ", "A4. Mỗi tờ một mặt.", "2. Phát tờ."], ["1", "2"]),
        (["1. Trình tự", "Bước 1. Nộp đơn.", "Bước 2: Nhận giấy.", "2. Lệ phí", "3. Hẹn."],
         ["1", "1.B1", "1.B2", "2", "3"]),
        (["1. Mới", "Bước 1: Nộp.", "Bước 2: Nhận.", "2. Đổi", "Bước 1: Nộp.", "Bước 2: Nhận."],
         ["1", "1.B1", "1.B2", "2", "2.B1", "2.B2"]),
        (["Giai đoạn 1: Lập", "Bước 1: Ghi.", "Bước 2: Đo.", "Bước 3: Vẽ.", "Giai đoạn 2: Làm", "Bước 1: Đào.",
          "Bước 2: Đắp."],
         ["GĐ1", "GĐ1.B1", "GĐ1.B2", "GĐ1.B3", "GĐ2", "GĐ2.B1", "GĐ2.B2"]),
        (["Điều 1. Mức", "Trường hợp 1: Hộ nghèo.", "Trường hợp 2: Hộ khác.", "Điều 2. Hết."],
         ["D1", "D1.TH1", "D1.TH2", "D2"]),
        (["1. Trình tự", "Bước 1: Nộp", "a) Tại xã;", "b) Qua mạng.", "Bước 2: Nhận."],
         ["1", "1.B1", "1.B1.a", "1.B1.b", "1.B2"]),
        (["1. Làm theo quy trình.", "Bước 1 đã làm xong.", "2. Bước 1: chỉ một bước."], ["1", "2"]),
    ],
)  # fmt: skip
def test_read_clauses_counts_units_by_letter_and_number_and_by_name(paragraphs, paths):
    assert read(*paragraphs)[0] == ["0", *paths]


def test_a_unit_counted_by_name_is_called_by_it():
    document = build_document(HEAD + lines("1. Trình tự", "BƯỚC 1", "Nộp đơn.", "BƯỚC 2", "Nhận giấy.", "2. Hẹn."), "x")
    step = document.clause("1.B1")
    assert document.text[step.start : step.end] == "BƯỚC 1\nNộp đơn."
    assert (step.label(), step.label("en")) == ("bước 1 khoản 1", "step 1, clause 1")
    document = build_document(HEAD + lines("A1. Đắp.", "A2. Tuần."), "x")
    assert (document.clause("A2").label(), document.clause("A2").label("en")) == ("mục A2", "item A2")
