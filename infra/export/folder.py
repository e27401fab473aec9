"""The folder of an export: new, and readable by nobody else on this machine."""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from infra.deploy.stage import Stop
from infra.export.records import Record


class Folder:
    """Writes files and counts what went into each."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.counts: Counter[str] = Counter()
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise Stop(f"{path} is there already. Name a folder that is new or empty: OUT=…")
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.chmod(0o700)

    def lines(self, name: str, records: Iterable[Record]) -> None:
        """A file of JSON, one record a line."""
        self.counts[name] = 0
        with open(self.path / name, "x", encoding="utf-8", opener=_private) as file:
            for record in records:
                file.write(json.dumps(record, ensure_ascii=False, default=_readable) + "\n")
                self.counts[name] += 1

    def text(self, name: str, content: str) -> None:
        """A file of words."""
        with open(self.path / name, "x", encoding="utf-8", opener=_private) as file:
            file.write(content)

    def copy(self, name: str, source: Path) -> None:
        """A folder as it is."""
        shutil.copytree(source, self.path / name)
        self.counts[name] = sum(path.is_file() for path in source.rglob("*"))

    def place(self, name: str, key: str) -> Path:
        """Where a bucket's object goes; a key cannot lead out of the folder."""
        root = (self.path / name).resolve()
        target = (root / key).resolve()
        if not target.is_relative_to(root) or target == root:
            raise ValueError(key)
        target.parent.mkdir(parents=True, exist_ok=True)
        self.counts[name] += 1
        return target


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _readable(value: object) -> str:
    return value.hex() if isinstance(value, bytes) else str(value)
