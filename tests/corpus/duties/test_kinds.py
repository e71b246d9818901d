import pytest

from corpus.duties.heads import HEAD, KIND
from corpus.duties.kinds import kind_end


@pytest.mark.parametrize(
    "text",
    [
        # | marks where the phrase ends.
        "các cơ quan, đơn vị| lập sổ",
        "các sở, ban, ngành và đoàn thể| đắp đê",
        "các cơ quan chức năng| xử lý nghiêm",
        "các cơ quan có liên quan| nộp sổ",
        "các xã ven biển| cắm mốc",
        "Đơn vị vận hành hồ chứa| lập sổ",
        "Đơn vị| vận hành hồ chứa",
        # One agency each: what follows the comma is another.
        "trạm y tế|, công an xã trực",
        "nhà trường|, trạm y tế trực",
        # Heads that are nobody without a word more.
        "Tổ kiểm tra| đi các xã",
        "các trường học có từ 20 lớp trở lên| nộp sổ",
        "các đơn vị trực thuộc Sở| nộp sổ",
        "các doanh nghiệp| phải nộp sổ",
        "các doanh nghiệp| và người dân",
    ],
)
def test_kind_end_is_before_what_they_do(text):
    phrase, _, rest = text.partition("|")
    whole = phrase + rest
    head = KIND.match(whole) or HEAD.match(whole)
    assert whole[: kind_end(whole, 0, head.end(), len(whole))] == phrase


def test_kind_end_takes_ten_words_at_most():
    text = "các cơ quan" + " ven đê" * 20
    # Two words of the head count no blank after it: ten more, "ven đê" five times.
    assert text[: kind_end(text, 0, len("các cơ quan"), len(text))] == "các cơ quan" + " ven đê" * 5
