import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.keystrokes import TELEX, VNI, as_written, read_keys
from corpus.text.syllables import is_syllable

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh ph qu r s t th tr v x"
ONSETS = ["", *_ONSETS.split()]
_RHYMES = """
a ai an anh ao âu ây ăn ăng ân âp e em ê ên êch i iên iêu inh o oa oan oai oăn ô ôi ông ơ ơi ơn u ua uôc uôi uân uyên ư
ưa ưng ươc ương ươi y yêu
"""
RHYMES = _RHYMES.split()
MARKS = {"\u0302": "circumflex", "\u0306": "breve", "\u031b": "horn"}
KEYS = {
    "telex": {"breve": "w", "horn": "w", "\u0300": "f", "\u0301": "s", "\u0303": "x", "\u0309": "r", "\u0323": "j"},
    "vni": {"circumflex": "6", "breve": "8", "horn": "7", "\u0300": "2", "\u0301": "1", "\u0303": "4", "\u0309": "3",
            "\u0323": "5"},
}  # fmt: skip


def pressed(syllable, way, late):
    """The keys of a syllable, its tone typed at the end (late) or behind its vowel."""
    keys, tone, out = KEYS[way], "", ""
    for letter in unicodedata.normalize("NFD", syllable.replace("đ", "D")):
        if letter == "D":
            out += "dd" if way == "telex" else "d9"
        elif letter in MARKS:
            out += keys.get(MARKS[letter]) or out.rstrip("\0")[-1]
        elif letter in keys:
            tone, out = keys[letter], out if late else out + "\0"
        else:
            out += letter
    return out + tone if late else out.replace("\0", tone)


def parts(syllable):
    """The letters of a syllable and its tone, wherever that stands."""
    split = unicodedata.normalize("NFD", syllable)
    tones = [c for c in split if c in "\u0300\u0301\u0303\u0309\u0323"]
    return unicodedata.normalize("NFC", "".join(c for c in split if c not in tones)), tones


SYLLABLES = st.builds(
    lambda onset, rhyme, tone: onset + unicodedata.normalize("NFC", rhyme[0] + tone) + rhyme[1:],
    st.sampled_from(ONSETS),
    st.sampled_from(RHYMES),
    st.sampled_from(["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]),
).filter(is_syllable)


@given(syllable=SYLLABLES, way=st.sampled_from(["telex", "vni"]), late=st.booleans())
def test_keys_of_a_syllable_give_it_back(syllable, way, late):
    assert parts(read_keys(pressed(syllable, way, late), {"telex": TELEX, "vni": VNI}[way])) == parts(syllable)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("ai chur trif mua thuoocs", "ai chủ trì mua thuốc"),
        ("Ai churf trif", "Ai churf trif"),  # two tones: no syllable, and one word alone says too little
        ("Sowr Y tees laf gif trong CV 5237?", "Sở Y tế là gì trong CV 5237?"),
        ("khoanr boons nois gif", "khoản bốn nói gì"),
        ("quyeets ddinhj 1472 quy ddinhj gif", "quyết định 1472 quy định gì"),
        ("khoanr 4 cv5237 nois gif", "khoản 4 cv5237 nói gì"),
        ("dduowcj giao cho ai", "được giao cho ai"),
        ("muaw lux, uwngs phos", "mưa lũ, ứng phó"),
        ("ai chu3 tri2 mua thuo6c1", "ai chủ trì mua thuốc"),
        ("So73 Y te61 lam2 gi2", "Sở Y tế làm gì"),
        # As they are: plain Vietnamese, English, abbreviations with numbers, Vietnamese with its marks.
        ("ai chu tri mua thuoc", "ai chu tri mua thuoc"),
        ("Who leads medicine procurement this year?", "Who leads medicine procurement this year?"),
        ("What is assigned to the boss of this task force?", "What is assigned to the boss of this task force?"),
        ("k1 d2 qd1472 noi gi", "k1 d2 qd1472 noi gi"),
        ("cv 5237 va kh22", "cv 5237 va kh22"),
        ("thuoocs là gì", "thuoocs là gì"),
        ("", ""),
    ],
)
def test_as_written_reads_keys_where_a_text_was_typed_so(typed, written):
    assert as_written(typed) == written
