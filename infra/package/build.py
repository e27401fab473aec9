"""One small package per function: what its entry imports, and the site's files that it reads."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from infra.package import authorities
from infra.package.archive import compile_folder, runtime, write_zip
from infra.package.closure import ROOT, Closure, closure
from infra.package.ready import make_ready
from infra.templates import template

BUILD = ROOT / "build"
REQUIREMENTS = ROOT / "infra" / "requirements"

PROVIDED = frozenset(("boto3", "botocore", "handler"))
"""What the Lambda runtime has, and the module that Zappa adds."""

_BUILDERS_OWN = (
    *("content/dip", "content/sinonim.csv", "content/emergency.csv", "content/pages"),
    *("templates/data", "assets/skrip"),
)
"""Files of site/ that only a builder reads, or who edits what it builds."""

_BUILDS = ROOT / "functions" / "builder" / "source.py"
_EDITS = ROOT / "functions" / "actions" / "editing.py"
"""Who reaches one of these gets all content, and who reaches the first the builder's templates."""

_OF_A_FACE = {
    **{f"templates/{face}/": face for face in ("admin", "agency", "archive", "search")},
    "templates/pages/statistik.html": "statistics",
}
"""Templates that nobody renders but a face, and a builder what lies among the pages."""

_SEARCHES = ROOT / "functions" / "catalogue" / "index.py"
"""Who reaches it gets the index into its package."""

_OF_STEMMERS = ("basestemmer.py", "indonesian_stemmer.py", "among.py")
"""The one language of the site; all of them together would be a third of a cold start."""

_NEVER_IMPORTED = (
    *("*.dist-info", "bin", "*.c", "py.typed", "*.pyi", "tests", "test"),
    *("_trio.py", "testclient.py", "uts46data.py"),
)
"""Of installed packages."""

_COMPILED = frozenset(("images", "reports"))
"""Packages that need what is compiled in them. Elsewhere that is MarkupSafe's speed-up alone, and
not missed."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a function's package is made of; its requirements are in the file of its name."""

    name: str
    entries: tuple[str, ...]


def recipes() -> list[Recipe]:
    """The functions of the template, by their zips' names; one that has no file needs no package.

    A new function in template.yaml is packaged without a word here.
    """
    found = []
    for resource in template()["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            properties = resource["Properties"]
            name = Path(properties["CodeUri"]["Key"]).stem
            entry = properties["Handler"].rpartition(".")[0]
            found.append(Recipe(name, (entry,)))
    return found


def build(recipe: Recipe) -> Path:
    """The package as a zip; its folder stays beside it."""
    runtime()  # before anything is installed
    folder = stage(recipe)
    compile_folder(folder)
    return write_zip(folder, folder.with_suffix(".zip"))


def stage(recipe: Recipe, *, with_packages: bool = True) -> Path:
    """A fresh folder with everything that goes into the package."""
    folder = BUILD / recipe.name
    shutil.rmtree(folder, ignore_errors=True)
    reached = closure(*recipe.entries)
    _copy(reached.files, folder)
    _copy(_site_files(reached), folder)
    make_ready(folder / "site", with_index=_SEARCHES in reached.files)
    if "botocore" in reached.packages:
        (folder / authorities.FILE).write_text(authorities.amazon(), encoding="ascii")
    if with_packages and reached.packages - PROVIDED:
        shutil.copytree(installed(recipe.name), folder, dirs_exist_ok=True)
    return folder


def _copy(files: Iterable[Path], folder: Path) -> None:
    for path in files:
        target = folder / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


def _site_files(reached: Closure) -> list[Path]:
    """The content files, and for who renders pages their templates and styles."""
    site = ROOT / "site"
    parts = ["content", *(("templates", "assets") if "jinja2" in reached.packages else ())]
    files = [path for part in parts for path in (site / part).rglob("*") if path.is_file()]
    left_out = (*_not_read(reached), *_not_rendered(reached))
    return [p for p in files if not p.relative_to(site).as_posix().startswith(left_out)]


def _not_rendered(reached: Closure) -> tuple[str, ...]:
    """What belongs to a face that is not in this function."""
    faces = {path.parent.name for path in reached.files}
    if _BUILDS in reached.files:
        faces.add("statistics")
    return tuple(name for name, face in _OF_A_FACE.items() if face not in faces)


def _not_read(reached: Closure) -> tuple[str, ...]:
    """What this function leaves to the builder."""
    if _BUILDS in reached.files:
        return ()
    is_editor = _EDITS in reached.files
    return tuple(name for name in _BUILDERS_OWN if not (is_editor and name.startswith("content/")))


def installed(requirements: str) -> Path:
    """A folder with the packages of a requirements file, for Lambda's machines; kept for reuse.

    The file names every package with its version (`--no-deps`), so that a build is repeatable.
    """
    file = REQUIREMENTS / f"{requirements}.txt"
    known = b"".join(path.read_bytes() for path in sorted(REQUIREMENTS.glob("*.txt")))
    how = f"{sys.version} {_NEVER_IMPORTED} {_OF_STEMMERS} {sorted(_COMPILED)}".encode()
    digest = hashlib.sha256(known + how).hexdigest()[:12]
    folder = BUILD / ".packages" / f"{requirements}-{digest}"
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        part = Path(mkdtemp(prefix=f"{requirements}-", suffix=".part", dir=folder.parent))
        pip = (sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        what = ("--no-deps", "--no-compile", "--only-binary=:all:", "--target", str(part))
        where = ("--platform", "manylinux2014_aarch64", "--implementation", "cp")
        subprocess.run([*pip, *what, *where, "-r", str(file)], check=True)
        _prune(part, keep_compiled=requirements in _COMPILED)
        try:
            part.rename(folder)
        except OSError:  # somebody else was faster with the same
            if not folder.exists():
                raise
            shutil.rmtree(part)
    return folder


def _prune(packages: Path, *, keep_compiled: bool) -> None:
    for pattern in (*_NEVER_IMPORTED, *(() if keep_compiled else ("*.so",))):
        for path in list(packages.rglob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    stemmers = packages / "snowballstemmer"
    if stemmers.exists():
        for path in stemmers.glob("*.py"):
            if path.name not in _OF_STEMMERS:
                path.unlink()
        (stemmers / "__init__.py").touch()
