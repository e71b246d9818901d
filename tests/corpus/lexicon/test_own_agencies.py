import csv
import io
import unicodedata

import pytest
from openpyxl import Workbook

from corpus.build import build_document
from corpus.duties.read import read_duties
from corpus.errors import RegisterError
from corpus.lexicon.glossary import agency, english_name, lexicon, use_agencies

TABLE = (
    "vi\ten\tabbreviations\n"
    "Trung tâm Điều hành thông minh Sơn Hạ\tSon Ha Operations Centre\tIOC|trung tâm IOC\n"
    "Saigon Co.op\t\t\n"
)
TEXT = "1. Sở Y tế chủ trì, phối hợp với IOC theo dõi giá.\n\n2. Saigon Co.op niêm yết giá bán.\n"


@pytest.fixture
def table(tmp_path):
    """Uses tables of agencies; the register is as shipped again afterwards."""

    def use(text):
        path = tmp_path / "agencies.tsv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        use_agencies(path)
        return path

    yield use
    use_agencies(None)


def found():
    return [(d.clause, d.role, d.agency) for d in read_duties(build_document(TEXT, "x"))]


def test_agencies_of_the_users_table_are_names_like_any_other(table):
    without = [("1", "lead", "Sở Y tế")]
    assert found() == without
    table(TABLE)
    assert found() == [*without, ("1", "coordinate", "IOC"), ("2", "lead", "Saigon Co.op")]
    assert english_name("IOC") == "Son Ha Operations Centre"
    assert agency("saigon co op").vi == "Saigon Co.op"
    use_agencies(None)
    assert (found(), agency("saigon co op")) == (without, None)


def test_a_users_name_wins_over_a_shipped_one(table):
    assert english_name("SYT") == "Department of Health"
    table("vi\ten\tabbreviations\nSở Yến Tiệc\tDepartment of Banquets\tSYT\n")
    assert english_name("SYT") == "Department of Banquets"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("vi\ten\nSở Y tế\tx\n", "line 1: no column 'abbreviations' found"),
        ("", "line 1: no column 'vi' found"),
        ("vi\ten\tabbreviations\nSở A\t\t\n \tx\t\n", "line 3: no name in the column vi"),
        (b"vi\ten\tabbreviations\n" + b"S\xff\n", "the table of agencies cannot be read"),
    ],
)
def test_a_bad_table_is_told_in_one_line_and_changes_nothing(text, told, table):
    with pytest.raises(RegisterError) as caught:
        table(text)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)
    assert english_name("SYT") == "Department of Health"


ROWS = [line.split("\t") for line in TABLE.splitlines()]


def as_csv(sign, always=False):
    """Returns the table as spreadsheets write it: quotation marks round cells, \\r\\n, a row of nothing at the end."""
    written = io.StringIO()
    quoting = csv.QUOTE_ALL if always else csv.QUOTE_MINIMAL
    csv.writer(written, delimiter=sign, quoting=quoting).writerows([*ROWS, ["", "", ""]])
    return written.getvalue()


def as_workbook():
    book, written = Workbook(), io.BytesIO()
    for row in [*ROWS, [None, None, None]]:
        book.active.append(row)
    book.save(written)
    return written.getvalue()


@pytest.mark.parametrize(
    "saved",
    [
        as_csv("\t", always=True).encode(),
        as_csv("\t", always=True).encode("utf-8-sig"),
        as_csv("\t").encode("utf-16"),
        as_csv("\t", always=True).encode("utf-16-le"),
        as_csv(";").encode("utf-8-sig"),
        as_csv(",", always=True).encode(),
        ("sep=;\r\n" + as_csv(";")).encode("utf-8-sig"),
        unicodedata.normalize("NFD", TABLE).encode(),
        TABLE.replace("vi\ten\tabbreviations", " VI \tEn\t Abbreviations").encode(),
        TABLE.replace("IOC|", "IOC\u00a0| ").encode(),
        as_csv("\t", always=True).replace("IOC|trung", "IOC\ntrung").encode(),
        as_workbook(),
    ],
    ids=lambda saved: repr(saved[:4]),  # what follows in a workbook is the time of day
)
def test_a_table_as_spreadsheets_save_it_is_the_table(saved, table):
    table(TABLE)
    plain, entries = found(), lexicon().own
    assert plain[-1] == ("2", "lead", "Saigon Co.op")
    table(saved)
    assert (found(), lexicon().own) == (plain, entries)


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ('"Công ty ""Xanh"""', 'Công ty "Xanh"'),
        ('Công ty "Xanh"', 'Công ty "Xanh"'),
        ('"Xanh" Công ty', '"Xanh" Công ty'),
        ("Ban Quản lý\u00a0chợ ", "Ban Quản lý\u00a0chợ"),
    ],
)
def test_quotation_marks_of_a_name_stay(cell, name, table):
    table(f"vi\ten\tabbreviations\n{cell}\t\tX1|X2\nSaigon Co.op\t\t\n")
    assert [(e.vi, e.abbreviations) for e in lexicon().own] == [(name, ("X1", "X2")), ("Saigon Co.op", ())]


@pytest.mark.parametrize("data", [b"PK\x03\x04 no workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0"])
def test_a_workbook_that_is_none_is_told_in_one_line(data, table):
    with pytest.raises(RegisterError, match=r"cannot be read \(.*\); a UTF-8 file .*\.xlsx, is expected"):
        table(data)


def test_a_table_whose_letters_were_lost_is_told(table):
    with pytest.raises(RegisterError, match=r"line 2: letters were lost .* save it as “CSV UTF-8” or “Unicode Text”$"):
        table("vi,en,abbreviations\nBan Qu?n l? b?n b?i,,BQLBB\n")


def test_a_table_that_is_not_there_is_told(tmp_path):
    with pytest.raises(RegisterError, match="cannot be read"):
        use_agencies(tmp_path / "none.tsv")
