import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

from corpus.build import build_document
from corpus.commands import clauses, documents, text
from corpus.environment import Environment
from corpus.errors import UnknownDocument
from corpus.store.sqlite import Store


@pytest.fixture
def home(tmp_path, sau_keo):
    store = Store(tmp_path)
    store.save(sau_keo)
    store.save(build_document("1. Giữ đê.\n\n2. Giữ rừng.\n", "giữ đê", "giữ đê.txt", "ab" * 32))
    return tmp_path


def run(command, *arguments, home):
    result = CliRunner().invoke(command, arguments, obj=Environment(home))
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_documents_lists_what_is_stored(home):
    result = run(documents, home=home)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "giữ đê\t2 clauses\t\tVăn bản (giữ đê)\nsau-keo\t6 clauses\t2021-04-03\tCông văn số 45/UBND-NN\n"
    )


def test_documents_shows_the_files_of_one_that_was_read_from_several(home):
    store = Store(home)
    store.save_beside(replace(store.load("giữ đê"), source_name="bản ký.pdf"), "/kho/bản ký.pdf")
    assert run(documents, home=home).stdout == (
        "giữ đê\t2 clauses\t\tVăn bản (giữ đê)\n\tfrom giữ đê.txt\n\talso /kho/bản ký.pdf\n"
        "sau-keo\t6 clauses\t2021-04-03\tCông văn số 45/UBND-NN\n"
    )
    assert json.loads(run(documents, "--json", home=home).stdout)[0]["sources"] == [
        {"name": "giữ đê.txt", "sha256": "ab" * 32, "searched": True},
        {"name": "bản ký.pdf", "sha256": "ab" * 32, "searched": False},
    ]


def test_documents_as_json_says_all_that_is_known(home):
    result = run(documents, "--json", home=home)
    assert "Thạch Giang" in result.stdout
    bare = dict.fromkeys(("kind", "number", "issuer", "parent", "place", "date", "title", "signer", "capacity"))
    assert json.loads(result.stdout) == [
        {
            **bare,
            "document_id": "giữ đê",
            "name": "Văn bản (giữ đê)",
            "addressees": [],
            "recipients": [],
            "corrected": [],
            "replaces": None,
            "labels": ["public"],
            "clauses": 2,
            "source": "giữ đê.txt",
            "sha256": "ab" * 32,
            "sources": [{"name": "giữ đê.txt", "sha256": "ab" * 32, "searched": True}],
        },
        {
            "document_id": "sau-keo",
            "name": "Công văn số 45/UBND-NN",
            "kind": "Công văn",
            "number": "45/UBND-NN",
            "issuer": "Ủy ban nhân dân huyện Thạch Giang",
            "parent": None,
            "place": "Thạch Giang",
            "date": "2021-04-03",
            "title": "V/v phòng trừ sâu keo trên cây ngô",
            "addressees": ["Các phòng, ban", "Hội Nông dân huyện"],
            "recipients": ["Như trên", "Lưu: VT"],
            "signer": "Lò Văn Mây",
            "capacity": "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH",
            "corrected": [],
            "replaces": None,
            "labels": ["public"],
            "clauses": 6,
            "source": "sau-keo.txt",
            "sha256": "5e" * 32,
            "sources": [{"name": "sau-keo.txt", "sha256": "5e" * 32, "searched": True}],
        },
    ]


def test_documents_of_an_empty_home_are_none(tmp_path):
    assert run(documents, home=tmp_path / "none").stdout == ""
    assert json.loads(run(documents, "--json", home=tmp_path / "none").stdout) == []


def test_clauses_prints_the_tree(home):
    assert run(clauses, "sau-keo", home=home).stdout == (
        "0\tSâu keo đã lan ra ba xã. Ủy ban nhân dân huyện yêu cầu:\n"
        "1\t1. Trạm Khuyến nông\n"
        "  1.-1\t- Phun thuốc;\n"
        "  1.-2\t- Đặt bẫy.\n"
        "2\t2. Các xã báo cáo hằng tuần.\n"
        "end\tYêu cầu các đơn vị thực hiện./.\n"
    )


def test_clauses_as_json_have_the_shape_of_the_contract(home, sau_keo):
    result = run(clauses, "sau-keo", "--json", home=home)
    found = json.loads(result.stdout)
    assert [list(c) for c in found] == [["path", "label", "heading", "text", "start", "end"]] * 6
    assert [(c["path"], c["label"], c["heading"], c["text"]) for c in found] == [
        ("0", "phần mở đầu", "", "Sâu keo đã lan ra ba xã. Ủy ban nhân dân huyện yêu cầu:"),
        ("1", "khoản 1", "Trạm Khuyến nông", "1. Trạm Khuyến nông\n- Phun thuốc;\n- Đặt bẫy."),
        ("1.-1", "gạch đầu dòng thứ 1 khoản 1", "", "- Phun thuốc;"),
        ("1.-2", "gạch đầu dòng thứ 2 khoản 1", "", "- Đặt bẫy."),
        ("2", "khoản 2", "", "2. Các xã báo cáo hằng tuần."),
        ("end", "phần kết", "", "Yêu cầu các đơn vị thực hiện./."),
    ]
    assert all(sau_keo.text[c["start"] : c["end"]] == c["text"] for c in found)


def test_clauses_why_says_what_was_made_of_each_marker(home):
    assert run(clauses, "giữ đê", "--why", home=home).stdout == (
        "1.\ttaken as 1: starts a list that goes on\t1. Giữ đê.\n2.\ttaken as 2: goes on after 1\t2. Giữ rừng.\n"
    )


def test_clauses_references_says_what_each_clause_points_to(home):
    Store(home).save(
        build_document(
            "Điều 1. Chợ\n1. Chợ xã.\n2. Chợ huyện.\nĐiều 2. Phí\nTheo khoản 1 Điều 1 và Luật số 5/2020/QH14.", "chợ"
        )
    )
    assert run(clauses, "chợ", "--references", home=home).stdout == (
        "D2\tkhoản 1 Điều 1\tchợ#D1.1\nD2\tLuật số 5/2020/QH14\tnot stored\n"
    )


def test_clauses_prints_the_pages_where_the_file_has_them(home):
    Store(home).save(build_document("1. Giữ đê ở xã Đông\fcả mùa lũ.\n2. Giữ rừng.", "trang"))
    assert run(clauses, "trang", home=home).stdout.splitlines()[-1] == "2\t2. Giữ rừng.\tp. 2"


def test_text_prints_the_text_exactly(home, sau_keo):
    assert run(text, "sau-keo", home=home).stdout_bytes == sau_keo.text.encode("utf-8")


@pytest.mark.parametrize("command", [clauses, text])
def test_commands_refuse_an_unknown_document(home, command):
    with pytest.raises(
        UnknownDocument, match=r"^document 'đê': not stored; those that are: `chithi documents`, GET /v1/documents$"
    ):
        run(command, "đê", home=home)


@pytest.mark.parametrize("command", [clauses, text])
def test_commands_without_a_document_are_misuse(home, command):
    result = run(command, home=home)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Missing argument 'ID'" in result.stderr
