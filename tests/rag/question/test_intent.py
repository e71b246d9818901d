import math

import pytest

from rag.question.document_words import Attribute
from rag.question.intent import IntentModel
from rag.question.read import read_question


def test_probabilities_are_the_softmax_of_the_weights_of_a_skeletons_features():
    model = IntentModel(
        frozenset(("ai", "ky")), {"none": 1.0, "signer": 0.0}, {"ai ky": {"signer": 2.0}, "^ … *": {"none": 0.5}}
    )
    # signer: 0 + 2; none: 1 + .5 for a word that is not known behind the first.
    signer, none = math.exp(2.0), math.exp(1.5)
    found = model.probabilities(["ai", "ky"])
    assert found == {
        "signer": pytest.approx(signer / (signer + math.e)),
        "none": pytest.approx(math.e / (signer + math.e)),
    }
    found = model.probabilities(["ai", "ky", "*"])
    assert found == {"signer": pytest.approx(signer / (signer + none)), "none": pytest.approx(none / (signer + none))}


@pytest.mark.parametrize(
    ("question", "attribute", "said"),
    [
        # What a document ends, who gets it, what day and number it has.
        ("Chỉ thị chó mèo thả rông ra đời thì văn bản nào trước đó hết dùng?", Attribute.REPLACES, "tha rong"),
        ("nghi quyet ho tro hoc phi ra doi thi van ban nao truoc do het dung", Attribute.REPLACES, "hoc phi"),
        ("which older paper did the drainage fee decision do away with?", Attribute.REPEALS, "drainage fee"),
        ("Cái công văn đôn đốc chống rét ấy gửi đi những đâu vậy cà?", Attribute.RECIPIENTS, "chong ret"),
        ("Cái kế hoạch tiêm chủng trẻ em ký hôm nào ấy nhỉ?", Attribute.DATE, "tiem chung tre em"),
        ("Cho xin cái số hiệu của kế hoạch tiêm chủng cho trẻ em với", Attribute.NUMBER, "tiem chung"),
    ],
)
def test_what_no_frame_reads_is_told_by_the_model_with_the_words_that_name_the_document(question, attribute, said):
    found = read_question(question).about
    assert found is not None
    assert (found.attribute, found.mentions, said in " ".join(found.said)) == (attribute, (), True)


@pytest.mark.parametrize(
    "question",
    [
        "Ai ký giấy chứng nhận kiểm dịch cho lô hàng cà phê?",
        "Khi nào phải thay thế đồng hồ nước bị hỏng?",
        "Báo cáo quý về tai nạn lao động gửi cho đầu mối nào?",
        "Hồ sơ xin cấp phép gồm những văn bản gì?",
        "Who signs the quarantine certificate for a batch of coffee?",
        "Must the meter be replaced when it is broken?",
    ],
)
def test_what_asks_of_the_matter_in_the_same_words_asks_what_a_clause_says(question):
    assert read_question(question).about is None


def test_a_unit_that_is_named_is_asked_what_it_says():
    assert read_question("Khoản 2 Điều 5 của quyết định này bị văn bản nào sửa rồi hả em?").about is None
