"""What words say of an act, by the first that tells."""

import pytest

from corpus.text.modality import Modality, modality_of


@pytest.mark.parametrize(
    ("text", "language", "says"),
    [
        ("Nghiêm cấm đốt rơm rạ.", "vi", Modality.FORBIDS),
        ("Thành viên không được chi phụ cấp.", "vi", Modality.FORBIDS),
        ("Không chi phụ cấp cho thành viên.", "vi", Modality.FORBIDS),
        ("Chỉ được lập một lần.", "vi", Modality.FORBIDS),
        ("Hộ nghèo không phải đóng góp.", "vi", Modality.FREES),
        ("Được miễn lệ phí hộ tịch.", "vi", Modality.FREES),
        ("Chia sẻ dữ liệu không thu phí.", "vi", Modality.FREES),
        ("Chủ xe phải nộp phí.", "vi", Modality.BINDS),
        ("Được kiểm tra bếp ăn mà không phải báo trước.", "vi", Modality.ALLOWS),
        ("Có thể ủy quyền cho thân nhân.", "vi", Modality.ALLOWS),
        ("Sở Y tế được giao làm đầu mối.", "vi", Modality.STATES),
        ("Xong trong không quá 5 ngày.", "vi", Modality.STATES),
        ("Không gian mạng và tiêm miễn dịch.", "vi", Modality.STATES),
        ("are poor households exempt from the fee", "en", Modality.FREES),
        ("people don't have to register", "en", Modality.FREES),
        ("is drone flying banned near the airport", "en", Modality.FORBIDS),
        ("shops won't open", "en", Modality.FORBIDS),
        ("must a shop register", "en", Modality.BINDS),
        ("may a shop stay open", "en", Modality.ALLOWS),
        ("does the rule hold in schools", "en", Modality.STATES),
    ],
)
def test_modality_is_that_of_the_first_words_that_tell(text, language, says):
    assert modality_of(text, language) is says
