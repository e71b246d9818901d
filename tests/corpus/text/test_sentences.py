import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.text.sentences import sentences


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Đê cao. Tre dày! Nước về? Chạy…", ["Đê cao.", "Tre dày!", "Nước về?", "Chạy…"]),
        ("4. Đắp đê. Trồng tre.", ["4. Đắp đê.", "Trồng tre."]),
        ("1.2. Đắp đê. 5 người đi.", ["1.2. Đắp đê.", "5 người đi."]),
        ("Điều 5. Đắp đê", ["Điều 5. Đắp đê"]),
        ("a. Đắp đê. Trồng tre.", ["a. Đắp đê.", "Trồng tre."]),
        ("đ1. Đắp đê.", ["đ1. Đắp đê."]),
        ("iv. Đắp đê.", ["iv. Đắp đê."]),
        ("Điều 5a. Đắp đê", ["Điều 5a. Đắp đê"]),
        ("Họp lúc 8.30. Về TP. Hà Tiên gặp ThS. Lê A. Bình.", ["Họp lúc 8.30.", "Về TP. Hà Tiên gặp ThS. Lê A. Bình."]),
        ("Giá 1.200.000 đồng. cấp sau", ["Giá 1.200.000 đồng. cấp sau"]),
        ("Nói “Đi.” Rồi đi. (Xong.) Hết./. Thôi", ["Nói “Đi.”", "Rồi đi.", "(Xong.)", "Hết./.", "Thôi"]),
        ("Đê\n- Một. Hai: ba; bốn.\n\n  Năm ", ["Đê", "- Một.", "Hai: ba; bốn.", "Năm"]),
        ("Tre, nứa, v.v. Mây", ["Tre, nứa, v.v.", "Mây"]),
        ("Xong trước 30. 6. 2025. Đắp đê.", ["Xong trước 30. 6. 2025.", "Đắp đê."]),
        ("Từ 05. 03. 2025 đến 31. 12. 2025 trồng tre.", ["Từ 05. 03. 2025 đến 31. 12. 2025 trồng tre."]),
        ("Ngày 30 . 6 . 2025 họp.", ["Ngày 30 . 6 . 2025 họp."]),
        ("Nộp ngày 5. 3. 25 tại xã.", ["Nộp ngày 5. 3. 25 tại xã."]),
        ("Ngày 30.6. 2025 họp.", ["Ngày 30.6. 2025 họp."]),
        ("Cấp 1. 250. 000 đồng. Trồng tre.", ["Cấp 1. 250. 000 đồng.", "Trồng tre."]),
        # No day and month of a year: sentences that begin with figures.
        ("Xong năm 2024. 12 xã đã đắp. 2025 là năm lũ.", ["Xong năm 2024.", "12 xã đã đắp.", "2025 là năm lũ."]),
        ("Có 31 xã. 13. 2025 nơi.", ["Có 31 xã.", "13. 2025 nơi."]),
        ("", []),
        (" \n ", []),
    ],
)  # fmt: skip
def test_sentences_are_spans(text, found):
    assert [text[a:b] for a, b in sentences(text)] == found


def test_sentences_of_a_part_of_a_text():
    text = "Đê cao. Tre dày. Nước về."
    assert sentences(text, 8, 20) == [(8, 16), (17, 20)]


@settings(max_examples=300)
@given(st.text(alphabet="aĐ15IV.!…)”“(; -+\n", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_sentences_hold_every_character_that_is_not_blank(text, a, b):
    start, end = sorted((min(a, len(text)), min(b, len(text))))

    spans = sentences(text, start, end)

    edges = [start, *(edge for span in spans for edge in span), end]
    assert edges == sorted(edges)
    held = {i for first, last in spans for i in range(first, last)}
    assert all(i in held for i in range(start, end) if not text[i].isspace())
    assert all(text[first:last] == text[first:last].strip() != "" for first, last in spans)
    assert not any("\n" in text[first:last] for first, last in spans)
