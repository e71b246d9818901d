import pytest

from corpus.duties.words import GOES_ON, MODIFIES, after_a_comma, neighbours, registered


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("tỉnh đắp đê", "tỉnh"),
        ("các huyện đắp đê", "các "),  # the level itself is taken next
        ("các hồ đắp đê", None),
        ("cấp xã đắp đê", "cấp xã"),
        ("có liên quan lập sổ", "có liên quan"),
        ("trực thuộc lập sổ", "trực thuộc"),
        ("trực thuộc Sở lập sổ", None),  # whose it is: a name follows
        ("xã hội lập sổ", None),
        ("đắp đê", None),
    ],
)
def test_goes_on_takes_levels_and_sorts(text, taken):
    found = GOES_ON.match(text)
    assert (found.group() if found else None) == taken


@pytest.mark.parametrize(
    ("text", "modifies"),
    [
        ("vận hành hồ chứa", True),
        ("thi công đê", True),
        ("được giao giữ đê", True),
        ("được mùa", False),
        ("kiểm tra 3 hồ", False),  # what it does, three times
        ("kiểm tra hồ", True),
        ("đắp đê", False),
    ],
)
def test_modifies_says_which_kind(text, modifies):
    assert bool(MODIFIES.match(text)) is modifies


def test_neighbours_are_words_that_registered_names_have_side_by_side():
    # Kiểm soát bệnh tật: a capital before, small letters after.
    assert {("kiểm", "soát"), ("soát", "bệnh"), ("bệnh", "tật")} <= neighbours()
    assert ("soát", "đê") not in neighbours()
    # The second never in capitals: that goes on anyway.
    assert all(second.islower() for _, second in neighbours())


def test_after_a_comma_are_words_that_a_comma_stands_between_in_names():
    # Sở Văn hóa, Thể thao và Du lịch
    assert ("hóa", "thể") in after_a_comma()
    assert ("hóa", "đê") not in after_a_comma()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sở Y tế kiểm tra", "Sở Y tế"),
        ("sở y tế kiểm tra", "sở y tế"),
        ("Sở Y tếx", ""),
        ("Sở Đê điều kiểm tra", ""),
        ("Trời mưa", ""),
        ("", ""),
    ],
)
def test_registered_is_the_length_of_the_longest_name_of_the_register(text, name):
    assert registered(text) == len(name)
