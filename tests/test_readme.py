"""The README is true: what it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

README = Path("README.md").read_text(encoding="utf-8")
MAKEFILE = Path("Makefile").read_text(encoding="utf-8")


@pytest.mark.parametrize("target", sorted(set(re.findall(r"make ([a-z-]+)`", README))))
def test_every_make_command_of_the_readme_exists(target: str) -> None:
    assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE)


@pytest.mark.parametrize("target", re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.MULTILINE))
def test_ci_or_the_readme_runs_every_target(target: str) -> None:
    ci = Path(".ci/run").read_text(encoding="utf-8")
    maintenance = {"help", "format", "holidays", "picture", "costs", "clean"}
    assert target in maintenance or f"make {target}" in README + ci


@pytest.mark.parametrize("path", re.findall(r"`((?:functions|infra|site)/[\w./]*)`", README))
def test_every_path_of_the_readme_exists(path: str) -> None:
    assert Path(path).exists()


@pytest.mark.parametrize("picture", re.findall(r"!\[.*?\]\((.*?)\)", README))
def test_the_picture_is_there(picture: str) -> None:
    assert Path(picture).read_bytes().startswith(b"\x89PNG")
