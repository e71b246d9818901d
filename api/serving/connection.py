"""A connection whose client may be slow or silent for a bounded time, and which gives way where there are too many.

uvicorn bounds the time between two requests alone. A client that sends half a head, drips a body or takes no answer
would hold a connection, a descriptor and at the end the whole process for ever. And it closes at once behind an answer
that did not wait for the whole body: what is still on its way then makes the system reset the connection, and the
client, which is sending, never reads why it was refused. Such a body is read on for a while and thrown away.
"""

import asyncio
import json
import sys
from http import HTTPStatus
from typing import Any

import h11
from uvicorn.protocols.http.flow_control import CLOSE_HEADER
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from api.responses import PROBLEM_JSON
from api.serving.config import ServiceConfig

SPARE = 32  # connections above the most, and an eighth of those at most, by which health is asked in any crowd
LONGEST_FAULT = 120  # characters of what h11 says of a request that is none
SLOWEST_BODY = 16 * 1024  # bytes that must come in every `Limits.silence`


class _Patient:
    """A transport that is closed when its client is ready for it."""

    def __init__(self, transport: asyncio.Transport, connection: "Connection") -> None:
        self._transport = transport
        self._connection = connection

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def is_closing(self) -> bool:
        """Returns whether no more is answered here."""
        return self._connection.drains or self._transport.is_closing()

    def close(self) -> None:
        """Closes it; where a body is still on its way, when that ends, or its time is over."""
        if self._connection.drains or not self._connection.is_sent_a_body():
            self._transport.close()
        else:
            self._connection.drain()


class Connection(H11Protocol):
    """uvicorn's connection, watched by one timer.

    drains: whether what comes is only thrown away; shakes_hands: whether nothing is said yet, since TLS comes first.
    """

    def __init__(
        self,
        config: ServiceConfig,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._limits = config.limits
        self._most = config.most_connections
        self._watch: asyncio.TimerHandle | None = None
        self._since = 0.0
        self._came = 0
        self._unsent = 0
        self._took = False
        self._drained_from = 0.0
        self.drains = False
        self.shakes_hands = False

    # --- what the transport says

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Takes the connection; where there are too many, one that waits for its client is closed for it."""
        super().connection_made(_Patient(transport, self))  # type: ignore[arg-type]
        self._begin(self._limits.linger if self._is_leaving() else self._limits.headers)
        if len(self.connections) > self._most:
            self._make_room()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forgets the connection."""
        if self._watch is not None:
            self._watch.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Takes what a client sent; the time for a head begins with its first byte."""
        self._came += len(data)
        if self.drains:
            # The time begins again, though not for ever, and not where the service ends.
            if not self._is_leaving() and self.loop.time() - self._drained_from < self._limits.headers:
                self._begin(self._limits.linger)
            return
        if self.is_idle() and not self.conn.trailing_data[0]:
            self._begin(self._limits.headers)
        before = self.cycle
        super().data_received(data)
        if self.cycle is not before and not self.transport.is_closing():
            self._begin(self._limits.silence)

    def resume_writing(self) -> None:
        """Goes on writing: the client took what there was."""
        self._took = True
        super().resume_writing()

    # --- what is no request

    def send_400_response(self, msg: str) -> None:
        """Says why what came is no request; nothing where an answer to it has begun, which would become garbled."""
        if not self.is_idle() and self.cycle.response_started:
            self.transport.abort()
            return
        error = sys.exception()  # uvicorn says that there was one, h11 which
        status = error.error_status_hint if isinstance(error, h11.RemoteProtocolError) else HTTPStatus.BAD_REQUEST
        found = str(error or msg)[:LONGEST_FAULT]
        self._say(HTTPStatus(status), f"this is no request that can be read ({found}); HTTP/1.1 expected")
        if not self.is_idle():  # whoever works on it reads no more of it, and what they answer is not sent
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        self.drain()  # the rest may be on its way, and would reset the connection before this is read

    # --- an answer that did not wait for the body

    def is_sent_a_body(self) -> bool:
        """Returns whether the client has more to send of its request."""
        return self.conn.their_state is h11.SEND_BODY

    def drain(self) -> None:
        """Reads on, and throws away what comes, until the client is silent or has sent for long."""
        self.drains, self._drained_from = True, self.loop.time()
        self.flow.resume_reading()
        self._begin(self._limits.linger)

    # --- when the service ends

    def shutdown(self) -> None:
        """Lets what runs finish and says to the client that it is the last; a request on its way may still arrive."""
        if not self._is_leaving():
            self.server_state.default_headers = [*self.server_state.default_headers, CLOSE_HEADER]
        if self.is_idle():
            self._unset_keepalive_if_required()
            self._begin(self._limits.linger)
        else:
            self.cycle.default_headers = self.server_state.default_headers
            self.cycle.keep_alive = False

    def _is_leaving(self) -> bool:
        return CLOSE_HEADER in self.server_state.default_headers

    # --- watching

    def is_idle(self) -> bool:
        """Returns whether no request is being received or answered."""
        return self.cycle is None or self.cycle.response_complete

    def rank(self) -> tuple[bool, float]:
        """Returns by what it gives way: without a request first, then whoever has been waited for longest."""
        return not self.is_idle(), self._since

    def _waits_for_client(self) -> bool:
        """Returns whether nothing is worked on here: the client is to send, or to take."""
        return self.is_idle() or self.cycle.more_body or self.flow.write_paused

    def _begin(self, seconds: float) -> None:
        """Begins to wait for something of the client, and watches."""
        if self._watch is not None:
            self._watch.cancel()
        self._since, self._came, self._took = self.loop.time(), 0, False
        self._unsent = self.transport.get_write_buffer_size()
        self._watch = self.loop.call_later(seconds, self._look)

    def _look(self) -> None:
        """Ends a connection whose client did not do what it was waited for; else goes on watching."""
        if self.transport.is_closing():
            self.transport.abort()  # closed before, and the client does not take the rest
        elif self.is_idle():
            if self.timeout_keep_alive_task is None:  # else uvicorn watches the time between two requests
                if self.conn.trailing_data[0]:
                    self._say(HTTPStatus.REQUEST_TIMEOUT, "the head of the request did not come in time")
                self._end()
        elif self._is_stuck() or self._is_silent():
            self.transport.abort()
        else:
            self._begin(self._limits.silence)

    def _is_stuck(self) -> bool:
        return self.flow.write_paused and not self._took and 0 < self._unsent <= self.transport.get_write_buffer_size()

    def _is_silent(self) -> bool:
        return self.cycle.more_body and not self.flow.read_paused and self._came < SLOWEST_BODY

    def _make_room(self) -> None:
        waiting = [c for c in self.connections if isinstance(c, Connection) and c is not self and c._waits_for_client()]
        if waiting:
            min(waiting, key=Connection.rank)._end()
        elif len(self.connections) > self._most + min(SPARE, self._most // 8):
            # Below that the crowd of requests says so, health excepted.
            self._say(HTTPStatus.SERVICE_UNAVAILABLE, "there are too many connections; ask again in a moment")
            self._end()

    def _say(self, status: HTTPStatus, detail: str) -> None:
        """Says in a problem why there is no answer, where none was asked for yet."""
        if self.shakes_hands:
            return
        body = json.dumps({"type": "about:blank", "title": status.phrase, "status": status, "detail": detail}).encode()
        head = f"HTTP/1.1 {status.value} {status.phrase}\r\ncontent-type: {PROBLEM_JSON}\r\nconnection: close\r\n"
        again = "retry-after: 2\r\n" if status in (HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.SERVICE_UNAVAILABLE) else ""
        self.transport.write(f"{head}{again}content-length: {len(body)}\r\n\r\n".encode() + body)

    def _end(self) -> None:
        """Closes it, and it is no longer counted: its descriptor is given back in the next round of the loop."""
        self.connections.discard(self)
        if self.is_idle():
            self.transport.close()
        else:
            self.transport.abort()
