"""Scripts that the site serves beside its pages; they only add something. See site/assets/skrip."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

FOLDER = "skrip"
PARTS = ("kotak", "simpan", "tampil", "kirim", "hitung", "lokasi")
"""Modules of the form's script, each after those that it imports: one file, one round trip."""

_IMPORT = re.compile(r"^import .*?;\n", re.DOTALL | re.MULTILINE)

_REMARK = re.compile(r"(?<=[;{,]) // .*$")


def served(site: Path, content: str) -> dict[str, str]:
    """The text of each script by its address; `content` is all that the office wrote.

    The service worker names its cache after what the pages are made of: a new build is a new
    worker, which fetches them afresh and forgets the old ones.
    """
    folder = site / "assets" / FOLDER
    first = json.dumps(["/lapor/", "/luring/", "/lapor.js"])
    head = f'const BUILD = "{_digest(site, content)}";\nconst FIRST = {first};\n'
    return {
        "/lapor.js": _joined(folder, PARTS),
        "/sw.js": head + _joined(folder, ("kotak", "sw")),
        "/unggah.js": _joined(folder, ("unggah",)),
    }


def _joined(folder: Path, names: Iterable[str]) -> str:
    """Modules as one script: what they take from each other is in it already."""
    parts = ("\n".join(_code(folder / f"{name}.js")) + "\n" for name in names)
    return "".join(_IMPORT.sub("", part).replace("export ", "") for part in parts)


def _code(path: Path) -> Iterator[str]:
    """The lines of a script without indentation and comments."""
    comment = False
    for line in map(str.strip, path.read_text(encoding="utf-8").splitlines()):
        comment = comment or line.startswith("/**")
        if line and not comment and not line.startswith("//"):
            yield _REMARK.sub("", line)
        comment = comment and not line.endswith("*/")


def _digest(site: Path, content: str) -> str:
    found = hashlib.blake2b(content.encode(), digest_size=6)
    for folder in ("assets", "templates"):
        for path in sorted((site / folder).rglob("*.*")):
            found.update(path.read_bytes())
    return found.hexdigest()
