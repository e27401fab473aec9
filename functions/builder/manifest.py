"""What the last build left in the output folder: the only files that a build may remove."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

FILE = ".manifest"


class Made(NamedTuple):
    """A file as it was left: what it was made of ("" when nobody asked), its size and time."""

    key: str = ""
    size: int = -1
    time: int = -1


@dataclass(slots=True)
class Manifest:
    """The files by name, and the stamp of what they were all made of, once they all were."""

    stamp: str = ""
    files: dict[str, Made] = field(default_factory=dict)

    def is_complete(self, out: Path, stamp: str) -> bool:
        """Whether nothing is to be done: made of the same, and nobody touched a file since."""
        root = str(out)
        return self.stamp == stamp and all(
            is_untouched(f"{root}/{name}", made) for name, made in self.files.items()
        )

    def finished(self) -> list[str]:
        """The files of builds that came to their end, not those that were only announced."""
        return [name for name, made in self.files.items() if made.size >= 0]

    def lines(self) -> Iterator[str]:
        """One line each, made as they are written: of a long list there is no second copy."""
        yield f"\t{self.stamp}\n"
        for name in sorted(self.files):
            made = self.files[name]
            yield f"{name}\t{made.key}\t{made.size}\t{made.time}\n"


def read(out: Path) -> Manifest:
    """The manifest of a folder, empty for a new one; a line that makes no sense has no file."""
    found = Manifest()
    path = out / FILE
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        name, *rest = line.split("\t")
        if not name:
            found.stamp = rest[0] if rest else ""
        elif len(rest) == 3 and rest[1].isdigit() and rest[2].isdigit():
            found.files[name] = Made(rest[0], int(rest[1]), int(rest[2]))
        else:
            found.files[name] = Made()
    return found


def is_untouched(path: str, made: Made) -> bool:
    """Whether the file is as it was left, by its size and time."""
    try:
        there = os.stat(path)
    except OSError:
        return False
    return there.st_mtime_ns == made.time and there.st_size == made.size


def announced(before: Manifest, names: Iterable[str]) -> Manifest:
    """A manifest that knows every file before it exists, so that an interrupted build orphans none.

    It has no stamp: whatever happens next, the following build looks at every file.
    """
    return Manifest("", dict.fromkeys(names, Made()) | before.files)
