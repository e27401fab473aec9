"""The staff function's package: made by Zappa, then made repeatable and compiled."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from functions.faces.admin.routes import ROUTES
from infra.package.archive import compile_folder, runtime, write_zip
from infra.package.build import BUILD, Recipe, installed, stage
from infra.package.closure import ROOT

SETTINGS = ROOT / "zappa_settings.json"

STUBS = Path(__file__).with_name("stubs")
"""Stand in for modules that these packages import, never use on Lambda, and pay dearly for."""

Stage = Mapping[str, Any]
"""What one stage adds to the settings: role, bucket, region, environment."""


def recipe() -> Recipe:
    """Zappa imports the app by its name, and the app its views: all of these are entries."""
    base = json.loads(SETTINGS.read_text(encoding="utf-8"))["base"]
    names = (base["lambda_handler"], base["app_function"])
    views = dict.fromkeys(route.module for route in ROUTES)
    return Recipe("staff", (*(name.rpartition(".")[0] for name in names), *views))


def build_staff(name: str, stage_settings: Stage) -> Path:
    """The package of one stage as a zip.

    Zappa adds its handler and the stage's settings to what lies in the folder; the identifier and
    the time that it also adds are left out, so that the same sources give the same zip.
    """
    folder, packages = stage(recipe(), with_packages=False), installed("staff")
    write_settings(name, stage_settings)
    made = BUILD / "staff-by-zappa.zip"
    zappa("package", name, "--output", str(made), folder=folder, packages=packages)
    shutil.rmtree(folder)
    with zipfile.ZipFile(made) as archive:
        archive.extractall(folder)
    made.unlink()
    (folder / "package_info.json").unlink()
    shutil.copytree(STUBS, folder, dirs_exist_ok=True)
    compile_folder(folder)
    return write_zip(folder, BUILD / "staff.zip")


def write_settings(name: str, stage_settings: Stage) -> None:
    """Zappa's settings file for one stage: what zappa_settings.json says, and the stage's own."""
    settings = json.loads(SETTINGS.read_text(encoding="utf-8"))
    settings[name] = {"extends": "base", "runtime": runtime(), **stage_settings}
    BUILD.mkdir(exist_ok=True)
    _stage_file().write_text(json.dumps(settings, indent=4), encoding="utf-8")
    _stage_file().chmod(0o600)


def zappa(
    command: str, name: str, *arguments: str, folder: Path = BUILD, packages: Path | None = None
) -> None:
    """Run Zappa; it only speaks when it fails.

    Its package is the folder that it runs in, and the packages of an environment.
    """
    environment = BUILD / ".zappa-environment"
    library = environment / "lib" / runtime()
    shutil.rmtree(environment, ignore_errors=True)
    library.mkdir(parents=True)
    if packages:
        (library / "site-packages").symlink_to(packages)
    done = subprocess.run(
        [sys.executable, "-m", "zappa.cli", command, name, "-s", str(_stage_file()), *arguments],
        cwd=folder,
        env=os.environ | {"VIRTUAL_ENV": str(environment)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        print(done.stdout, file=sys.stderr)
        done.check_returncode()


def _stage_file() -> Path:
    return BUILD / "zappa_settings.json"
