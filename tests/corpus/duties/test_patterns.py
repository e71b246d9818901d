import pytest

from corpus.duties import patterns


@pytest.mark.parametrize(
    ("words", "ordered"),
    [
        ("Giao ", True),
        ("và giao cho ", True),
        ("Yêu cầu đồng chí ", True),
        ("Chỉ đạo ", True),
        ("Kính gửi: ", True),
        ("không giao ", False),
        ("bàn giao ", False),
        ("theo yêu cầu ", False),
        ("có yêu cầu ", False),
        ("sau khi chỉ đạo ", False),  # an order only where a piece begins
        ("Giao", False),
    ],
)
def test_ordered_is_a_word_of_giving_right_before(words, ordered):
    assert bool(patterns.ORDERED.search(words)) is ordered


@pytest.mark.parametrize(
    ("words", "beside"),
    [
        ("phối hợp với ", True),
        ("phối hợp chặt chẽ với ", True),
        ("lấy ý kiến của ", True),
        ("với sự tham gia của ", True),
        ("cùng ", True),
        ("mời ", True),
        ("với ", False),
        ("ý kiến của ", False),
        ("phối hợp với các ", False),
    ],
)
def test_with_is_what_stands_before_who_coordinates(words, beside):
    assert bool(patterns.WITH.search(words)) is beside


@pytest.mark.parametrize(
    ("rest", "helps"),
    [
        (" phối hợp.", True),
        (" phối hợp, cung cấp số liệu", True),
        (" cùng gác kho", True),
        (" phối hợp với Sở Y tế", False),  # they lead, the others help
        (" phối hợp chặt chẽ với Sở Y tế", False),
        (" gác kho", False),
    ],
)
def test_helps_is_what_follows_who_coordinates(rest, helps):
    assert bool(patterns.HELPS.match(rest)) is helps


@pytest.mark.parametrize(
    ("rest", "speaks"),
    [
        (" kết luận cuộc họp", True),
        (" đã biểu dương các xã", True),
        (" ban hành Quyết định số 3", True),
        (" ban hành quy chế", False),
        (" thống nhất đánh giá", True),
        (" thống nhất với Sở Y tế", False),
        (" chủ trì cuộc họp", True),
        (" chủ trì mua thuốc", False),
    ],
)
def test_speaks_is_no_task(rest, speaks):
    assert bool(patterns.SPEAKS.match(rest)) is speaks


@pytest.mark.parametrize(
    ("rest", "acting"),
    [
        (" bị xử phạt", False),
        (" được mời dự", True),
        (" được cấp vốn", False),
        (" gồm ba người", False),
        (" có 3 phòng", False),
        (" có trách nhiệm gác kho", True),
        (" đã gác kho", False),
        (" gác kho", True),
        (" là một sở", False),
        (" là đầu mối", True),
    ],
)
def test_not_acting_is_a_state_or_a_report(rest, acting):
    assert bool(patterns.NOT_ACTING.match(rest)) is not acting


@pytest.mark.parametrize(
    ("rest", "asks"),
    [
        (" giao Sở Y tế mua thuốc", True),
        (" yêu cầu các xã đắp đê", True),
        (" đề nghị:", True),
        (" đã chỉ đạo:", True),
        (" ủy quyền mua thuốc", True),
        (" giao thuốc", False),
        (" mua thuốc", False),
    ],
)
def test_asks_hands_a_task_on(rest, asks):
    assert bool(patterns.ASKS.match(rest)) is asks


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("trụ sở Y tế và Sở Y tế", "Sở"),  # a building, then an agency
        ("cơ sở dữ liệu", None),
        ("hồ sơ của các xã", "các xã"),
        ("đê cao", None),
    ],
)
def test_names_are_found_where_they_begin(text, name):
    found = patterns.NAMES.search(text)
    assert (found.group() if found else None) == name
