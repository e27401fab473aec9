"""What a function needs: the modules of functions/ that its entry reaches, and the packages."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Closure:
    """Files of this project, and the other packages that they import, standard library aside."""

    files: frozenset[Path]
    packages: frozenset[str]


def closure(*entries: str) -> Closure:
    """Everything that is imported from modules such as "functions.jobs.sweep", however late.

    What only a type checker imports stays out.
    """
    found: dict[str, Path] = {}
    packages: set[str] = set()
    waiting = list(entries)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        path = _file(name)
        if path:
            found[name] = path
            waiting += [*_parents(name), *_imports(path)]
        elif not _file(name.rpartition(".")[0]):
            packages.add(name.split(".")[0])
    data = {path.with_suffix(suffix) for path in found.values() for suffix in (".json",)}
    files = {*found.values(), *(path for path in data if path.is_file())}
    return Closure(frozenset(files), frozenset(packages - sys.stdlib_module_names))


def _file(name: str) -> Path | None:
    """The file of a module of this project; None for anything else, such as a class in one."""
    stem = ROOT.joinpath(*name.split("."))
    for path in (stem.with_suffix(".py"), stem / "__init__.py"):
        if name and path.is_file():
            return path
    return None


def _parents(name: str) -> Iterator[str]:
    while name := name.rpartition(".")[0]:
        yield name


def _imports(path: Path) -> Iterator[str]:
    """Names of what a file imports; of `from a import b` both, since b may be a module."""
    for node in _running(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _running(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a tree that exist when the program runs."""
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        return
    yield node
    for child in ast.iter_child_nodes(node):
        yield from _running(child)
