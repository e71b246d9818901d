import csv
import json

import pytest

from rag.commands.duties import duties


def test_duties_prints_who_does_what_in_the_contracts_shape(call, drought):
    rows = json.loads(call(duties, "--json", "--document", "han").stdout)
    buys = "chủ trì, phối hợp với Sở Tài chính mua máy lọc nước cho trạm y tế, hoàn thành trước ngày 20/4/2021"
    start = drought.text.index("Sở Y tế chủ trì")
    assert rows[0] == {
        "document": "Công văn số 17/UBND-NN (Ủy ban nhân dân tỉnh Thạch Giang, 05/04/2021)",
        "role": "lead",
        "agency": "Sở Y tế",
        "task": buys,
        "deadline": "hoàn thành trước ngày 20/4/2021",
        "due": "2021-04-20",
        "day": "2021-04-20",
        "inferred": False,
        "report_to": None,
        "manner": "order",
        "document_id": "han",
        "clause": "1",
        "label": "khoản 1",
        "start": start,
        "end": start + 7,
    }
    assert [(r["role"], r["agency"], r["clause"]) for r in rows] == [
        ("lead", "Sở Y tế", "1"),
        ("coordinate", "Sở Tài chính", "1"),
        ("lead", "Sở Xây dựng", "2.a"),
        ("lead", "Sở Xây dựng", "2.b"),
    ]
    assert all(drought.text[r["start"] : r["end"]] == r["agency"] for r in rows)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--agency", "Sở Y tế"], [("han", "1"), ("loc", "1")]),
        (["--agency", "SYT"], [("han", "1"), ("loc", "1")]),
        (["--agency", "so y te"], [("han", "1"), ("loc", "1")]),
        (["--agency", "Department of Health"], [("han", "1"), ("loc", "1")]),
        (["--agency", "Sở Y"], [("han", "1"), ("loc", "1")]),
        (["--agency", "Bộ Y tế"], []),
        (["--role", "coordinate"], [("han", "1")]),
        (["--role", "lead", "--agency", "Sở Tài chính"], []),
        (["--document", "loc"], [("loc", "1"), ("loc", "2")]),
        (["--deadline", "ngay 30 thang 6"], []),
        (["--deadline", "20.04.2021"], [("han", "1"), ("han", "1")]),
        (["--due-before", "quý 3/2021", "--due-after", "2021-04-19"], [("han", "1"), ("han", "1")]),
        (["--due-before", "20/4/2021"], []),
    ],
)
def test_duties_are_chosen_by_agency_role_and_document(options, expected, call):
    rows = json.loads(call(duties, "--json", *options).stdout)
    assert [(r["document_id"], r["clause"]) for r in rows] == expected


def test_duties_prints_one_line_each(call):
    name = "Công văn số 18/UBND-NN (Ủy ban nhân dân tỉnh Thạch Giang, 05/04/2021)"
    assert call(duties, "--document", "loc").stdout == (
        f"loc#1\t{name}\tlead\tSở Y tế\tcấp máy lọc nước cho trạm y tế xã\nloc#2\t{name}\tlead\tCác xã\tđắp đập\n"
    )


def test_duties_writes_csv_that_spreadsheets_take_for_unicode(call, tmp_path):
    file = tmp_path / "duties.csv"
    assert call(duties, "--document", "han", "--csv", file).exit_code == 0
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    told = json.loads(call(duties, "--json", "--document", "han").stdout)
    assert rows == [{k: "" if v is None else str(v) for k, v in r.items()} for r in told]


def test_duties_writes_xlsx(call, tmp_path):
    file = tmp_path / "duties.xlsx"
    result = call(duties, "--document", "han", "--xlsx", file)
    assert result.exit_code == 0
    assert file.read_bytes().startswith(b"PK\x03\x04")


def test_duties_that_cannot_be_written_is_one_line(call, tmp_path):
    result = call(duties, "--csv", tmp_path / "nowhere" / "x.csv")
    assert result.exit_code == 1
    assert result.stderr == f"Error: {tmp_path / 'nowhere' / 'x.csv'}: cannot be written (No such file or directory)\n"


@pytest.mark.parametrize("arguments", [["--role", "boss"], ["more"]])
def test_duties_misused_is_exit_2(arguments, call):
    assert call(duties, *arguments).exit_code == 2


def test_json_is_printed_beside_the_file_that_is_written(call, tmp_path):
    file = tmp_path / "duties.csv"
    result = call(duties, "--json", "--csv", file, "--document", "loc")
    assert [r["clause"] for r in json.loads(result.stdout)] == ["1", "2"]
    with file.open(encoding="utf-8-sig", newline="") as opened:
        assert len(list(csv.reader(opened))) == 3
    written = call(duties, "--csv", file, "--document", "loc")
    assert (written.stdout, written.stderr) == ("", f"{file}: duties written: 2\n")


def test_duties_that_there_are_none_of_are_told(call):
    result = call(duties, "--agency", "Sở Du lịch")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "no duty of the stored documents is such\n")
