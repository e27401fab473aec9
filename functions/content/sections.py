"""TOML files, section by section."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from functions.content.reading import Column, checked, only_known, text_of
from functions.domain.errors import BadContent

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Section(Generic[T]):
    """One table of a TOML file: what it becomes and its keys."""

    name: str
    make: Callable[..., T]
    columns: Mapping[str, Column]

    def read(self, file: str, document: Mapping[str, Any]) -> T:
        """The checked section of a document."""
        raw = document.get(self.name)
        if not isinstance(raw, dict):
            raise BadContent(file, self.name, "semua", f"bagian [{self.name}] tidak ada.")
        only_known(file, self.name, self.columns, raw)
        return self.make(**checked(file, self.name, self.columns, raw))


def document(folder: Path, file: str) -> dict[str, Any]:
    """A TOML file; a slip of the pen is reported with its line."""
    try:
        return tomllib.loads(text_of(folder, file))
    except tomllib.TOMLDecodeError as error:
        # Python 3.11 tells the line only in words.
        line = re.search(r"line (\d+)", str(error))
        row = int(line[1]) if line else "terakhir"
        problem = "tidak bisa dibaca; periksa tanda kutip, tanda sama dengan, dan kurung."
        raise BadContent(file, row, "semua", problem) from None
