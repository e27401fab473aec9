"""Byte-code and zip of a package: the same bytes each time from the same sources."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

RUNTIMES = ("3.11", "3.12", "3.13", "3.14")
"""Python versions of Lambda's managed runtimes that the code supports."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can name; every file gets it, so that a zip is its content."""


class WrongPython(Exception):
    """Byte-code made here would be stale in every runtime that Lambda has."""


def runtime() -> str:
    """Lambda's name for the Python that runs this, such as python3.11."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    if version not in RUNTIMES:
        raise WrongPython(
            f"Python {version} packages for no Lambda runtime. Use one of {', '.join(RUNTIMES)}: "
            "byte-code only works in the version that made it (make clean, then PYTHON=python3.13)."
        )
    return f"python{version}"


def compile_folder(folder: Path) -> None:
    """Replace every module by its byte-code: half the size, and nothing to compile at a start."""
    runtime()
    options = ("-q", "-b", "--invalidation-mode", "unchecked-hash", "-s", ".", "-p", "/var/task")
    subprocess.run([sys.executable, "-m", "compileall", *options, "."], cwd=folder, check=True)
    for source in folder.rglob("*.py"):
        source.unlink()


def write_zip(folder: Path, target: Path) -> Path:
    """The folder as a zip, its files in order."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            info = zipfile.ZipInfo(path.relative_to(folder).as_posix(), _EPOCH)
            info.external_attr = 0o644 << 16
            archive.writestr(info, path.read_bytes(), zipfile.ZIP_DEFLATED, 9)
    return target
