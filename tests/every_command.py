"""Runs commands in one process, as test_silence.py wants them watched: HOME PORT COMMANDS (JSON) LETTER (its text).

`serve` is visited from a thread, and ended by a signal; without workers it ends the process, and comes last.
"""

import json
import os
import signal
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import chithi

UPLOAD = '--x\r\nContent-Disposition: form-data; name="file"; filename="b.txt"\r\n\r\n{}\r\n--x--\r\n'
PAGES = ("/", "/v/b", "/v1/duties", "/metrics", "/readyz", "/v1/documents")


def call(port, method, path, body=None, kind="application/json"):
    """Sends a request; raises where it is refused."""
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", body, {"Content-Type": kind}, method=method)
    with urllib.request.urlopen(request, timeout=60) as answer:
        answer.read()


def wait_for(port):
    """Waits until the service listens; what comes before it is ready waits in its queue."""
    while True:
        try:
            return call(port, "GET", "/healthz")
        except urllib.error.URLError:
            time.sleep(0.05)


def visit(port, letter):
    """Sends a letter to the service, asks, looks at pages, deletes it, and ends the service."""
    try:
        wait_for(port)
        call(port, "POST", "/v1/documents", UPLOAD.format(letter).encode(), "multipart/form-data; boundary=x")
        call(port, "POST", "/v1/ask", json.dumps({"question": "Ai mua thuốc?"}).encode())
        for page in PAGES:
            call(port, "GET", page)
        call(port, "DELETE", "/v1/documents/b")
        sys.stderr.write("visited\n")
    finally:
        os.kill(os.getpid(), signal.SIGTERM)


def main(home, port, commands, letter):
    """Runs each command; ends with what the first gave that failed."""
    for arguments in json.loads(commands):
        if arguments[0] == "serve":
            threading.Thread(target=visit, args=(port, letter), daemon=True).start()
        sys.argv = ["chithi", "--home", home, *arguments]
        try:
            chithi.run()
        except SystemExit as ended:
            if ended.code:
                raise SystemExit(f"{arguments}: {ended.code}") from ended


if __name__ == "__main__":
    main(*sys.argv[1:])
