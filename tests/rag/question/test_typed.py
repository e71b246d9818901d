import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.text.accents import strip_accents
from rag.errors import QuestionError
from rag.question.typed import Typed, Words, accented_share, must_have_words, read_typed, readable, words_of


def test_read_typed_gives_the_whole_of_what_was_typed():
    assert read_typed(" Sở Y tế mua “gì”? ") == Typed(
        text="Sở Y tế mua “gì”?",
        plain="so y te mua “gi”?",
        folded="so y te mua gi",
        language="vi",
        accented=True,
        restored="Sở Y tế mua “gì”?",
        words=Words(("Sở", "Y", "tế", "mua", "gì"), ("so", "y", "te", "mua", "gi")),
    )
    assert read_typed("so y te mua gi") == Typed(
        text="so y te mua gi",
        plain="so y te mua gi",
        folded="so y te mua gi",
        language="vi",
        accented=False,
        restored="sở y tế mua gì",
        words=Words(("so", "y", "te", "mua", "gi"), ("so", "y", "te", "mua", "gi")),
    )
    assert read_typed("Who buys it by 15/3?") == Typed(
        text="Who buys it by 15/3?",
        plain="who buys it by 15/3?",
        folded="who buys it by 15 3",
        language="en",
        accented=False,
        restored="Who buys it by 15/3?",
        words=Words(("Who", "buys", "it", "by", "15/3"), ("who", "buys", "it", "by", "153")),
    )


def test_read_typed_takes_the_language_that_is_given_for_known():
    # By itself "medicine" is English.
    assert [read_typed("medicine", given).language for given in ("", "vi", "en")] == ["en", "vi", "en"]


def test_read_typed_knows_whether_it_is_written_with_accents(three_ways):
    accented = [[read_typed(text).accented for text in texts] for *texts, _ in three_ways]
    assert not any(plain or en for _, plain, en in accented)
    # A few have mostly syllables without a mark: "Xã phải nộp danh sách cho ai?"
    assert sum(vi for vi, *_ in accented) >= 0.9 * len(three_ways)


def test_read_typed_gives_accents_back_where_they_were_left_out_and_changes_nothing_else(three_ways):
    right = 0
    for vi, plain, en, _ in three_ways:
        written = read_typed(plain).restored
        assert (read_typed(vi).restored, read_typed(en).restored) == (vi, en)
        assert strip_accents(written) == plain
        right += sum(a == b for a, b in zip(written.split(), vi.lower().rstrip("?").split(), strict=True))
    words = sum(len(plain.split()) for _, plain, *_ in three_ways)
    assert right >= 0.9 * words


@pytest.mark.parametrize(("text", "share"), [("Sở Y tế", 2 / 3), ("so y te", 0.0), ("Đã có", 1.0), ("15/3", 0.0)])
def test_accented_share_is_of_the_words(text, share):
    assert accented_share(text) == pytest.approx(share)


def test_form_is_one_of_three():
    asked = ["Sở nào cấp thuốc?", "so nao cap thuoc", "Who buys medicine?", "Who works for Sở Y tế here?"]
    assert [read_typed(t).form for t in asked] == ["vi", "vi-plain", "en", "en"]


def test_read_typed_composes_letters_folds_blanks_and_drops_what_cannot_be_seen():
    raw = unicodedata.normalize("NFD", "\ufeffAi chủ\u200b trì\n\tviệc\x00 này?  ")
    assert read_typed(raw).text == "Ai chủ trì việc này?"
    assert read_typed(raw) == read_typed("Ai chủ trì việc này?")


@given(st.text(alphabet="aiệđ\u0301 \u200b\ufeff\n?", min_size=1, max_size=12).map("x".__add__))
@settings(max_examples=200)
def test_read_typed_text_is_a_fixed_point(raw):
    text = read_typed(raw).text
    if "\u200b" not in raw and "\ufeff" not in raw:
        assert unicodedata.is_normalized("NFC", text)
        assert text == " ".join(text.split())
        assert read_typed(text).text == text


@pytest.mark.parametrize(
    ("raw", "text"), [("Ai \u200b chủ trì", "Ai chủ trì"), ("\ufeff Ai", "Ai"), ("e\u200b\u0302 ai", "ê ai")]
)
def test_read_typed_folds_and_composes_round_invisible_characters(raw, text):
    assert read_typed(raw).text == text


@pytest.mark.parametrize("raw", ["", "   ", "\n\t", "\u200b\u200b", "\x00"])
def test_read_typed_of_nothing_is_question_error(raw):
    with pytest.raises(QuestionError) as caught:
        read_typed(raw)
    assert str(caught.value) == "the question is empty: ask in Vietnamese or English, in words"


def test_read_typed_takes_two_thousand_characters_and_no_more():
    assert len(read_typed("a" * 2000).text) == 2000
    assert len(read_typed("a b" + " " * 50_000).text) == 3
    with pytest.raises(QuestionError, match=r"^the question has 2,001 characters, at most 2,000 expected;"):
        read_typed("a" * 2001)
    with pytest.raises(QuestionError, match=r"^the question has 50,000 characters,"):
        read_typed("ai " * 16_666 + "ai")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("chào bạn, cho mình hỏi, ai mua thuốc? cảm ơn nhé", "ai mua thuốc?"),
        ("may tra loi ngu qua, ai lo thuoc o hai binh", "ai lo thuoc o hai binh"),
        ("Hello, who leads?", "who leads?"),
        ("đồ ngu, trả lời đi", "trả lời đi"),
        ("What must So Y te, the Department of Health, do?", "What must So Y te, the Department of Health, do?"),
        ("Khi đến chợ Kẽm, ai thu phí?", "Khi đến chợ Kẽm, ai thu phí?"),
        ("xin chào", "xin chào"),
        # What asks in English before Vietnamese words asks in Vietnamese.
        ("Who quyết định đổi tên thôn?", "ai quyết định đổi tên thôn?"),
        ("how much tiền hỗ trợ người cao tuổi", "bao nhiêu tiền hỗ trợ người cao tuổi"),
    ],
)
def test_read_typed_leaves_out_greetings_and_scolding(raw, text):
    assert read_typed(raw).text == text


def test_words_of_a_text_and_their_keys():
    assert words_of("Đạt 85% (quý IV), “xong” chưa… ? 5237/UBND-KGVX") == Words(
        ("Đạt", "85%", "quý", "IV", "xong", "chưa", "5237/UBND-KGVX"),
        ("dat", "85", "quy", "iv", "xong", "chua", "5237ubndkgvx"),
    )
    assert words_of("%") == Words(("%",), ("%",))
    assert words_of("’tis – a 'test'.") == Words(("tis", "a", "test"), ("tis", "a", "test"))
    assert words_of("… ?") == Words((), ())
    # Folded, this letter is two: keys are made word by word then.
    assert words_of("Straße Đê") == Words(("Straße", "Đê"), (strip_accents("Straße").lower(), "de"))


def test_words_are_cut_joined_and_picked_with_their_keys():
    words = words_of("Ai mua Thuốc")
    assert words[1:] == Words(("mua", "Thuốc"), ("mua", "thuoc"))
    assert words[1:] + words[:1] == Words(("mua", "Thuốc", "Ai"), ("mua", "thuoc", "ai"))
    assert words.pick([True, False, True]) == Words(("Ai", "Thuốc"), ("ai", "thuoc"))
    assert (len(words), words.text, words.joined, words.is_plain) == (3, "Ai mua Thuốc", "ai mua thuoc", False)
    assert words_of("Ai mua").is_plain
    with pytest.raises(ValueError, match="zip"):
        words.pick([True])


def test_readable_replaces_half_a_character():
    assert readable("Ai \ud83d mua?") == "Ai ? mua?"
    assert readable("Ai mua thuốc?") == "Ai mua thuốc?"


@pytest.mark.parametrize("raw", ["???", "…!", "🙂"])
def test_signs_alone_are_typed_and_cannot_be_searched_for(raw):
    typed = read_typed(raw)
    assert (typed.text, typed.folded, typed.words) == (raw, "", Words((), ()))
    with pytest.raises(QuestionError) as caught:
        must_have_words(typed)
    assert str(caught.value) == "the question is empty: ask in Vietnamese or English, in words"
    assert must_have_words(read_typed("Ai?")) is None


@pytest.mark.parametrize(
    ("raw", "asked"),
    [
        ("vớ vẩn, ai ký văn bản này", "ai ký văn bản này"),
        ("vo van, ai chu tri mua thuoc", "ai chu tri mua thuoc"),
        ("sai rồi! ai chủ trì mua thuốc?", "ai chủ trì mua thuốc?"),
        ("ok, thanks, by when?", "by when?"),
        ("damn, who leads medicine procurement?", "who leads medicine procurement?"),
        # Nothing else is asked: what it says stays whole.
        ("bạn ngu quá", "bạn ngu quá"),
        # "tệ" within a list of matters opens nothing.
        ("phòng chống ma túy, tệ, nạn mại dâm", "phòng chống ma túy, tệ, nạn mại dâm"),
    ],
)
def test_read_typed_leaves_out_what_only_opens(raw, asked):
    assert read_typed(raw).text == asked


@pytest.mark.parametrize(
    ("raw", "restored"),
    [
        ("so khcn phoi hop vs ai", "Sở Khoa học và Công nghệ phối hợp với ai"),
        ("so gddt phai lam gi", "Sở Giáo dục và Đào tạo phải làm gì"),
        ("heo benh duoc ho tro may dong 1 ky", "lợn bệnh được hỗ trợ mấy đồng 1 kg"),
        ("so nha cua toi", "số nhà của tôi"),
    ],
)
def test_read_typed_restores_names_typed_short_and_words_as_offices_write_them(raw, restored):
    assert read_typed(raw).restored == restored
