from dataclasses import replace

from index.words.terms import ACCENTED, FOLDED
from rag.config import learnt_config
from rag.question.read import read_question
from rag.retrieval.query import Query, make_query

CONFIG = replace(learnt_config(), accented=0.5, translated=0.8)


def query(text):
    return make_query(read_question(text), CONFIG)


def test_make_query_of_accented_vietnamese_looks_for_folded_and_accented_terms():
    assert query("Sở nào cấp thuốc?") == Query(
        "Sở nào cấp thuốc?",
        {
            FOLDED: dict.fromkeys(["so", "nao", "cap", "thuoc", "so_nao", "nao_cap", "cap_thuoc"], 1.0),
            ACCENTED: dict.fromkeys(["sở", "nào", "cấp", "thuốc", "sở_nào", "nào_cấp", "cấp_thuốc"], 0.5),
        },
    )


def test_make_query_of_accentless_vietnamese_looks_for_the_same_folded_terms_and_those_written_with_care():
    question = read_question("so y te cap thuoc")
    assert question.restored == "sở y tế cấp thuốc"
    found = make_query(question, CONFIG)
    assert found.text == question.restored
    assert found.terms == query("Sở Y tế cấp thuốc").terms
    assert set(found.terms[ACCENTED]) >= {"sở", "cấp", "thuốc", "cấp_thuốc"}


def test_make_query_writes_abbreviations_out_beside_them():
    question = read_question("syt mua gi")
    assert question.terms.written_out == ("Sở Y tế",)
    assert make_query(question, CONFIG).terms[FOLDED] == dict.fromkeys(
        ["syt", "mua", "gi", "syt_mua", "mua_gi", "so", "y", "te", "so_y", "y_te"], 1.0
    )


def test_make_query_of_english_adds_the_vietnamese_of_its_phrases_with_less_weight():
    question = read_question("What does the Department of Health do in Lam Ha?")
    asked = make_query(question, CONFIG)
    own = ["what", "does", "the", "department", "of", "health", "do", "in", "lam", "ha"]
    pairs = ["what_does", "does_the", "the_department", "department_of", "of_health", "health_do", "do_in", "in_lam"]
    expected = dict.fromkeys([*own, *pairs, "lam_ha"], 1.0) | dict.fromkeys(["so", "y", "te", "so_y", "y_te"], 0.8)
    terms = asked.terms[FOLDED]
    assert {t: terms[t] for t in expected} == expected
    assert all(0 < weight <= 0.8 for t, weight in terms.items() if t not in expected)
    assert (asked.text, question.terms.phrases, set(asked.terms)) == (
        "What does the Department of Health do in Lam Ha?",
        ("Sở Y tế",),
        {FOLDED},
    )


def test_make_query_keeps_the_greater_weight_of_a_term_said_twice():
    assert query("What must So Y te, the Department of Health, do?").terms[FOLDED]["so_y"] == 1.0
