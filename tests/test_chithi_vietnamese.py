"""The command as an office in Vietnam sees it: the locale says the language, machine formats stay as they are."""

import json
import re
import sys
from dataclasses import dataclass

import click
import pytest

import chithi
from corpus.terminal import speak
from index.commands import ingest

TEXT = "Điều 1. Sở Y tế chủ trì diễn tập cấp cứu trước ngày 12/7/2024.\nĐiều 2. Đề nghị Sở Công Thương mở chợ đêm."


@dataclass(frozen=True)
class Said:
    status: int
    out: str
    err: str


@pytest.fixture
def call(monkeypatch, capsys, tmp_path):
    """Runs the front door as its script does, in a Vietnamese locale; the home is beside the test's files."""
    for name in ("CHITHI_HOME", "CHITHI_ENCODER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "vi_VN.UTF-8")

    def run(*args):
        monkeypatch.setattr(sys, "argv", ["chithi", "--home", str(tmp_path / "home"), *map(str, args)])
        status = 0
        try:
            chithi.run()
        except SystemExit as ended:
            status = ended.code or 0
        return Said(status, *capsys.readouterr())

    yield run
    speak("en")


@pytest.fixture
def files(tmp_path):
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "dien-tap.txt").write_text(TEXT, encoding="utf-8")
    (folder / "hong.pdf").write_bytes(b"%PDF-1.7 cut")
    (folder / "quet.txt").write_text("Không có khoản nào ở đây.", encoding="utf-8")
    return folder


def test_help_that_was_shown_in_english_before_is_in_vietnamese(call):
    assert "Show this message" in ingest.get_help(click.Context(ingest))
    assert "Show this message" not in call("ingest", "--help").out


def test_every_page_of_help_is_in_vietnamese(call):
    english = re.compile(r"Usage|Options|Commands|Show this message|\[default: |\bthe\b|\bof\b")
    for page in ([], *([name] for name in chithi.COMMANDS), ["keys", "add"], ["audit", "export"], ["audit", "clear"]):
        said = call(*page, "--help")
        assert (said.status, said.err, english.findall(said.out)) == (0, "", []), page
        assert said.out.startswith("Cách dùng: "), page


def test_what_is_required_is_said_to_be_in_vietnamese(call):
    assert "Thư mục dữ liệu.  [bắt buộc]" in call("train-reader", "--help").out


def test_what_becomes_of_files_is_told_in_vietnamese(call, files, tmp_path):
    said = call("ingest", files, tmp_path / "khong-co.txt")
    assert said == Said(
        1,
        f"thêm mới  dien-tap\t{files}/dien-tap.txt\nthêm mới  quet\t{files}/quet.txt\n",
        f"lỗi       {tmp_path}/khong-co.txt: không có tệp hoặc thư mục này\n"
        "lỗi       hong.pdf: tệp PDF bị hỏng hoặc bị cắt cụt; hãy tải lại, hoặc in ra PDF mới\n"
        "cảnh báo  quet: không thấy điều khoản đánh số nào: cả văn bản là một điều khoản\n",
    )
    assert call("ingest", files / "dien-tap.txt").out == f"không đổi dien-tap\t{files}/dien-tap.txt\n"
    listed = call("documents").out.splitlines()
    assert listed == ["dien-tap\t2 điều khoản\t\tVăn bản (dien-tap)", "quet\t1 điều khoản\t\tVăn bản (quet)"]
    assert call("duties").out.splitlines() == [
        "dien-tap#D1\tVăn bản (dien-tap)\tchủ trì\tSở Y tế\tchủ trì diễn tập cấp cứu trước ngày 12/7/2024"
        "\ttrước ngày 12/7/2024",
        "dien-tap#D2\tVăn bản (dien-tap)\tchủ trì (đề nghị)\tSở Công Thương\tmở chợ đêm",
    ]
    assert call("doctor") == Said(0, "ổn        2 văn bản\n", "")
    assert call("remove", "quet").out == "đã xóa    quet\n"
    assert call("remove", "quet") == Said(
        1, "", "lỗi: văn bản 'quet': chưa được lưu; các văn bản đã lưu: `chithi documents`, GET /v1/documents\n"
    )


def test_json_is_the_same_in_every_language(call, files):
    call("ingest", files / "dien-tap.txt")
    for command in (["documents"], ["clauses", "dien-tap"], ["duties"], ["search", "diễn tập"], ["doctor"]):
        vietnamese, english = (call(*language, *command, "--json") for language in ([], ["--lang", "en"]))
        assert vietnamese == english
        assert isinstance(json.loads(vietnamese.out), list)


def test_the_option_is_stronger_than_the_locale_and_a_setting_too(call, monkeypatch):
    assert call("--lang", "en", "search").err.splitlines()[-1] == "Error: Missing argument 'QUERY'."
    assert call("search").err.splitlines()[-1] == "Lỗi: Thiếu tham số 'CÂU_TÌM'."
    monkeypatch.setenv("CHITHI_LANG", "en")
    assert call("search").err.splitlines()[-1] == "Error: Missing argument 'QUERY'."
    assert call("--lang", "vi", "search").err.splitlines()[-1] == "Lỗi: Thiếu tham số 'CÂU_TÌM'."


@pytest.mark.parametrize("args", [["--help"], ["documents"], ["search"], ["khong-co"]], ids=str)
def test_a_language_that_nobody_speaks_is_told_in_one_line_and_all_goes_on(call, monkeypatch, args):
    plain = call(*args)
    monkeypatch.setenv("CHITHI_LANG", "de")
    told = call(*args)
    line = "cảnh báo: CHITHI_LANG='de': cần vi | en; thông báo dùng vi\n"
    assert (told.status, told.out, told.err) == (plain.status, plain.out, line + plain.err)
    assert "CHITHI_LANG" not in call("--lang", "vi", *args).err


@pytest.mark.parametrize(
    ("args", "status", "last"),
    [
        (["khong-co"], 2, "Lỗi: Không có lệnh 'khong-co'."),
        (["ask", "--khong-co"], 2, "Lỗi: Không có tùy chọn '--khong-co'."),
        (["ask"], 2, "Lỗi: hãy nêu một CÂU_HỎI, hoặc --batch TỆP"),
        (["search", "a", "-k", "0"], 2, "Lỗi: Giá trị không hợp lệ cho '-k': 0 không nằm trong khoảng 1<=x<=100."),
        (["duties", "--role", "boss"], 2,
         "Lỗi: Giá trị không hợp lệ cho '--role': 'boss' không thuộc các giá trị 'lead', 'coordinate'."),
        (["duties", "--due-before", "mai"], 2,
         "Lỗi: 'mai' không nêu ngày có năm; cần một ngày như 30/6/2025 hoặc 2025-06-30, hoặc một tháng, quý, năm như"
         " “quý II/2025”"),
        (["serve", "--tls-cert", "khong-co"], 2,
         "Lỗi: Giá trị không hợp lệ cho '--tls-cert': Tệp 'khong-co' không tồn tại."),
        (["train-reader", "--data", "khong-co"], 2,
         "Lỗi: Giá trị không hợp lệ cho '--data': Thư mục 'khong-co' không tồn tại."),
        (["verify", "khong-co"], 1, "Lỗi: khong-co: không đọc được (Không có tệp hoặc thư mục này)"),
        (["eval", "khong-co"], 1, "lỗi: khong-co: không có tệp hay thư mục câu hỏi chuẩn này"),
        (["text", "khong-co"], 1,
         "lỗi: văn bản 'khong-co': chưa được lưu; các văn bản đã lưu: `chithi documents`, GET /v1/documents"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_misuse_and_failures_keep_their_status_and_say_why_in_vietnamese(call, args, status, last):
    said = call(*args)
    assert (said.status, said.out, said.err.splitlines()[-1]) == (status, "", last)


def test_a_misspelt_setting_is_told_of(call, monkeypatch):
    monkeypatch.setenv("CHITHI_HOMME", "x")
    assert call("documents").err == "cảnh báo: CHITHI_HOMME không phải thiết đặt của chithi nên đã bị bỏ qua\n"
