from dataclasses import replace

import pytest

from rag.composing.english.documents import document_name, english_kind, name_said


@pytest.mark.parametrize(
    ("kind", "english"),
    [
        ("Công văn", "Official Letter"),
        ("Chỉ thị", "Directive"),
        ("Kế hoạch", "Plan"),
        ("Quyết định", "Decision"),
        ("Thông báo", "Notice"),
        ("Nghị quyết", "Resolution"),
        ("Lời chào", None),
    ],
)
def test_kinds_of_documents_are_those_of_the_glossary(kind, english):
    assert english_kind(kind) == english


def test_a_document_is_named_by_its_kind_and_number_else_by_its_title_as_it_stands(drought):
    assert document_name(drought, "en") == "Official Letter No. 17/UBND-NN"
    assert document_name(drought, "vi") == drought.name
    untold = replace(drought, metadata=replace(drought.metadata, number=None, title="Phòng, chống hạn"))
    assert document_name(untold, "en") == "Official Letter “Phòng, chống hạn”"
    scope = replace(untold, metadata=replace(untold.metadata, title="quy định về chống hạn (sau đây gọi là hạn)"))
    assert document_name(scope, "en") == "Official Letter “Quy định về chống hạn”"
    signed = replace(untold, metadata=replace(untold.metadata, title=None))
    assert document_name(signed, "en") == (
        "Official Letter of the People's Committee of Thạch Giang province, of 5 April 2021"
    )
    by = replace(signed, metadata=replace(signed.metadata, issuer=None, date=None, signer="Lò Văn An"))
    assert document_name(by, "en") == "Official Letter signed by Lò Văn An"
    unknown = replace(by, metadata=replace(by.metadata, kind="Lời chào", signer=None))
    assert document_name(unknown, "en") == "Document (han)"


@pytest.mark.parametrize(
    ("name", "language", "said"),
    [
        ("Công văn số 17/UBND-NN", "en", "Official Letter No. 17/UBND-NN"),
        ("Công văn số 17/UBND-NN", "vi", "Công văn số 17/UBND-NN"),
        ("Trồng cây ven đường", "en", "Trồng cây ven đường"),  # a title stays what it is
        ("Sổ tay số 5", "en", "Sổ tay số 5"),  # no kind that the glossary has
    ],
)
def test_a_name_is_said_in_the_language_of_the_answer(name, language, said):
    assert name_said(name, language) == said
