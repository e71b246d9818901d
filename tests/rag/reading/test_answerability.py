import math
from dataclasses import replace
from datetime import date

import pytest

from corpus.clause import Clause
from corpus.document import Document, Metadata
from index.hit import Hit
from rag.evidence import Evidence
from rag.question.read import read_question
from rag.reading.answerability import LEARNT, AnswerabilityModel, Features, answerability, features, load_models

CLAUSE = "4. Sở Y tế chủ trì mua thuốc cho 23 xã."
HEAD = "Số: 5237/UBND-KGVX\nSơn Hạ, ngày 14 tháng 11 năm 2022\n"
REST = "\n5. Sở Tài chính cấp tiền."
# What stands above the clause: the number and the day of signing, as the head says them.
SAID = Metadata(kind="Công văn", number="5237/UBND-KGVX", place="Sơn Hạ", date=date(2022, 11, 14))
HITS = [Hit("d", "4", "d#4", 0, 9, 0.8, 0.6, 7.0, 1, 0.7), Hit("d", "5", "d#5", 0, 9, 0.5, 0.2, 1.0, 2)]
NOTHING = Features(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)


def found(text, places=(), clause=CLAUSE, idf=lambda _: 1.0, unknown=""):
    question = replace(read_question(text), places=places)
    end = len(HEAD) + len(clause)
    unit = Clause("4", (), "", len(HEAD), end, end)
    document = Document("d", f"{HEAD}{clause}{REST}", (unit,), SAID)
    return features(question, Evidence(HITS[0], document, unit, ()), HITS, idf, unknown)


def test_features_of_a_question_that_everything_speaks_for():
    # Words asked, but for those that only ask: chu, tri, mua, thuoc; all in the document.
    assert found("Ai chủ trì mua thuốc?") == Features(
        late=0.7,
        around=pytest.approx(0.4),
        score=0.8,
        coverage=1.0,
        missing_number=0.0,
        type_missing=0.0,
        missing_year=0.0,
        missing_place=0.0,
        missing_symbol=0.0,
        missing_agency=0.0,
        undefined=0.0,
        out_of_scope=0.0,
    )


def test_features_weigh_the_words_covered_by_rarity():
    # mua, thuoc are in the document, kinh is not: (1 + 3) / (1 + 3 + 4).
    weights = {"mua": 1.0, "thuoc": 3.0, "kinh": 4.0}
    assert found("Ai mua kính thuốc?", idf=weights.__getitem__).coverage == 0.5
    assert found("Ai, là ai?").coverage == 0.0


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Ai mua thuốc năm 2022?", set()),  # the year of signing, in the evidence
        ("Ai mua thuốc năm 2019?", {"missing_year", "missing_number"}),
        ("Ai mua thuốc cho 23 xã?", set()),
        ("Ai mua thuốc cho 99 xã?", {"missing_number"}),
        ("Công văn 5237/UBND-KGVX giao ai mua thuốc?", set()),
        ("Công văn 77/UBND-NC giao ai mua thuốc?", {"missing_number", "missing_symbol"}),
        ("Khi nào mua thuốc?", {"type_missing"}),
        ("Mua thuốc hết bao nhiêu tiền?", {"type_missing"}),
        ("Vì sao mua thuốc?", {"type_missing"}),
        ("Ai là giám đốc Sở Y tế?", {"type_missing"}),
        ("Có mấy người, mấy ngày?", set()),  # how many: the clause has a figure
        ("Thuốc là gì?", {"undefined"}),
        ("Sở Tài chính cấp tiền mua thuốc gì?", set()),  # named elsewhere in the document
        ("Sở Tư pháp mua thuốc gì?", {"missing_agency"}),
        ("so tu phap mua thuoc gi", {"missing_agency"}),
        ("What does the Department of Justice buy?", {"missing_agency"}),
        ("UBND huyện mua thuốc gì?", set()),  # goes by many names
        ("Sở Tư pháp có chủ trì mua thuốc không?", set()),  # is told that it does not
        ("Thời tiết mai thế nào?", {"out_of_scope"}),
    ],
)
def test_features_see_what_the_evidence_lacks(text, missing):
    seen = found(text)
    names = (
        "missing_number",
        "type_missing",
        "missing_year",
        "missing_place",
        "missing_symbol",
        "missing_agency",
        "undefined",
        "out_of_scope",
    )
    assert {n for n in names if getattr(seen, n)} == missing


def test_features_see_a_place_that_the_document_lacks():
    assert found("Ai mua thuốc?", places=("son ha",)).missing_place == 0.0
    assert found("Ai mua thuốc?", places=("son ha", "bac ha")).missing_place == 1.0
    assert found("Ai mua thuốc?", places=("on ha",)).missing_place == 1.0  # whole words only


def test_features_see_a_number_that_no_stored_document_has_unless_the_text_names_it():
    assert found("Ai mua thuốc?", unknown="99").missing_symbol == 1.0
    assert found("Ai mua thuốc?", unknown="5237").missing_symbol == 0.0  # the text has it
    assert found("Ai mua thuốc?", unknown="523").missing_symbol == 1.0  # whole numbers only


def test_features_take_any_translation_of_an_english_word():
    # "medicine" may be thuốc, which the document has; "rice", lúa or gạo, it has not.
    assert found("Who buys medicine?").coverage > found("Who buys rice?").coverage


def test_features_want_a_date_in_the_clause_itself():
    assert found("Khi nào mua thuốc?", clause="4. Mua thuốc trước ngày 15/3/2023.").type_missing == 0.0


def test_answerability_is_the_logistic_of_bias_and_weights():
    models = {
        "vi": AnswerabilityModel(-1.0, {"late": 2.0, "coverage": 0.5}),
        "vi-plain": AnswerabilityModel(0.0, {}),
        "en": AnswerabilityModel(2.0, {"around": -4.0}),
    }
    seen = Features(0.75, 0.5, 0.9, 1.0, 0, 0, 0, 0, 0, 0, 0, 0)
    # -1 + 2 · .75 + .5 · 1 = 1; 0; 2 - 4 · .5 = 0
    scores = [
        answerability(read_question(t), seen, models)
        for t in ("Sở nào cấp thuốc?", "so nao cap thuoc", "Who buys medicine?")
    ]
    assert scores == pytest.approx([1 / (1 + math.exp(-1)), 0.5, 0.5])


@pytest.mark.parametrize(
    ("name", "veto"),
    [
        ("missing_year", 6),
        ("missing_place", 6),
        ("missing_symbol", 4),
        ("missing_agency", 4),
        ("undefined", 6),
        ("out_of_scope", 3),
    ],
)
def test_answerability_falls_by_each_veto(name, veto):
    models = {"vi": AnswerabilityModel(0.0, {})}
    seen = Features(**{**NOTHING.__dict__, name: 1.0})
    assert answerability(read_question("Sở nào cấp thuốc?"), seen, models) == pytest.approx(1 / (1 + math.exp(veto)))


def test_load_models_knows_every_query_form_and_only_features_that_are_learnt():
    models = load_models()
    assert set(models) == {"vi", "vi-plain", "en"}
    for model in models.values():
        assert set(model.weights) == set(LEARNT)
        # The nearer the best hit, the likelier an answer; a date that is missing speaks against one.
        assert model.weights["late"] > 0 > model.weights["type_missing"]
        assert min(model.weights["score"], model.weights["coverage"]) >= 0
