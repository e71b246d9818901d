import pytest

from corpus.lexicon.phrases import english_phrases
from rag.question.terms import Terms, read_terms, translated_words, vietnamese_of
from rag.question.typed import read_typed


def asked(text):
    return read_terms(read_typed(text)).asked


def test_read_terms_of_vietnamese():
    assert read_terms(read_typed("SYT mua gì cho xã?")) == Terms(
        folded=("syt", "mua", "gi", "cho", "xa", "syt_mua", "mua_gi", "gi_cho", "cho_xa"),
        accented=("syt", "mua", "gì", "cho", "xã", "syt_mua", "mua_gì", "gì_cho", "cho_xã"),
        written_out=("Sở Y tế",),
        phrases=(),
        translated=(),
        asked=("syt", "mua", "xa", "syt_mua", "mua_xa"),
        content=("SYT", "mua", "xã"),
    )


def test_read_terms_of_vietnamese_without_accents_has_those_of_how_it_would_be_written():
    plain, careful = (read_terms(read_typed(t)) for t in ("so y te cap thuoc", "Sở Y tế cấp thuốc"))
    assert (plain.folded, plain.accented) == (careful.folded, careful.accented)
    assert plain.content == ("sở", "y", "tế", "cấp", "thuốc")


def test_read_terms_of_english():
    assert read_terms(read_typed("Who visits the Department of Health on 15/3?")) == Terms(
        folded=(
            *("who", "visits", "the", "department", "of", "health", "on", "15", "3"),
            *("who_visits", "visits_the", "the_department", "department_of", "of_health", "health_on", "on_15", "15_3"),
        ),
        accented=(),
        written_out=(),
        phrases=("Sở Y tế",),
        translated=tuple(translated_words(["who", "visit", "department", "health", "15", "3"]).items()),
        asked=(
            *("so", "y", "te", "department", "health", "15", "3"),
            *("so_y", "y_te", "te_department", "department_health", "health_15", "15_3"),
        ),
        content=("visit", "department", "health", "15", "3"),
    )


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
def test_vietnamese_of_the_longest_phrases(text, phrases):
    assert vietnamese_of(english_phrases(text)) == phrases


def test_translated_words_weigh_each_translation_by_the_likeliest_one():
    found = translated_words(["medicine", "the"])
    assert found["thuoc"] == 1.0
    assert all(0 < weight <= 1 for weight in found.values())
    assert translated_words(["the", "zzyzx"]) == {}
