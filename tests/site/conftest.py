"""The site as shipped, built once, and a copy of its content to spoil."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from jinja2 import Environment

from build_site import SITE, build
from functions.content.directory import directory
from functions.content.settings import settings
from functions.faces.pages import environment


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site")
    build(out, SITE / "content")
    return out


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SITE / "content", tmp_path / "content"))


@pytest.fixture(scope="session")
def env() -> Environment:
    content = SITE / "content"
    return environment(SITE, settings=settings(content), directory=directory(content))
