import gzip
import json

from rag.question.intent import NONE, models_of
from rag.question.skeleton import skeleton
from rag.training.intents import Labelled, labelled, read_questions, train, within, without_documents, write


def test_a_question_is_learnt_with_and_without_its_accents():
    assert labelled("Ai ký quyết định 5?", "signer") == [
        Labelled(("ai", "ký", "#doc", "#n"), "vi", "signer"),
        Labelled(("ai", "ky", "#doc", "#n"), "vi-plain", "signer"),
    ]
    assert labelled("Who signed decree 5?", "signer", 0.5) == [
        Labelled(("who", "signed", "#doc", "#n"), "en", "signer", 0.5)
    ]


def test_what_is_learnt_is_told_again_and_written_the_same(tmp_path):
    matters = ("vé phà", "cá lồng", "chợ đêm", "xe ôm", "nhà trẻ", "cây xanh")
    asked = (
        ("signer", "Ai ký quyết định về {}?"),
        ("none", "Ai thu tiền {}?"),
        ("date", "Khi nào ra quyết định về {}?"),
    )
    lines = [f"{intent}\t{text.format(m)}" for m in matters for intent, text in asked]
    (tmp_path / "questions.tsv").write_text("\n".join(lines), encoding="utf-8")
    questions = read_questions(tmp_path / "questions.tsv")
    model = train(questions, "vi")
    for text, intent in (("ai ký quyết định về hội xuân?", "signer"), ("ai thu tiền hội xuân?", NONE)):
        (one, _) = labelled(text, intent)
        found = model.probabilities(skeleton(one.words, model.known))
        assert max(found, key=lambda i: found[i]) == intent
    write({"vi": model}, tmp_path / "a.json.gz")
    write({"vi": train(questions, "vi")}, tmp_path / "b.json.gz")
    assert (tmp_path / "a.json.gz").read_bytes() == (tmp_path / "b.json.gz").read_bytes()
    stored = json.loads(gzip.decompress((tmp_path / "a.json.gz").read_bytes()))
    assert models_of(stored) == {"vi": model}
    # Of many questions about clauses those that ask of a document after all are left out.
    many = [*labelled("ai ký quyết định về phí chợ?", NONE, 0.1)[:1], *labelled("ai thu tiền phí chợ?", NONE, 0.1)[:1]]
    assert without_documents(many, {"vi": model}) == many[1:]


def test_a_question_about_a_clause_is_learnt_with_its_document_named_too():
    assert within("Ai thu tiền chợ đêm?", 0) == "Theo Quyết định 2/QĐ-UBND, ai thu tiền chợ đêm?"
    assert within("Who collects the fee?", 1) == "who collects the fee under the circular?"
