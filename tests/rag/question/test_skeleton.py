import pytest

from rag.question.skeleton import features, skeleton, tokens


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        (
            "chi thi ve benh dai ra doi thi van ban nao truoc do het dung?",
            "vi",
            "#doc ve benh dai ra doi thi #doc nao truoc do het dung",
        ),
        ("cong van 12/ubnd-vx gui cho nhung dau", "vi", "#doc #symbol gui cho nhung dau"),
        ("quyet dinh 45 ngay 12/3/2026 ai ky", "vi", "#doc #n ngay #day ai ky"),
        ("thong tu 5/2026 sua cai nao", "vi", "#doc #day sua cai nao"),
        # What is asked for by the same word is no document: who rules, what is concluded, a report to hand in.
        ("ai quy dinh va ket luan the nao", "vi", "ai quy dinh va ket luan the nao"),
        ("bao cao quy gui cho ai", "vi", "bao cao quy gui cho ai"),
        # Accents tell words apart: "sở" and "số".
        ("văn bản nào giao sở y tế, số mấy", "vi", "#doc nào giao sở y tế số mấy"),
        ("who signed the official letter on karaoke", "en", "who signed the #doc on karaoke"),
        ("what does circular 18/2026/tt-btc replace", "en", "what does #doc #symbol replace"),
        ("which report does the school send", "en", "which report does the school send"),
    ],
)
def test_tokens_mark_documents_numbers_and_days(text, language, found):
    assert " ".join(tokens(text, language)) == found


def test_a_skeleton_keeps_known_words_and_one_mark_for_each_run_of_others():
    words = tokens("chi thi ve benh dai cua dong khe thay van ban nao", "vi")
    assert skeleton(words, {"ve", "cua", "thay", "nao"}) == ["#doc", "ve", "*", "cua", "*", "thay", "#doc", "nao"]


def test_features_are_runs_of_four_words_and_pairs_with_some_between():
    assert list(features(["ai", "ky"])) == [
        *("^", "ai", "ky", "$"),
        *("^ ai", "ai ky", "ky $"),
        *("^ ai ky", "ai ky $"),
        "^ ai ky $",
        *("^ … ky", "^ … $"),
        "ai … $",
    ]
