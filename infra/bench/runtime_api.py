"""A stub of the Lambda Runtime API: gives a fresh process one event and waits for its answer.

https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Any

REQUEST_ID = "8476a536-e9f4-11e8-9739-2dfe598c3fcd"
ARN = "arn:aws:lambda:ap-southeast-3:123456789012:function:bench"

PATIENCE = 30
"""Seconds after which a function that has not answered is given up."""


@dataclass(frozen=True, slots=True)
class Function:
    """A packaged function: where its code lies, which handler, which environment."""

    folder: Path
    handler: str
    environment: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a function posted: where to, and its words."""

    path: str
    body: bytes


def cold_start(function: Function, event: Mapping[str, Any]) -> tuple[float, Any]:
    """Processor seconds of a fresh process from its birth to its answer, and the answer.

    A function of 512 MB has 0.29 of a processor: that is what one waits for, and no neighbour on
    this machine changes it.
    """
    with _serving(json.dumps(event).encode()) as server:
        process = _spawn(function, server.address)
        try:
            answer = _first_answer(server, process)
        finally:
            printed, seconds = _end(process)
    if answer is None or not answer.path.endswith("/response"):
        said = answer.body.decode() if answer else "no answer"
        raise RuntimeError(f"{function.handler} failed: {said}\n{printed}")
    return seconds, json.loads(answer.body)


def _spawn(function: Function, address: str) -> subprocess.Popen[str]:
    # Without `site` nothing of this environment can stand in for what the package lacks.
    return subprocess.Popen(
        [sys.executable, "-S", "-m", "awslambdaric", function.handler],
        cwd=function.folder,
        env={**function.environment, "AWS_LAMBDA_RUNTIME_API": address},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def _end(process: subprocess.Popen[str]) -> tuple[str, float]:
    """What the process printed, and what it took of the processor; 0 when it ended before."""
    process.kill()
    assert process.stdout is not None
    with process.stdout as printed:
        words = printed.read()
    if process.returncode is not None:
        return words, 0.0
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return words, used.ru_utime + used.ru_stime


def _first_answer(server: _Server, process: subprocess.Popen[str]) -> Answer | None:
    """None when the process ends without one, or takes too long."""
    for _ in range(PATIENCE):
        try:
            return server.answers.get(timeout=1)
        except Empty:
            if process.poll() is not None:
                break
    return None


@contextmanager
def _serving(event: bytes) -> Iterator[_Server]:
    """The stub for one process, on a free port: nobody else's request can take its event."""
    with _Server(event) as server:
        Thread(target=server.serve_forever, args=(0.01,)).start()
        try:
            yield server
        finally:
            server.over.set()
            server.shutdown()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, event: bytes) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.address = f"127.0.0.1:{self.server_port}"
        self.events: SimpleQueue[bytes] = SimpleQueue()
        self.events.put(event)
        self.answers: SimpleQueue[Answer] = SimpleQueue()
        self.over = Event()

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing: every process is killed while it waits for its next event."""


class _Conversation(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.server.events.empty():  # there is one only
            self.server.over.wait()
        else:
            self._give(self.server.events.get())

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.answers.put(Answer(self.path, body))
        self.send_response(202)
        self._send(b"{}")

    def _give(self, event: bytes) -> None:
        self.send_response(200)
        self.send_header("Lambda-Runtime-Aws-Request-Id", REQUEST_ID)
        self.send_header("Lambda-Runtime-Deadline-Ms", str(int((time.time() + PATIENCE) * 1000)))
        self.send_header("Lambda-Runtime-Invoked-Function-Arn", ARN)
        self._send(event)

    def _send(self, body: bytes) -> None:
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the bench prints its rows."""
