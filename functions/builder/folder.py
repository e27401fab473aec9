"""Writes the site's files: each is whole at every moment, and left alone when it is right."""

from __future__ import annotations

import filecmp
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from functions.builder.manifest import FILE, Made, Manifest, is_untouched

NEXT = ".next"
"""A changed file until it takes the old one's place; one name, so that nothing can pile up."""


class Folder:
    """The output folder, what an earlier build left in it, and what this one has made so far."""

    def __init__(self, out: Path, before: Manifest) -> None:
        self._root = str(out)
        self._before = before.files
        self._known: set[str] = set()
        self.made: dict[str, Made] = {}
        self.written = 0

    def keep(self, name: str, key: str) -> bool:
        """Keep a file that was made of the same, unless somebody touched it."""
        made = self._before.get(name)
        if not made or made.key != key or not is_untouched(f"{self._root}/{name}", made):
            return False
        self.made[name] = made
        return True

    def put(self, name: str, data: bytes, key: str = "") -> None:
        """Make a file."""
        path = f"{self._root}/{name}"
        self._make_room(path)
        try:
            file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        except FileExistsError:
            self.made[name] = self._change(path, data, key)
            return
        try:
            self.made[name] = _fill(file, data, key)
        except BaseException:
            os.unlink(path)
            raise
        finally:
            os.close(file)
        self.written += 1

    def pour(self, name: str, parts: Iterable[str]) -> None:
        """Make a file that is too long for memory."""
        path, beside = f"{self._root}/{name}", f"{self._root}/{NEXT}"
        self._make_room(path)
        with open(beside, "wb") as file:
            file.writelines(_encoded(parts))
        is_right = os.path.exists(path) and filecmp.cmp(beside, path, shallow=False)
        self.made[name] = _left(os.stat(path)) if is_right else self._replace(path)

    def save(self, manifest: Manifest) -> None:
        """Write the manifest down."""
        os.makedirs(self._root, exist_ok=True)
        with open(f"{self._root}/{NEXT}", "w", encoding="utf-8") as file:
            file.writelines(manifest.lines())
        os.replace(f"{self._root}/{NEXT}", f"{self._root}/{FILE}")

    def clear(self) -> None:
        """Remove what an earlier build made and this one did not, with folders left empty."""
        root = Path(self._root).resolve()
        (root / NEXT).unlink(missing_ok=True)
        for name in self._before.keys() - self.made.keys():
            path = (root / name).resolve()
            if path.is_relative_to(root) and path.is_file():
                path.unlink()
                while (path := path.parent) != root and not any(path.iterdir()):
                    path.rmdir()

    def _make_room(self, path: str) -> None:
        parent = path.rpartition("/")[0]
        if parent not in self._known:
            try:
                os.mkdir(parent)
            except FileExistsError:
                pass
            except FileNotFoundError:
                os.makedirs(parent)
            self._known.add(parent)

    def _change(self, path: str, data: bytes, key: str) -> Made:
        """Put a whole file in the place of one that says something else."""
        with open(path, "rb") as file:
            there = os.fstat(file.fileno())
            if there.st_size == len(data) and file.read() == data:
                return _left(there, key)
        with open(f"{self._root}/{NEXT}", "wb") as file:
            file.write(data)
        return self._replace(path, key)

    def _replace(self, path: str, key: str = "") -> Made:
        os.replace(f"{self._root}/{NEXT}", path)
        self.written += 1
        return _left(os.stat(path), key)


def _left(there: os.stat_result, key: str = "") -> Made:
    return Made(key, there.st_size, there.st_mtime_ns)


def _fill(file: int, data: bytes, key: str) -> Made:
    """Write all of it: a nearly full disk takes a part, and only then says so."""
    done = os.write(file, data)
    while done < len(data):
        done += os.write(file, data[done:])
    return _left(os.fstat(file), key)


def _encoded(parts: Iterable[str], size: int = 1 << 18) -> Iterator[bytes]:
    """The parts in larger pieces."""
    waiting: list[str] = []
    length = 0
    for part in parts:
        waiting.append(part)
        length += len(part)
        if length >= size:
            yield "".join(waiting).encode()
            waiting.clear()
            length = 0
    yield "".join(waiting).encode()
