"""What an entry module needs is found by reading it, and what it needs in turn."""

from __future__ import annotations

from pathlib import Path

import pytest

from infra.package import closure as subject
from infra.package.closure import closure

ENTRY = """
from __future__ import annotations

import json, urllib.request
from typing import TYPE_CHECKING

import werkzeug.routing
from functions.part.near import CONSTANT
from functions.part import sibling

if TYPE_CHECKING:
    import only_types
    from functions.part.drawn import Shape


def work() -> None:
    from functions.late import more
    import lazily.imported
"""

PROJECT = {
    "functions/__init__.py": "",
    "functions/entry.py": ENTRY,
    "functions/late.py": "from functions.later import x\nmore = x",
    "functions/later.py": "from functions import entry\nx = 1",
    "functions/unused.py": "import unused_package",
    "functions/part/__init__.py": "",
    "functions/part/near.py": "CONSTANT = 1",
    "functions/part/near.json": "{}",
    "functions/part/sibling.py": "try:\n    import fast\nexcept ImportError:\n    import slow",
    "functions/part/drawn.py": "import drawing",
    "functions/part/drawn.json": "{}",
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in PROJECT.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    monkeypatch.setattr(subject, "ROOT", tmp_path)
    return tmp_path


def test_all_that_runs_is_in_however_late_it_is_imported(project: Path) -> None:
    found = {p.relative_to(project).as_posix() for p in closure("functions.entry").files}
    left_out = {"functions/unused.py", "functions/part/drawn.py", "functions/part/drawn.json"}
    assert found == PROJECT.keys() - left_out


def test_packages_are_those_of_others_without_the_standard_library(project: Path) -> None:
    found = closure("functions.entry").packages
    assert found == {"werkzeug", "lazily", "fast", "slow"}


def test_several_entries_are_taken_together(project: Path) -> None:
    found = closure("functions.later", "functions.unused")
    assert "unused_package" in found.packages and "werkzeug" in found.packages
