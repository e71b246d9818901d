import pytest

from rag.composing.verdict import verdict_text
from rag.reading.verdict import Finding


@pytest.mark.parametrize(
    ("agency", "finding", "vietnamese", "english"),
    [
        ("Sở Y tế", Finding.BORNE_OUT, "Có.", "Yes."),
        ("Sở Tài chính", Finding.BORNE_OUT, "Có.", "Yes."),
        (
            "Sở Tài chính",
            Finding.ONLY_COORDINATES,
            "Không: Sở Tài chính chỉ phối hợp.",
            "No: the Department of Finance only coordinates.",
        ),
        ("Sở Y tế", Finding.LEADS, "Sở Y tế chủ trì.", "The Department of Health leads."),
        (
            "Sở Xây dựng",
            Finding.NOT_NAMED,
            "Điều khoản này không nêu Sở Xây dựng.",
            "This clause does not name the Department of Construction.",
        ),
        # One without an English name is called by its own.
        ("Hội Ngựa", Finding.LEADS, "Hội Ngựa chủ trì.", "The Hội Ngựa leads."),
    ],
)
def test_verdict_text_says_each_finding_in_both_languages(agency, finding, vietnamese, english):
    assert verdict_text(finding, agency, "vi") == vietnamese
    assert verdict_text(finding, agency, "en") == english
