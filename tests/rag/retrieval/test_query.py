from dataclasses import replace

import pytest

from index.words.terms import ACCENTED, FOLDED
from rag.config import learnt_config
from rag.question.read import read_question
from rag.retrieval.query import Query, asked_terms, make_query, translated, written_out

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
        (),
    )


def test_make_query_of_accentless_vietnamese_looks_for_the_same_folded_terms_and_those_written_with_care():
    question = read_question("so y te cap thuoc")
    assert question.written == "sở y tế cấp thuốc"
    found = make_query(question, CONFIG)
    assert found.text == question.written
    assert found.terms == query("Sở Y tế cấp thuốc").terms
    assert set(found.terms[ACCENTED]) >= {"sở", "cấp", "thuốc", "cấp_thuốc"}


def test_make_query_writes_abbreviations_out_beside_them():
    asked = query("syt mua gi")
    assert asked.translated == ("Sở Y tế",)
    assert asked.terms[FOLDED] == dict.fromkeys(
        ["syt", "mua", "gi", "syt_mua", "mua_gi", "so", "y", "te", "so_y", "y_te"], 1.0
    )


def test_make_query_of_english_adds_the_vietnamese_of_its_phrases_with_less_weight():
    asked = query("What does the Department of Health do in Lam Ha?")
    own = ["what", "does", "the", "department", "of", "health", "do", "in", "lam", "ha"]
    pairs = ["what_does", "does_the", "the_department", "department_of", "of_health", "health_do", "do_in", "in_lam"]
    expected = dict.fromkeys([*own, *pairs, "lam_ha"], 1.0) | dict.fromkeys(["so", "y", "te", "so_y", "y_te"], 0.8)
    terms = asked.terms[FOLDED]
    assert {t: terms[t] for t in expected} == expected
    assert all(0 < weight <= 0.8 for t, weight in terms.items() if t not in expected)
    assert (asked.text, asked.translated, set(asked.terms)) == (
        "What does the Department of Health do in Lam Ha?",
        ("Sở Y tế",),
        {FOLDED},
    )


def test_make_query_keeps_the_greater_weight_of_a_term_said_twice():
    assert query("What must So Y te, the Department of Health, do?").terms[FOLDED]["so_y"] == 1.0


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("UBND tỉnh giao SYT", ("Ủy ban nhân dân", "Sở Y tế")),
        ("SYT và SYT", ("Sở Y tế",)),
        ("ban nào họp", ()),  # a spoken syllable, whatever it abbreviates in capitals
        ("Sở Y tế", ()),
        ("", ()),
    ],
)
def test_written_out_gives_full_names(text, phrases):
    assert written_out(text) == phrases


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("the Provincial People's Committee", ("Ủy ban nhân dân tỉnh",)),  # not the shorter one in it
        ("People's Committees", ("Ủy ban nhân dân",)),
        ("DEPARTMENTS OF HEALTH and the Department of Finance", ("Sở Y tế", "Sở Tài chính")),
        ("the Department of Health, the Department of Health", ("Sở Y tế",)),
        ("of the and", ()),
        ("", ()),
    ],
)
def test_translated_gives_the_vietnamese_of_the_longest_phrases(text, phrases):
    assert translated(text) == phrases


def asked(text):
    question = read_question(text)
    return asked_terms(question, make_query(question, CONFIG))


def test_asked_terms_leave_out_words_that_only_ask():
    assert asked("Ai mua thuốc cho xã?") == ("mua", "thuoc", "xa", "mua_thuoc", "thuoc_xa")
    assert asked("ai mua thuoc cho xa") == ("mua", "thuoc", "xa", "mua_thuoc", "thuoc_xa")
    assert asked("Ai? Là ai?") == ()


def test_asked_terms_keep_words_that_only_look_like_asking_without_accents():
    assert asked("Hội nào cấp máy?") == ("hoi", "cap", "may", "hoi_cap", "cap_may")


def test_asked_terms_of_english_are_translations_names_and_figures():
    assert asked("Who visits the Department of Health in Lam Ha by 15/3?") == (
        *("so", "y", "te", "department", "health", "lam", "ha", "15", "3"),
        *("so_y", "y_te", "te_department", "department_health", "health_lam", "lam_ha", "ha_15", "15_3"),
    )
