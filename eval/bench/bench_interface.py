"""schemathesis over the whole interface: every request that its description allows, and many that it does not.

It starts `chithi serve` on a home of its own with the shipped samples, sends what schemathesis makes of the description
(examples, boundary values, random ones), and prints what it finds. Exit status 1 where it finds anything. Some minutes
on two cores with the default of 25 examples a request.

    python -m eval.bench.bench_interface [--examples 25] [--seed 1]
"""

import argparse
import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

CONFIGURATION = Path(__file__).with_name("schemathesis.toml")
PHASES = "examples,coverage,fuzzing"
HOOKS = "eval.bench.schema_formats"


def main() -> int:
    """Returns 0 where schemathesis finds nothing."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--examples", type=int, default=25, help="how many random requests for each kind")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        command = [sys.executable, "-m", "chithi", "--home", str(Path(folder) / "home"), "serve", "--port", str(port)]
        # Every part of it is on: what is off refuses alike whatever it is sent.
        service = subprocess.Popen(command, env={**os.environ, "CHITHI_CONVERSATIONS": "on"})
        try:
            return _run(port, arguments.examples, arguments.seed)
        finally:
            service.terminate()
            service.wait()


def _run(port: int, examples: int, seed: int) -> int:
    command = [
        "schemathesis", "--config-file", str(CONFIGURATION), "run", f"http://127.0.0.1:{port}/openapi.json",
        "--wait-for-schema", "300",
        "--phases", PHASES, "--max-examples", str(examples), "--seed", str(seed), "--continue-on-failure",
        "--request-timeout", "120",
    ]  # fmt: skip
    environment = {**os.environ, "SCHEMATHESIS_HOOKS": HOOKS}
    script = "import sys; from schemathesis.cli import schemathesis; sys.exit(schemathesis())"
    return subprocess.run([sys.executable, "-c", script, *command[1:]], env=environment, check=False).returncode


def free_port() -> int:
    """Returns a port that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
