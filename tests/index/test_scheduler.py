import threading

import pytest

from index.scheduler import Scheduler, Share


class Machine:
    """Time that work takes, as seconds an item: `busy` where it yields, `free` where it does not."""

    def __init__(self, busy, free, asked=()):
        self.now = 0.0
        self._busy, self._free = busy, free
        self._asked = list(asked)
        self._asks_in = threading.get_ident()
        self.steps = []
        self.scheduler = Scheduler(self._is_asked, lambda: self.now, share=0.2)
        self.scheduler.yields = True

    def _is_asked(self):
        return bool(self._asked) and self._asked.pop(0)

    def work(self, items):
        is_given = threading.get_ident() == self._asks_in
        self.now += len(items) * (self._free if is_given else self._busy)
        self.steps.append((len(items), "given" if is_given else "yields"))
        return items

    def run(self, count):
        """Works on so many numbers, and returns what was made of them."""
        return self.scheduler.run(lambda: [n for some in self.scheduler.steps(range(count), self.work) for n in some])


def test_work_that_is_starved_is_given_its_share():
    machine = Machine(busy=1.0, free=0.125)
    assert machine.run(20) == list(range(20))
    assert machine.steps == [
        (8, "yields"),  # 8 s: 1.6 s are owed, of which half a second counts; half a second has room for one item
        (1, "given"),  # 0.5 - 0.8 * 0.125 = 0.4
        (2, "given"),  # 0.2; 4 items would fit
        (4, "given"),  # -0.2
        (4, "yields"),  # 4 s: 0.5 again
        (1, "given"),
    ]


def test_work_that_nobody_holds_up_is_given_no_more_than_its_share():
    machine = Machine(busy=0.0625, free=0.0625)  # 8 items in half a second
    machine.run(8 * 10)
    # 0.1 owed by one that yields; one that is given takes away 0.4.
    assert [how for _, how in machine.steps] == ["yields", "given", *["yields"] * 4, "given", *["yields"] * 3]
    assert {size for size, _ in machine.steps} == {8}


def test_what_is_owed_never_adds_up():
    share = Share(part=0.2, most=0.5)
    share.yielded(3600.0)
    share.given(0.5)
    assert share.is_owed()  # 0.5 - 0.4
    share.given(0.25)
    assert not share.is_owed()


def test_while_a_question_is_answered_items_are_taken_one_by_one_in_the_share_too():
    machine = Machine(busy=1.0, free=0.15, asked=[True] * 4)
    machine.run(8)
    assert machine.steps == [
        (1, "yields"),  # 0.2 owed
        (1, "given"),  # 0.08
        (1, "given"),  # -0.04
        (1, "yields"),  # 0.16
        (1, "given"),  # 0.04: nobody asks any more, and half a second has room for one that yields
        (2, "given"),  # -0.2
        (1, "yields"),
    ]


def test_what_yields_to_nobody_runs_where_it_is_asked_for_in_steps():
    machine = Machine(busy=1.0, free=1.0, asked=[True, False])
    machine.scheduler.yields = False
    assert machine.run(12) == list(range(12))
    assert machine.steps == [(1, "given"), (8, "given"), (3, "given")]


def test_what_a_step_raises_is_raised_to_who_asked_and_the_next_change_runs():
    machine = Machine(busy=1.0, free=0.1)

    def failing():
        for _ in machine.scheduler.steps(range(20), lambda items: 1 // (items[0] - 8)):
            pass

    with pytest.raises(ZeroDivisionError):
        machine.scheduler.run(failing)
    assert machine.run(3) == [0, 1, 2]
