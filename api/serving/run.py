"""Serving until told to end: in this process, or in several that a supervisor keeps and replaces."""

import logging
import multiprocessing
import os
import signal
import socket
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
import uvicorn
from uvicorn.supervisors import Multiprocess

from api.limits import backlog_here
from api.serving.config import ServiceConfig
from api.serving.worker import Worker
from corpus.message import Message, reason
from corpus.terminal import spoken

SHARED = "PROMETHEUS_MULTIPROC_DIR"  # read by prometheus_client when it is imported, in each worker


def listen(host: str, port: int) -> socket.socket:
    """Returns a socket that listens; what comes before the service is ready waits in its queue.

    Raises:
        ClickException: the address cannot be listened on.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        found = socket.create_server((host.strip("[]"), port), family=family, backlog=backlog_here())
    except OSError as error:
        raise click.ClickException(
            spoken(
                Message(
                    "{host}:{port} cannot be listened on ({reason}); choose another --port, or another --host",
                    host=host,
                    port=port,
                    reason=reason(error),
                )
            )
        ) from error
    found.set_inheritable(True)
    return found


def serve_here(worker: Worker, listening: socket.socket, told: str, **more: Any) -> None:
    """Serves in this process until a signal ends it; told: printed when requests are answered."""
    config = ServiceConfig(worker.app(), worker.limits, **more)
    click.echo(told, err=True)
    status = 0
    # uvicorn raises again the signal that ended it, once all is answered: to be told to end is no failure.
    signal.signal(signal.SIGTERM, _end)
    try:
        uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:
        status = 130
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else 1
    logging.shutdown()
    os._exit(status)  # a thread that outlived the grace time is not waited for


def _end(_signal: int, _frame: object) -> None:
    sys.exit(0)


def serve_by_workers(worker: Worker, workers: int, listening: socket.socket, told: str, **more: Any) -> None:
    """Serves in so many processes; SIGHUP replaces them one by one, each new one before the old one ends."""
    prepared = multiprocessing.get_context("spawn").Process(target=worker.prepare)
    prepared.start()
    prepared.join()
    if prepared.exitcode:
        sys.exit(1)
    with listening, tempfile.TemporaryDirectory(prefix="chithi-metrics-") as shared:
        os.environ[SHARED] = shared
        one = replace(worker, shared=Path(shared))
        config = ServiceConfig(one, one.limits, factory=True, workers=workers, timeout_worker_healthcheck=60, **more)
        click.echo(told, err=True)
        Multiprocess(config, sockets=[listening]).run()
