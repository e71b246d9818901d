"""A service without documents: what is asked of it says who answers, waits, or answers at length."""

import os
import signal
import sys

from api.limits import Limits
from api.serving.run import listen, serve_by_workers, serve_here
from api.serving.worker import Worker

LONG = 64 * 1024 * 1024


async def answer(scope, receive, send):
    """Answers with the id of the process; /long at length, others when their body has come."""
    if scope["type"] != "http":
        return
    while (await receive()).get("more_body"):
        pass
    await reply(scope, send)


async def reply(scope, send):
    """Sends the answer."""
    body = b"x" * LONG if scope["path"] == "/long" else str(os.getpid()).encode()
    head = [(b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": head})
    await send({"type": "http.response.body", "body": body})


class Plain(Worker):
    """A worker whose application is that one."""

    def app(self):
        return answer

    def prepare(self):
        pass


if __name__ == "__main__":
    # What a shell starts in the background is made to ignore it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    worker = Plain(None, {}, limits=Limits(grace=1, linger=0.2))
    if descriptors := int(sys.argv[2]):
        import resource

        resource.setrlimit(resource.RLIMIT_NOFILE, (descriptors, descriptors))
    listening = listen("127.0.0.1", 0)
    told = str(listening.getsockname()[1])
    if workers := int(sys.argv[1]):
        serve_by_workers(worker, workers, listening, told)
    else:
        serve_here(worker, listening, told)
