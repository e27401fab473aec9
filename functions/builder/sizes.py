"""What pages weigh on the wire: gzip at its best, as the edge sends them."""

from __future__ import annotations

import gzip
import heapq
from collections.abc import Iterable, Mapping
from pathlib import Path

from functions.builder.manifest import Made

LOOKED_AT = 12
"""The longest pages, among which the heaviest ones are: weighing all takes longer than building."""

Weight = tuple[int, str]
"""Bytes, and the address."""


def heaviest(out: Path, files: Mapping[str, Made]) -> Weight:
    """The heaviest page, looked for among the longest."""
    pages = (name for name in files if name.endswith(".html"))
    longest = heapq.nlargest(LOOKED_AT, pages, key=lambda name: files[name].size)
    return max(weights(out, longest), default=(0, "/"))


def weights(out: Path, names: Iterable[str]) -> list[Weight]:
    """Each page's weight."""
    return [
        (len(gzip.compress((out / name).read_bytes(), 9)), f"/{name.removesuffix('index.html')}")
        for name in names
        if name.endswith(".html")
    ]
