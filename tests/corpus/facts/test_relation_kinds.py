import pytest

from corpus.facts.relations import read_relations

OWN = "20/2031/TT-BCN"


def changes(text):
    """What a text changes: how, kind and number of each."""
    return [
        (r.kind, r.other_kind, r.number)
        for r in read_relations(text, OWN)
        if r.kind in ("replaces", "repeals", "amends")
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Bãi bỏ Thông tư số 4/2028/TT-BCN và Thông tư số 9/2030/TT-BCN.",
            [("repeals", "Thông tư", "4/2028/TT-BCN"), ("repeals", "Thông tư", "9/2030/TT-BCN")],
        ),
        (
            "Thay thế Thông tư 4/2028/TT-BCN và 9/2030/TT-BCN.",
            [("replaces", "Thông tư", "4/2028/TT-BCN"), ("replaces", "Thông tư", "9/2030/TT-BCN")],
        ),
        (
            "Thay thế | Nghị định 7/2025/NĐ-CP, Nghị định 8/2026/NĐ-CP",
            [("replaces", "Nghị định", "7/2025/NĐ-CP"), ("replaces", "Nghị định", "8/2026/NĐ-CP")],
        ),
        (
            "Thông tư số 4/2028/TT-BCN ngày 3 tháng 2 năm 2028 của Bộ trưởng Bộ Công nghiệp hướng dẫn việc dán tem năng"
            " lượng, kiểm tra và công bố hiệu suất đối với thiết bị gia dụng không còn hiệu lực kể từ ngày Thông tư này"
            " có hiệu lực.",
            [("repeals", "Thông tư", "4/2028/TT-BCN")],
        ),
        (
            "Thông tư số 4/2028/TT-BCN, Thông tư số 5/2028/TT-BCN và Thông tư số 6/2028/TT-BCN hết hiệu lực từ ngày"
            " 01/7/2031.",
            [("repeals", "Thông tư", f"{n}/2028/TT-BCN") for n in (4, 5, 6)],
        ),
        (
            "2. Các văn bản sau đây hết hiệu lực kể từ ngày Thông tư này có hiệu lực:\na) Thông tư số 4/2028/TT-BCN;\n"
            "b) Quyết định số 77/QĐ-BCN ngày 5/6/2027 của Bộ trưởng Bộ Công nghiệp.",
            [("repeals", "Thông tư", "4/2028/TT-BCN"), ("repeals", "Quyết định", "77/QĐ-BCN")],
        ),
        (
            "Thông tư này thay thế:\n- Thông tư số 4/2028/TT-BCN;\n- Thông tư số 5/2028/TT-BCN.",
            [("replaces", "Thông tư", "4/2028/TT-BCN"), ("replaces", "Thông tư", "5/2028/TT-BCN")],
        ),
        (
            "Quyết định số 77/QĐ-BCN được thay thế bằng Thông tư này.",
            [("replaces", "Quyết định", "77/QĐ-BCN")],
        ),
        (
            f"Thông tư số {OWN} sửa đổi, bổ sung một số điều của Thông tư số 4/2028/TT-BCN hướng dẫn dán tem, Thông tư"
            " số 5/2028/TT-BCN quy định kiểm tra.",
            [("amends", "Thông tư", "4/2028/TT-BCN"), ("amends", "Thông tư", "5/2028/TT-BCN")],
        ),
        # A part that goes leaves the rest in force.
        ("Bãi bỏ khoản 2 Thông tư số 4/2028/TT-BCN.", [("amends", "Thông tư", "4/2028/TT-BCN")]),
        ("Bãi bỏ một số nội dung của Thông tư số 4/2028/TT-BCN.", [("amends", "Thông tư", "4/2028/TT-BCN")]),
        (
            "2. Bãi bỏ:\na) Thông tư số 4/2028/TT-BCN;\nb) Điều 2 Thông tư số 9/2030/TT-BCN sửa đổi một số điều"
            " của Thông tư số 3/2027/TT-BCN.",
            [("repeals", "Thông tư", "4/2028/TT-BCN"), ("amends", "Thông tư", "9/2030/TT-BCN")],
        ),
        (
            "Điều 6, khoản 4, 5 Điều 35 của Thông tư số 4/2028/TT-BCN quy định về dán tem và Điều 6 của Thông tư số"
            " 9/2030/TT-BCN hết hiệu lực kể từ ngày Thông tư này có hiệu lực.",
            [("amends", "Thông tư", "4/2028/TT-BCN"), ("amends", "Thông tư", "9/2030/TT-BCN")],
        ),
        (
            "7. Bãi bỏ quy định về phụ cấp của thợ bậc cao và người hướng dẫn quy định tại Điều 4, Điều 9 Thông tư số"
            " 4/2028/TT-BCN.",
            [("amends", "Thông tư", "4/2028/TT-BCN")],
        ),
        (
            "Điều 2. Bãi bỏ khoản 2 Điều 7 và Điều 10 của Quy chế ban hành kèm theo Quyết định số 77/QĐ-BCN.",
            [("amends", "Quyết định", "77/QĐ-BCN")],
        ),
        ("Bãi bỏ Tiểu mục 3 Chương II của Thông tư số 4/2028/TT-BCN.", [("amends", "Thông tư", "4/2028/TT-BCN")]),
        (
            "Bãi bỏ các tổ công tác liên ngành đã lập ở địa phương theo quy định tại Điều 5 Thông tư số 4/2028/TT-BCN.",
            [],
        ),
        ("Bãi bỏ toàn bộ Thông tư số 4/2028/TT-BCN.", [("repeals", "Thông tư", "4/2028/TT-BCN")]),
        # What a cited document did to a third one is nothing that this one does.
        (
            "Thông tư này thay thế Thông tư số 4/2028/TT-BCN; Thông tư số 5/2028/TT-BCN ngày 2/3/2028 của Bộ trưởng Bộ"
            " Công nghiệp sửa đổi, bổ sung một số điều của Thông tư số 3/2027/TT-BCN.",
            [("replaces", "Thông tư", "4/2028/TT-BCN"), ("replaces", "Thông tư", "5/2028/TT-BCN")],
        ),
        ("Nghị định số 7/2025/NĐ-CP được sửa đổi, bổ sung tại Nghị định số 8/2026/NĐ-CP.", []),
        ("Hồ sơ nộp trước ngày Thông tư số 4/2028/TT-BCN hết hiệu lực thì giải quyết theo Thông tư đó.", []),
        (
            "Theo Luật Điện lực số 5/2024/QH15, Thông tư số 4/2028/TT-BCN hết hiệu lực.",
            [("repeals", "Thông tư", "4/2028/TT-BCN")],
        ),
        (
            "Bãi bỏ Thông tư số 4/2028/TT-BCN và thực hiện theo Thông tư số 9/2030/TT-BCN.",
            [("repeals", "Thông tư", "4/2028/TT-BCN")],
        ),
        (
            "Bãi bỏ Thông tư số 4/2028/TT-BCN, Thông tư số 9/2030/TT-BCN tiếp tục có hiệu lực.",
            [("repeals", "Thông tư", "4/2028/TT-BCN")],
        ),
    ],
)
def test_read_relations_knows_all_that_a_text_changes(text, said):
    assert changes(text) == said
