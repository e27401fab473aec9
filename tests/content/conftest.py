"""A content folder of the test's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.small import write_small


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small content, free to be spoilt."""
    write_small(tmp_path)
    return tmp_path
