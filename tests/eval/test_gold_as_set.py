import json

from corpus.build import build_document
from eval.bench.beir import load_test_set
from eval.bench.gold_as_set import write_set
from eval.gold import GoldQuestion

TEXT = (
    "ỦY BAN NHÂN DÂN\nSố: 4/UBND-NN\n\nMở đầu.\n1. Sở Y tế:\na) Mua thuốc;\nb) Tiêm phòng.\n2. Sở Xây dựng sửa cầu.\n"
)


def gold(name, lang, relevant, answerable=True):
    return GoldQuestion(name, lang, f"hỏi {name}", answerable, relevant, (), (), ())


def test_write_set_makes_each_clause_a_document_and_gold_addresses_hold_what_lies_below(tmp_path):
    document = build_document(TEXT, "d")
    asked = [
        gold("q1", "vi", {"d": ("1",)}),
        gold("q2", "en", {"d": ("2",), "other": ("1",)}),
        gold("q3", "vi-noaccent", {"d": ("2",)}),
        gold("q4", "vi", {}, answerable=False),
    ]
    assert write_set([document], asked, tmp_path) == (4, 2)
    found = load_test_set("gold", tmp_path)
    name = "4/UBND-NN Ủy ban nhân dân"
    assert found.documents == [
        ("d#0", name, "Mở đầu."),
        ("d#1.a", f"{name}\nSở Y tế", "a) Mua thuốc;"),
        ("d#1.b", f"{name}\nSở Y tế", "b) Tiêm phòng."),
        ("d#2", name, "2. Sở Xây dựng sửa cầu."),
    ]
    assert found.queries == [("q1", "vi", "hỏi q1"), ("q2", "en", "hỏi q2")]
    assert found.relevant == {"q1": ["d#1.a", "d#1.b"], "q2": ["d#2"]}
    assert json.loads((tmp_path / "queries.jsonl").read_text().splitlines()[0])["_id"] == "q1"
