import pytest

from tests.corpus.readers.docx.test_read import lines_of, p, r

BOX = "<w:r><w:pict><w:textbox><w:txbxContent>{}</w:txbxContent></w:textbox></w:pict></w:r>"


@pytest.mark.parametrize(
    ("line", "boxes", "lines"),
    [
        ("Số:          /CT-UBND", ["12"], ["Số: 12/CT-UBND"]),
        ("Số:……/2025/QĐ-UBND", ["7a"], ["Số: 7a/2025/QĐ-UBND"]),
        ("Số:", ["12/CT-UBND"], ["Số:", "12/CT-UBND"]),
        ("An Sơn, ngày       tháng       năm 2025", ["05", "3"], ["An Sơn, ngày 05 tháng 3 năm 2025"]),
        ("An Sơn, ngày … tháng 3 năm 2025", ["05"], ["An Sơn, ngày 05 tháng 3 năm 2025"]),
        ("Số: 12/CT-UBND", ["345"], ["Số: 12/CT-UBND", "345"]),  # no blank waits for it
        ("Số:     /CT-UBND", ["ĐẾN"], ["Số:     /CT-UBND", "ĐẾN"]),
    ],
)
def test_a_boxed_figure_stands_in_the_blank_that_was_left_for_it(line, boxes, lines):
    assert lines_of(f"<w:p>{r(line)}{''.join(BOX.format(p(box)) for box in boxes)}</w:p>") == lines
