"""All packages, built for the tests, and a look into them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from infra.package import build, staff

STAGE = {
    "aws_region": "ap-southeast-3",
    "s3_bucket": "none",
    "aws_environment_variables": {"ORIGIN_SECRET": "never-in-a-package"},
}


def build_into(folder: Path, *only: str) -> dict[str, Path]:
    """Every package, in a folder of the tests' own; what pip installed once is used again."""
    folder.mkdir()
    kept = build.BUILD / ".packages"
    kept.mkdir(parents=True, exist_ok=True)
    (folder / ".packages").symlink_to(kept)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "BUILD", folder)
        patch.setattr(staff, "BUILD", folder)
        recipes = [each for each in build.recipes() if not only or each.name in only]
        zips = [build.build(recipe) for recipe in recipes]
        zips += [staff.build_staff("dev", STAGE)] if not only or "staff" in only else []
        return {path.stem: path for path in zips}


def names(package: Path) -> list[str]:
    with zipfile.ZipFile(package) as opened:
        return opened.namelist()


def contents(package: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(package) as opened:
        for name in opened.namelist():
            yield name, opened.read(name)
