"""The page of faults is true: each row names the files whose tests show it, and no others."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

PAGE = Path("docs/faults.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| (\d+) \|(.*)\|$", PAGE, re.MULTILINE))
NOT_SHOWN = ("not shown locally, because ", "not built yet: ")
IN_NAME = re.compile(r"test_fault_(\d+)_")


def numbers_in(path: Path) -> Iterator[int]:
    """Numbers of the marks `pytest.mark.fault(...)`, and those in the names of tests."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef) and (found := IN_NAME.match(node.name)):
            yield int(found[1])
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.fault":
            yield from (ast.literal_eval(number) for number in node.args)


def shown() -> dict[int, set[str]]:
    files = defaultdict(set)
    for path in Path("tests").rglob("test_*.py"):
        for number in numbers_in(path):
            files[number].add(path.as_posix())
    return files


SHOWN = shown()


def test_the_numbers_are_one_to_forty_four_each_once() -> None:
    assert re.findall(r"^\| (\d+) \|", PAGE, re.MULTILINE) == [str(n) for n in range(1, 45)]


@pytest.mark.parametrize("number", range(1, 45))
def test_a_row_names_just_the_files_that_show_it(number: int) -> None:
    *_, where = ROWS[str(number)].split("|")
    named = re.findall(r"`(tests/[\w/]+\.py)`", where)
    assert sorted(named) == sorted(SHOWN[number])
    assert bool(named) is not where.strip().startswith(NOT_SHOWN)


def test_no_test_shows_a_fault_that_the_page_does_not_know() -> None:
    assert {str(number) for number, files in SHOWN.items() if files} <= ROWS.keys()
