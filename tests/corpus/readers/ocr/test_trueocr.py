import pytest

from corpus.readers.ocr.engine import RecognitionError
from corpus.readers.ocr.trueocr import TrueOCR, is_installed, line_words
from corpus.readers.page.word import Word

installed = pytest.mark.skipif(not is_installed(), reason='trueocr is not installed (pip install "chithi[ocr]")')


def test_words_of_a_line_stand_where_their_share_of_its_letters_is():
    # Half a point a dot. "Số: 07" has six signs over 60 dots: five points each; two and a half below its baseline.
    lines = [["Số: 07", 0.99, 100, 200, 160, 225], ["vết", 0.2, 0, 0, 30, 30], [" ", 0.9, 0, 0, 30, 30]]
    base, size = 225 / 2 - 0.2 * 25 / 2, 25 / 2
    assert list(line_words(lines, 0.5)) == [Word("Số:", 50, 65, base, size, 0), Word("07", 70, 80, base, size, 0)]


def test_a_word_that_is_part_of_one_before_it_stands_behind_that():
    assert [(w.text, w.left) for w in line_words([["an a", 1.0, 0, 0, 40, 10]], 1)] == [("an", 0), ("a", 30)]


@installed
def test_a_damaged_picture_is_named_and_the_next_one_is_read():
    engine = TrueOCR()
    try:
        with pytest.raises(RecognitionError):
            engine.recognise(b"\x89PNG\r\n\x1a\n" + b"x" * 100, 300)
        assert engine.recognise(b"P5 300 300 255\n" + b"\xff" * 90_000, 300) == [[]]
    finally:
        engine.close()


@installed
def test_an_engine_that_was_closed_starts_anew():
    engine = TrueOCR()
    engine.close()
    assert engine.recognise(b"P5 300 300 255\n" + b"\xff" * 90_000, 300) == [[]]
    engine.close()
