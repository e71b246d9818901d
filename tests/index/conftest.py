import hashlib
import os
import re
from pathlib import Path

import numpy as np
import pytest

# Read by huggingface_hub when it is first imported: no test may look for a network.
os.environ["HF_HUB_OFFLINE"] = "1"

import index.home
from corpus.build import build_document
from index.encoders.load import load_encoder
from index.encoders.protocol import EncodedQuery, QueryTokens, stored_form
from index.home import Home
from index.local.engine import LocalEngine

WORDS = ("lúa", "thuốc", "cháy", "trường")


def pytest_collection_modifyitems(items):
    """Puts those marked `late` after the others of the room: what they look at goes on meanwhile, and nobody waits."""
    room = Path(__file__).parent
    late = [item for item in items if room in item.path.parents and item.get_closest_marker("late")]
    others = [item for item in items if item not in late]
    end = max((i + 1 for i, item in enumerate(others) if room in item.path.parents), default=0)
    items[:] = others[:end] + late + others[end:]


class WordEncoder:
    """One axis a word: how often it stands in the text; vectors are known by hand."""

    dimension = len(WORDS)

    def __init__(self, name="words", revision="words-1"):
        self.name = name
        self.revision = revision
        self.encoded = []

    def encode_queries(self, texts):
        return self._encode(texts)

    def encode_passages(self, texts):
        self.encoded += texts
        return self._encode(texts)

    @staticmethod
    def _encode(texts):
        counts = np.array([[t.lower().count(w) for w in WORDS] for t in texts], dtype=np.float32).reshape(-1, 4)
        return counts / np.maximum(np.linalg.norm(counts, axis=1, keepdims=True), 1)


class TokenWordEncoder(WordEncoder):
    """Also gives a token for each of its words in a text, on the word's axis; every token weighs the same."""

    token_dimension = len(WORDS)

    def encode_query(self, text):
        rows = self._tokens(text)
        if not len(rows):
            return EncodedQuery(self.encode_queries([text]))
        weights = np.full(len(rows), 1 / len(rows), dtype=np.float32)
        return EncodedQuery(self.encode_queries([text]), QueryTokens(rows, weights))

    def encode_passages_with_tokens(self, texts):
        return self.encode_passages(texts), [stored_form(self._tokens(t)) for t in texts]

    @staticmethod
    def _tokens(text):
        found = [WORDS.index(w) for w in re.findall(r"\w+", text.lower()) if w in WORDS]
        return np.eye(len(WORDS), dtype=np.float32)[found]


class ScatterEncoder:
    """A unit vector in 12 dimensions for each text, drawn from its digest: no two texts are alike."""

    name, revision, dimension = "scatter", "scatter-1", 12

    def encode_queries(self, texts):
        return self.encode_passages(texts)

    def encode_passages(self, texts):
        out = np.zeros((len(texts), 12), dtype=np.float32)
        for i, text in enumerate(texts):
            seed = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
            vector = np.random.default_rng(seed).normal(size=12)
            out[i] = vector / np.linalg.norm(vector)
        return out


@pytest.fixture
def words():
    return WordEncoder()


@pytest.fixture
def make_words():
    return WordEncoder


@pytest.fixture
def token_words():
    return TokenWordEncoder()


@pytest.fixture(scope="session")
def scatter():
    return ScatterEncoder()


@pytest.fixture(scope="session")
def bundled():
    return load_encoder()


@pytest.fixture(scope="session")
def directive():
    """Makes a document of numbered clauses, one for each text."""

    def make(document_id, *clauses, number="1"):
        head = (
            f"ỦY BAN NHÂN DÂN\nTỈNH THẠCH GIANG\nSố: {number}/UBND-NN\nV/v việc của {document_id}\n\n"
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
            "Thạch Giang, ngày 05 tháng 4 năm 2021\n\nKính gửi: Các sở.\n\n"
        )
        body = "\n".join(f"{n}. {text}" for n, text in enumerate(clauses, start=1))
        return build_document(head + body + "\n", document_id)

    return make


@pytest.fixture(scope="session")
def text_of():
    """Makes the text of a directive of numbered clauses."""

    def make(*clauses, number="1"):
        body = "\n".join(f"{n}. {text}" for n, text in enumerate(clauses, start=1))
        return f"ỦY BAN NHÂN DÂN\nTỈNH THẠCH GIANG\nSố: {number}/UBND-NN\nV/v việc số {number}\n\n{body}\n"

    return make


@pytest.fixture
def files(tmp_path, text_of):
    """A folder with three directives."""
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "a.txt").write_text(text_of("Tưới lúa.", "Phát thuốc.", number="1"), encoding="utf-8")
    (folder / "b.txt").write_text(text_of("Chữa cháy.", "Báo cháy.", number="2"), encoding="utf-8")
    (folder / "c.txt").write_text(text_of("Mở trường.", "Sửa trường.", number="3"), encoding="utf-8")
    return folder


@pytest.fixture
def open_home(make_words, monkeypatch, tmp_path):
    """Opens the home in tmp_path; encoders are known by name, `words` and `other`."""
    known = {"words": make_words(), "other": make_words("other", "other-1")}
    monkeypatch.setattr(index.home, "load_encoder", known.__getitem__)
    return lambda name="words": Home(tmp_path / "home", name)


@pytest.fixture
def home(open_home):
    return open_home()


@pytest.fixture(scope="session")
def built():
    """Builds the index of documents at once in a folder, and returns it open."""

    def build(root, documents, encoder):
        engine = LocalEngine(root)
        engine.put(documents, (), encoder)
        return engine.open()

    return build
