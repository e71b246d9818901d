import pytest

from rag.generation.grounding.align import Passage
from rag.generation.grounding.roles import is_deadline, labels_of, stated_roles, vietnamese_roles
from rag.generation.grounding.tokens import tokens

HEALTH, MONEY, POLICE = "Sở Y tế", "Sở Tài chính", "Công an tỉnh"


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("Cơ quan chủ trì là Sở Y tế.", {("lead", HEALTH)}),
        ("Sở Y tế chủ trì", {("lead", HEALTH)}),
        ("Chủ trì: Sở Y tế; phối hợp: Sở Tài chính, Công an tỉnh.",
         {("lead", HEALTH), ("coordinate", MONEY), ("coordinate", POLICE)}),
        ("Sở Y tế chủ trì, phối hợp với Sở Tài chính", {("lead", HEALTH), ("coordinate", MONEY)}),
        ("Sở Y tế chủ trì, Sở Tài chính phối hợp", {("lead", HEALTH), ("coordinate", MONEY)}),
        ("Đơn vị phối hợp là Sở Tài chính", {("coordinate", MONEY)}),
        ("Sở Y tế là cơ quan chủ trì", {("lead", HEALTH)}),
        ("Sở Y tế không chủ trì", None),
        ("Sở Y tế", None),
        ("Sở Y tế chủ trì mua thuốc", None),
        ("Sở Y tế chủ trì 05 ngày", None),
        ("Chủ trì, phối hợp", None),
    ],
)  # fmt: skip
def test_vietnamese_roles_of_a_sentence_that_states_nothing_else(sentence, roles):
    assert vietnamese_roles(tokens(sentence)) == roles


def test_stated_roles_take_agencies_alone_for_those_who_act_only_where_that_is_asked():
    assert stated_roles("AA", ["x", "y"]) is None
    assert stated_roles("AA", ["x", "y"], subject=True) == {("lead", "x"), ("lead", "y")}
    assert stated_roles("LALA", ["x", "y"]) is None


def test_labels_of_roles_are_none_where_one_is_not_assigned():
    assigned = {("lead", HEALTH): 2, ("coordinate", MONEY): 1}
    assert labels_of({("lead", HEALTH), ("coordinate", MONEY)}, assigned) == (1, 2)
    assert labels_of({("lead", HEALTH), ("lead", MONEY)}, assigned) is None
    assert labels_of(set(), assigned) is None


@pytest.mark.parametrize(
    ("sentence", "passage", "said"),
    [
        ("Thời hạn là trước ngày 15/3/2023.", "Mua 05 máy, xong trước ngày 15/3/2023.", True),
        ("Hoàn thành trước ngày 15/3/2023.", "Mua máy trước ngày 15/3/2023.", True),
        ("Thời hạn là trước ngày 16/3/2023.", "Mua máy trước ngày 15/3/2023.", False),
        ("Thời hạn là ngày 15/3/2023.", "Mua máy trước ngày 15/3/2023.", False),
        ("Thời hạn là ngày 15/3/2023.", "Chiều ngày 15/3/2023, họp tại Sở.", False),
        ("Thời hạn là trước ngày 15/3/2023.", "Mua trước ngày 15/3/2023, lắp trước ngày 20/3/2023.", False),
        ("Sở Y tế hoàn thành trước ngày 15/3/2023.", "Mua máy trước ngày 15/3/2023.", False),
    ],
)
def test_is_deadline_only_of_the_one_date_that_a_passage_sets_as_one(sentence, passage, said):
    assert is_deadline(tokens(sentence), Passage(passage)) is said
