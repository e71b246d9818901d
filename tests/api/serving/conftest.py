import asyncio
import gc
import socket
import threading
from contextlib import contextmanager

import pytest
import uvicorn

from api.serving.config import ServiceConfig


class Server(uvicorn.Server):
    """uvicorn's server, which closes what is left open when its grace time is over: no process ends here to do that."""

    async def shutdown(self, sockets=None):
        """Ends what is served."""
        await super().shutdown(sockets)
        if self.server_state.tasks:  # those that are cancelled say their last word first
            await asyncio.wait(self.server_state.tasks, timeout=1)
        for transport in list(asyncio.get_running_loop()._transports.values()):
            transport.abort()
        await asyncio.sleep(0)  # in which they are closed


class Running:
    """A server in a thread: its address, and how it is told to end."""

    def __init__(self, app, limits, **more):
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self.server = Server(ServiceConfig(app, limits, lifespan="off", **more))
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [self._listening]})
        self.thread.start()
        self._opened = []

    def end(self):
        self.server.should_exit = True

    def takes_nobody(self):
        """Waits until it listens no more: from then on all that are connected know that it ends."""
        try:
            while True:
                self.connect()
        except OSError:
            pass

    def connect(self):
        """A connection on which nothing was sent yet."""
        self._opened.append(socket.create_connection(("127.0.0.1", self.port), timeout=30))
        return self._opened[-1]

    def hang_up(self):
        for connected in self._opened:
            connected.close()

    def ask(self, path="/", connected=None):
        """A connection on which one request was sent."""
        connected = connected or self.connect()
        connected.sendall(f"GET {path} HTTP/1.1\r\nHost: a\r\n\r\n".encode())
        return connected


@pytest.fixture
def running():
    """Runs an application under limits while the block lasts."""

    @contextmanager
    def run(app, limits, **more):
        running = Running(app, limits, **more)
        try:
            yield running
        finally:
            running.hang_up()
            running.end()
            running.thread.join(30)
            assert not running.thread.is_alive()

    yield run
    gc.collect()  # what was left open fails this test, not another
