"""How long `make run` takes to be ready once installed, and to stop: the only absolute times."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from threading import Timer

from infra.bench.table import Row

RUNS = 3

PATIENCE = 60
"""Seconds after which a run that neither starts nor ends is given up."""


def rows() -> Iterator[Row]:
    """The quickest of a few runs: a busy machine only adds."""
    times = [_run() for _ in range(RUNS)]
    yield Row("make run, installed, to ready", min(t[0] for t in times), 10, "s")
    yield Row("make run, from SIGTERM to the end", min(t[1] for t in times), 5, "s")


def _run() -> tuple[float, float]:
    """Seconds to the first line, and from SIGTERM to the end."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "infra.local"],
        env=os.environ | {"PORT": str(_free_port())},
        stdout=subprocess.PIPE,
        text=True,
    )
    watchdog = Timer(PATIENCE, process.kill)
    watchdog.start()
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        ready = time.perf_counter() - began
        if not line.startswith("Portal siap:"):
            raise RuntimeError(f"infra.local said {line!r} instead of being ready")
        process.terminate()
        asked = time.perf_counter()
        process.wait()
        return ready, time.perf_counter() - asked
    finally:
        watchdog.cancel()
        process.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
