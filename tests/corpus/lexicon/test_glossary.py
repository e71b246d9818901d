import csv

import pytest

from corpus.lexicon.glossary import Entry, agencies, agency, english_name, glossary
from corpus.text.accents import fold


def test_glossary_holds_every_row_of_its_file(repository):
    with (repository / "corpus" / "lexicon" / "glossary.tsv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)

    assert header == ["vi", "en", "abbreviations", "kind", "ambiguous"]
    assert {len(row) for row in rows} == {5}
    assert [(e.vi, "|".join(e.en), e.kind) for e in glossary()] == [(row[0], row[1], row[3]) for row in rows]
    assert [e for e in glossary() if e.kind == "agency"] == list(agencies())


def test_glossary_reads_a_row_whole():
    assert next(e for e in glossary() if e.vi == "Bộ Chính trị") == Entry(
        vi="Bộ Chính trị",
        en=("Political Bureau", "Politburo"),
        abbreviations=("BCT", "bo chinh tri"),
        kind="agency",
        ambiguous=frozenset({"BCT"}),
    )


def test_agencies_have_each_a_name_of_their_own_and_an_english_one():
    names = [e.vi for e in agencies()]
    assert len(set(names)) == len(names)
    assert [e.vi for e in agencies() if not e.en] == []
    assert [e.vi for e in glossary() if e.ambiguous - {e.vi, *e.abbreviations}] == []


@pytest.mark.parametrize(
    ("name", "registered"),
    [
        ("Sở Y tế", "Sở Y tế"),
        ("so y te", "Sở Y tế"),
        ("SYT", "Sở Y tế"),
        ("Uỷ ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh"),
        ("UBND  tỉnh", "Ủy ban nhân dân tỉnh"),
        ("bộ y tế", "Bộ Y tế"),
    ],
)
def test_agency_knows_spellings_and_abbreviations(name, registered):
    assert agency(name).vi == registered


@pytest.mark.parametrize("name", ["BCT", "TU", "Sở Ngựa", ""])
def test_agency_of_what_is_ambiguous_or_unknown_is_none(name):
    assert agency(name) is None


def test_agency_finds_every_agency_by_its_own_name():
    assert [e.vi for e in agencies() if agency(e.vi) is not e] == []


def test_agencies_share_no_spelling_that_is_not_marked_ambiguous():
    owners = {}
    for entry in agencies():
        for name in (entry.vi, *entry.abbreviations):
            if name not in entry.ambiguous:
                owners.setdefault(fold(name), set()).add(entry.vi)
    assert {name: vi for name, vi in owners.items() if len(vi) > 1} == {}


@pytest.mark.parametrize(
    ("name", "english"),
    [
        # A person whose post it is, and a place that bears a person's name.
        (
            "Phó Chủ tịch Ủy ban nhân dân tỉnh Lò Văn Thịnh",
            "Lò Văn Thịnh, Vice Chairperson of the Provincial People's Committee",
        ),
        ("Giám đốc Sở Y tế Trần Văn Bình", "Trần Văn Bình, Director of the Department of Health"),
        (
            "Chủ tịch Ủy ban nhân dân huyện Trần Văn Thời",
            "Chairperson of the People's Committee of Trần Văn Thời district",
        ),
        ("Giám đốc Sở Y tế", "Director of the Department of Health"),
        ("Bộ trưởng Bộ Y tế", "Minister of Health"),
        (
            "Phó Giám đốc Sở Y tế tỉnh Lâm Trạch",
            "Deputy Director of the Department of Health of Lâm Trạch province",
        ),
        ("Giám đốc Nhà máy Bánh kẹo", None),
        ("Sở Y tế", "Department of Health"),
        ("SYT", "Department of Health"),
        ("Sở Y tế tỉnh Thạch Giang", "Department of Health of Thạch Giang province"),
        ("UBND huyện Phú Khê", "People's Committee of Phú Khê district"),
        ("Ủy ban nhân dân thị xã Vân Điền", "People's Committee of Vân Điền town"),
        ("Ủy ban nhân dân xã Long Kiến", "People's Committee of Long Kiến commune"),
        ("Sở Ngựa tỉnh Thạch Giang", None),
        ("Trời mưa", None),
    ],
)
def test_english_name_of_an_agency_and_its_place(name, english):
    assert english_name(name) == english
