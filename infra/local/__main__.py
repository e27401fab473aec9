"""`make run`: the whole portal on one machine, with nothing else set up."""

from __future__ import annotations

import gc
import logging
import os
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import uvicorn

import build_site
from build_site import SITE
from functions.domain.errors import BadContent
from functions.domain.text import whole_number
from infra.local import emulator, samples
from infra.local.clock import moment
from infra.local.portal import Portal, assemble

LAST_PORT = 65535


class Server(uvicorn.Server):
    """Says on a line of its own when it accepts requests."""

    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        """Start as uvicorn does, then tell."""
        await super().startup(sockets)  # type: ignore[arg-type]
        if self.started:
            base = f"http://{self.config.host}:{self.config.port}/"
            print(f"Portal siap: {base}", flush=True)
            print(f"Petugas, jam, dan pesan terkirim: {base}_local/", flush=True)


def main() -> int:
    """Serve until a signal comes; at most a second after it."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # both signals end it alike
    try:
        port = _port(os.environ.get("PORT", "8000"))
        now = moment(os.environ["NOW"]) if "NOW" in os.environ else None
    except ValueError as error:
        sys.exit(f"PORT or NOW: {error}")
    base_url = f"http://127.0.0.1:{port}"
    with (
        tempfile.TemporaryDirectory(prefix="portal-") as folder,
        _build_beside(folder, base_url) as site,
    ):
        try:
            portal = assemble(emulator.start(SITE, base_url), Path(folder))
        except BadContent:
            pass  # the builder says the same, and more: every mistake of the site
        else:
            present = now or datetime.now(UTC)
            if os.environ.get("SAMPLES") != "0":
                _live_through_the_past(portal, present)
            else:
                portal.clock.set(present)
        if site.wait():
            return 1
        portal.background.start()
        with suppress(KeyboardInterrupt):  # uvicorn has shut down by then
            Server(_serving(portal, port)).run()
        portal.background.stop()
    gc.freeze()  # the process ends: sorting what it was made of would take it a second
    return 0


def _build_beside(folder: str, base_url: str) -> subprocess.Popen[bytes]:
    """The static site, built by a process of its own while the emulator and the samples start."""
    builder = build_site.__file__
    command = [sys.executable, builder, "--out", folder, "--base-url", base_url]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL)


def _serving(portal: Portal, port: int) -> uvicorn.Config:
    return uvicorn.Config(
        portal.app,
        host="127.0.0.1",
        port=port,
        log_level="warning",
        timeout_graceful_shutdown=1,
        lifespan="off",
        server_header=False,
        proxy_headers=False,  # nobody stands between: an address in a header is made up
    )


def _port(written: str) -> int:
    port = whole_number(written)
    if port is None or port > LAST_PORT:
        raise ValueError(f"{written!r} is no port, such as 8000")
    return port


def _live_through_the_past(portal: Portal, present: datetime) -> None:
    """Play the samples' two weeks, and arrive at the present."""
    portal.clock.set(present - timedelta(days=14))
    samples.make(portal.jobs.desk, portal.background.pass_time)
    portal.background.advance(present)


if __name__ == "__main__":
    sys.exit(main())
