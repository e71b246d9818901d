import pytest

from corpus.duties.bound import bound_subject


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Tổ chức đấu giá tài sản phải niêm yết giá", "Tổ chức đấu giá tài sản"),
        ("Bên mời thầu có trách nhiệm đăng tin", "Bên mời thầu"),
        ("các nhà phân phối xăng có nghĩa vụ giữ sổ", "các nhà phân phối xăng"),
        # Private persons, things, what is done without being bound, conditions.
        ("Người nộp thuế phải nộp tờ khai", None),
        ("Biên bản phải có chữ ký", None),
        ("Tổ chức đấu giá tài sản niêm yết giá", None),
        ("Tổ chức thi tuyển khi thiếu người, phải báo trước", None),
        ("Tổ chức có số người nộp đơn vượt số người cần tuyển ở các xã vùng sâu vùng xa vùng cao phải báo", None),
    ],
)
def test_bound_subject_is_a_body_up_to_what_binds_it(text, who):
    found = bound_subject(text, 0, len(text))
    assert (found and (found.text, found.start, found.end)) == (who and (who, 0, len(who)))
