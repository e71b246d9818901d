import pytest

from index.errors import TrainingError
from index.training.asked import load_data
from index.training.examples import Article, Asked, Example, Source, Split, Unanswerable, split_of


def test_split_goes_by_the_first_hex_digit_of_the_sha_256():
    # sha256: hello 2cf24dba…, b 3e23e816…, a ca978112…, test 9f86d081…, 0 5feceb66…
    found = {i: split_of(i) for i in ("hello", "b", "a", "test", "0")}
    assert found == {
        "hello": Split.JUDGE, "b": Split.TUNE, "a": Split.TRAIN, "test": Split.TRAIN, "0": Split.TRAIN,
    }  # fmt: skip


def test_split_of_a_clause_is_that_of_its_document():
    assert [split_of(i) for i in ("hello#D1", "hello#D2", "a#hello")] == [Split.JUDGE, Split.JUDGE, Split.TRAIN]


LAW = Example(
    "x@1", "x", Source.LAW, "Thuốc x@1", "Sở Y tế mua thuốc x@1. Trường mở cửa.",
    (Asked("Ai mua thuốc?", "Who buys medicine?", ("Sở Y tế",)), Asked("mở khi nào", "when", ("Sở Y tế",))),
    (Asked("Ai giữ kho?", "Who keeps the store?"),),
)  # fmt: skip
WRITTEN = Example(
    "c1#0", "c1", Source.WRITTEN, "Công văn A", "Sở Y tế mua thuốc.",
    (
        Asked("Ai mua?", "", ("Sở Y tế",)), Asked("mua gì", "", ()),
        Asked("", "Who buys?", ("Sở Y tế",)), Asked("", "what", ("Sở Y tế",)),
    ),
    (Asked("Giá bao nhiêu?", "How much is it?"),),
    Asked("Sở Y tế mua à?", "Does the Department of Health buy?", ("Sở Y tế",)),
    Asked("Công an mua à?", "Do the police buy?", ("Sở Y tế",)),
)  # fmt: skip


def test_load_data_reads_every_kind(asked_folder):
    data = load_data(asked_folder)
    assert data.of(Split.TRAIN, Source.LAW) == (LAW,)
    assert data.of(Split.TRAIN, Source.WRITTEN)[0] == WRITTEN
    assert [e.id for e in data.examples] == [
        "x@1", "hello", "c1#0", "w1", "hello#1", "d1#D1", "d1#D2", "hello#D1",
    ]  # fmt: skip
    real = data.of(Split.TRAIN, Source.REAL)[0]
    assert (real.title, real.group, real.asked[1].answers) == ("Công văn mua thuốc\nSở Y tế", "d1", ("ngày 5",))
    assert [n.vi for n in real.near] == ["Ai giữ kho?", "kho mở khi nào"]
    assert [[e.id for e in data.of(Split.JUDGE, s)] for s in Source] == [["hello"], ["hello#1"], ["hello#D1"]]


def test_load_data_trains_on_nothing_of_what_is_kept_apart(asked_folder):
    data = load_data(asked_folder)
    assert [a.id for a in data.articles] == ["x@1", "x@2"]  # not hello, which judges
    assert data.articles[1] == Article("x@2", "x", "Thuốc x@2", "Sở Y tế mua thuốc x@2. Trường mở cửa.")
    # Not what belongs to hello; of the longest, the passage is a look-alike alone.
    assert data.pairs == (("Q p1?", "sở y tế mua thuốc"), ("Q p2?", "công an giữ kho"))
    assert data.passages == ("sở y tế mua thuốc", "công an giữ kho", "a" * 901)
    texts = ("Công văn A\nSở Y tế mua thuốc.", "Công an giữ kho.")
    assert data.unanswerable == (Unanswerable(Asked("Vì sao?", "Why?"), texts),)
    assert data.counts == {
        "texts with questions: law": 2,
        "texts with questions: written": 3,
        "texts with questions: real": 3,
        "of them to train": 5,
        "of them to tune": 0,
        "of them to judge": 3,
        "articles of law": 3,
        "questions with a passage": 3,
        "questions with hits": 0,
    }


def test_shown_has_the_title_above_the_text():
    assert LAW.shown("Thế.") == "Thuốc x@1\nThế."
    assert Example("i", "i", Source.REAL, "", "Thế.", (), ()).shown() == "Thế."


def test_a_folder_without_questions_is_an_error(tmp_path):
    with pytest.raises(TrainingError, match=r"no questions found in asked/articles\.jsonl.*name the folder"):
        load_data(tmp_path)


@pytest.mark.parametrize(
    ("line", "reason"),
    [('{"clause": "a"}', "'document' is missing"), ("{", "column 3: a name"), ("[]", "a value of another type")],
)
def test_a_line_that_is_none_is_an_error_with_its_place(asked_folder, line, reason):
    path = asked_folder / "asked" / "real.jsonl"
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    with pytest.raises(TrainingError, match=rf"real\.jsonl, line 4: {reason}"):
        load_data(asked_folder)
