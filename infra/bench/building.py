"""The builder with 20,000 records: time beside raw writes of the same bytes, memory, rebuild."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

from build_site import build
from infra.bench import many
from infra.bench.table import Row

RECORDS = 20_000

ROUNDS = 4
"""Building and raw writing in turn. The median of their ratios counts, not the best of each: the
same raw writes take one second or two as a disk fills up, and both halves of a round alike."""

MEMORY = Path("/dev/shm")


class Seconds(NamedTuple):
    """What a full build took, the same again with nothing changed, and the writes alone."""

    full: float
    again: float
    raw: float


def rows() -> Iterator[Row]:
    """On disk, as a deployment builds; and in memory, where writing costs least, for comparison."""
    with tempfile.TemporaryDirectory() as folder:
        content = many.content(Path(folder) / "content", RECORDS)
        yield Row(f"site of {RECORDS:,} records: memory", _memory(content), 100, "MB")
        yield from _rates(content, Path(folder), "disk")
        if MEMORY.is_dir():
            with tempfile.TemporaryDirectory(dir=MEMORY) as fast:
                yield from _rates(content, Path(fast), "tmpfs")


def _rates(content: Path, folder: Path, where: str) -> Iterator[Row]:
    """Every round has folders of its own: a disk is slow for a while where much was removed."""
    first = folder / "first"
    build(first, content)
    rounds = [_round(content, first, folder / str(n), raw_first=n % 2 == 0) for n in range(ROUNDS)]
    name = f"site of {RECORDS:,} records on {where}: times its raw writes"
    yield Row(name, median(took.full / took.raw for took in rounds), None, "x")
    again = median(took.again / took.full for took in rounds)
    yield Row(f"nothing changed on {where}: times a full build", again, 0.1, "x")


def _round(content: Path, first: Path, folder: Path, raw_first: bool) -> Seconds:
    """Both in turn, what the one left in memory being on the disk before the other begins."""
    if raw_first:
        raw = _write_raw(first, folder / "raw")
    full, again = (_seconds(lambda: build(folder / "out", content)) for _ in range(2))
    if not raw_first:
        raw = _write_raw(first, folder / "raw")
    return Seconds(full, again, raw)


def _seconds(act: Callable[[], object]) -> float:
    os.sync()
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def _write_raw(out: Path, raw: Path) -> float:
    """Seconds to write the same files, each read before its clock starts."""
    os.sync()
    spent = 0.0
    for path in (p for p in out.rglob("*") if p.is_file()):
        data, copy = path.read_bytes(), raw / path.relative_to(out)
        began = time.perf_counter()
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(data)
        spent += time.perf_counter() - began
    return spent


_PEAK = """
import resource, sys, build_site
done = build_site.main(sys.argv[1:])
try:  # Linux: of this program alone; what getrusage says begins with the size of who started it
    lines = open("/proc/self/status").read().splitlines()
    peak = next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))
except FileNotFoundError:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
sys.stderr.write(str(peak))
sys.exit(done)
"""


def _memory(content: Path) -> float:
    """Megabytes at the peak of the command, a process of its own."""
    where = MEMORY if MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(dir=where) as out:
        command = (sys.executable, "-c", _PEAK, "--out", out, "--content", str(content))
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return int(done.stderr) / 1e6
