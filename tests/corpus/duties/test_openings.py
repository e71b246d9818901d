import pytest

from corpus.duties.openings import opening_subject


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("hãng xe công nghệ niêm yết giá", "hãng xe công nghệ"),
        ("xã có đường sắt cử người gác", "xã có đường sắt"),
        ("bến phà An Phú tăng 02 phà", "bến phà An Phú"),
        ("bệnh viện tuyến huyện không điều xe", None),  # known as it is: read as any other kind
        # What is dealt with, what is done, a place alone, a thing that begins as a body does.
        ("xã hỗ trợ 50% chi phí", None),
        ("tổ chức tập huấn rà bến", None),
        ("hội nghị bàn về bến", None),
        ("hãng xe công nghệ và taxi", None),
        ("xe công nghệ niêm yết giá", None),
    ],
)
def test_opening_subject_is_a_body_in_small_letters_before_a_verb(text, who):
    found = opening_subject(text, 0, len(text))
    assert (found and (found.text, found.start, found.end)) == (who and (who, 0, len(who)))
