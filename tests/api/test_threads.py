"""Work on threads, in a loop of its own: no server, no clock."""

import threading

import anyio
import anyio.lowlevel
import pytest

from api.errors import Problem
from api.threads import MOST_WAITING, ClientLeft, Step, Threads, watched, while_there


class Client:
    """Who asked: stays until told to leave."""

    def __init__(self):
        self.leaves = anyio.Event()

    async def receive(self):
        await self.leaves.wait()
        return {"type": "http.disconnect"}


def test_work_is_told_of_step_by_step_and_gives_its_value():
    told = []

    async def tell(step):
        told.append(step)

    def work(watch):
        watch("read", 1.0)
        watch("decide", 2.0)
        return 7

    async def main():
        return await watched(Client().receive, anyio.CapacityLimiter(1), work, tell)

    assert anyio.run(main) == 7
    assert told == [Step("read", 1.0), Step("decide", 2.0)]


def test_what_work_raises_is_raised_as_it_is():
    def work(_):
        raise KeyError("x")

    async def main():
        await watched(Client().receive, anyio.CapacityLimiter(1), work)

    with pytest.raises(KeyError):
        anyio.run(main)


def test_a_client_that_leaves_ends_the_work_before_its_next_step():
    taken, gone = [], threading.Event()

    async def main():
        client = Client()

        async def tell(_):
            client.leaves.set()
            # The next step waits for this: the loop has then heard that the client left.
            await anyio.lowlevel.checkpoint()

        async def receive():
            message = await client.receive()
            gone.set()
            return message

        def work(watch):
            for name in ("read", "retrieve", "decide"):
                if taken:
                    assert gone.wait(30)
                    anyio.from_thread.run_sync(lambda: None)
                watch(name, 0.0)
                taken.append(name)

        await watched(receive, anyio.CapacityLimiter(1), work, tell)

    with pytest.raises(ClientLeft):
        anyio.run(main)
    assert taken == ["read"]


def test_a_client_that_leaves_while_it_waits_is_never_worked_for():
    async def main():
        client, limiter = Client(), anyio.CapacityLimiter(1)
        client.leaves.set()
        limiter.acquire_on_behalf_of_nowait("another question")
        with pytest.raises(ClientLeft):
            await watched(client.receive, limiter, lambda _: pytest.fail("worked"))

    anyio.run(main)


def test_work_hears_whether_its_client_is_still_there():
    begun, gone = threading.Event(), threading.Event()

    async def main():
        client = Client()

        async def receive():
            await anyio.to_thread.run_sync(begun.wait)
            client.leaves.set()
            return await client.receive()

        def work(wanted):
            stayed = wanted()
            begun.set()
            while wanted():
                anyio.from_thread.run_sync(lambda: None)
            gone.set()
            raise KeyError(stayed)

        await while_there(receive, anyio.CapacityLimiter(1), work)

    with pytest.raises(ClientLeft):
        anyio.run(main)
    assert gone.is_set()


def test_work_whose_client_stays_gives_what_it_gives():
    async def main():
        given = await while_there(Client().receive, anyio.CapacityLimiter(1), lambda wanted: wanted())
        with pytest.raises(KeyError):
            await while_there(Client().receive, anyio.CapacityLimiter(1), lambda _: {}["x"])
        return given

    assert anyio.run(main) is True


def test_uploads_that_wait_delay_no_question():
    go_on = threading.Event()

    async def main():
        threads = Threads()
        async with anyio.create_task_group() as group:
            for _ in range(45):
                group.start_soon(threads.change, go_on.wait)
            answers = [await threads.ask(Client().receive, lambda _: "answered") for _ in range(3)]
            go_on.set()
        return answers

    assert anyio.run(main) == ["answered"] * 3


def test_more_questions_than_may_wait_are_refused_at_once():
    async def main():
        threads = Threads(asks=anyio.CapacityLimiter(1))
        async with anyio.create_task_group() as group, threads.asks:
            for _ in range(MOST_WAITING):
                group.start_soon(threads.ask, Client().receive, lambda _: None)
            await anyio.wait_all_tasks_blocked()
            with pytest.raises(Problem) as raised:
                await threads.ask(Client().receive, lambda _: None)
        return raised.value

    refused = anyio.run(main)
    assert (refused.status, refused.title, refused.headers) == (503, "Too many questions", {"Retry-After": "5"})
