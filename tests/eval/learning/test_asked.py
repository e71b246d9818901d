from dataclasses import replace

from eval.learning.asked import AskedTexts, Case, texts_of
from eval.systems.text_index import open_index
from index.encoders.load import load_encoder
from index.training.asked import Data
from index.training.examples import Asked, Example, Source, Split
from rag.config import learnt_config
from rag.reading.load import OFF, load_reader
from rag.reading.trained import TrainedReader

# SHA-256 of "b" begins with 3: it tunes; that of "0" with 5: it trains.
NIGHT = Example(
    "b", "b", Source.REAL, "Kế hoạch chợ đêm", "Sở Công Thương mở chợ đêm trước ngày 30/6/2025.",
    (Asked("Ai mở chợ đêm?", "Who opens the night market?", ("Sở Công Thương",)),),
    (Asked("Chợ đêm thu phí bao nhiêu?", ""),),
)  # fmt: skip
DYKE = Example("0", "0", Source.REAL, "", "Sở Xây dựng đắp đê.", (Asked("Ai đắp đê?", "", ("Sở Xây dựng",)),), ())
DATA = Data((NIGHT, DYKE, NIGHT), (), (), (), (), {})


def test_cases_are_the_products_own_hits_for_questions_of_a_split(tmp_path):
    encoder = load_encoder()
    searcher = open_index(texts_of(DATA), encoder, tmp_path)
    assert [e.document_id for e in searcher.entries] == ["0", "b"]
    texts = AskedTexts(Data((NIGHT, DYKE), (), (), (), (), {}), searcher, encoder, learnt_config())
    cases = texts.cases(load_reader(OFF), Split.TUNE, 100)
    assert sorted((c.form, c.right) for c in cases) == [
        ("en", "b"), ("vi", ""), ("vi", "b"), ("vi-plain", ""), ("vi-plain", "b")
    ]  # fmt: skip
    assert all([h.text for h in c.hits] == ["b", "0"] for c in cases)
    assert all(c.hits[0].score > c.hits[1].score and c.hits[0].log_odds == 0.0 for c in cases)
    assert texts.cases(load_reader(OFF), Split.JUDGE, 100) == []
    assert len(texts.cases(load_reader(OFF), Split.TUNE, 2)) == 2
    assert isinstance(cases[0], Case)


def test_what_is_read_in_portions_is_what_is_read_at_once(tmp_path):
    encoder, reader = load_encoder(), load_reader("bundled")
    searcher = open_index(texts_of(DATA), encoder, tmp_path)
    texts = AskedTexts(Data((NIGHT, DYKE), (), (), (), (), {}), searcher, encoder, learnt_config())

    def log_odds(first, more):
        calibration = replace(reader.calibration, first=first, more=more)
        [case, *_] = texts.cases(TrainedReader(reader.network, calibration), Split.TUNE, 100)
        return [h.log_odds for h in case.hits], [ms > 0 for ms in (case.found_ms, *case.read_ms)]

    assert log_odds(1, 1)[0] == log_odds(2, 0)[0] == log_odds(5, 5)[0]
    assert [log_odds(*n)[1] for n in ((1, 1), (2, 0))] == [[True, True, True, False], [True, True, False, False]]
