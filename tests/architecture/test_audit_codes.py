"""Whatever the code base records in the audit has its words in functions/domain/audit.py."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from functions.domain.audit import CODES, GROUPS, group
from functions.faces.admin.acts import ACTS

ROOT = Path(__file__).parents[2]

Function = ast.FunctionDef | ast.AsyncFunctionDef


def recorded_in(path: Path) -> Iterator[tuple[str, set[str]]]:
    """Each place that records something, with the codes that may stand there ("act *": any)."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for function in [node for node in ast.walk(tree) if isinstance(node, Function)]:
        for call in [node for node in ast.walk(function) if isinstance(node, ast.Call)]:
            code = _code_of(call)
            if code and not (isinstance(code, ast.Name) and code.id in _arguments(function)):
                yield f"{path.name}:{call.lineno}", set(_codes(code, function))


def _code_of(call: ast.Call) -> ast.expr | None:
    called = ast.unparse(call.func)
    if called.split(".")[-1] == "recorded":
        return call.args[0]
    return call.args[1] if called.endswith("audit.record") else None


def _arguments(function: Function) -> set[str]:
    """What is passed on from elsewhere is looked at there."""
    return {argument.arg for argument in (*function.args.args, *function.args.kwonlyargs)}


def _codes(code: ast.expr, function: Function) -> Iterator[str]:
    match code:
        case ast.Constant(str(text)):
            yield text
        case ast.IfExp():
            yield from _codes(code.body, function)
            yield from _codes(code.orelse, function)
        case ast.JoinedStr([ast.Constant(str(start)), *_]):
            yield f"{start}*"
        case ast.Name():
            for node in ast.walk(function):
                if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == code.id:
                    yield from _codes(node.value, function)


def test_every_code_that_is_recorded_has_its_words() -> None:
    found = [x for path in (ROOT / "functions").rglob("*.py") for x in recorded_in(path)]
    assert {"identity", "calendar back"} <= {code for _, codes in found for code in codes}
    for place, codes in found:
        assert codes, f"{place}: write the code out, so that this test can find it"
        for code in codes:
            if code.endswith(" *"):
                assert code[:-2] in GROUPS, f"{place}: {code}"
            else:
                assert code in CODES, f"{place}: {code!r} has no words in domain/audit.py"


def test_every_act_of_the_office_has_its_words() -> None:
    assert {f"act {act}" for act in ACTS} <= set(CODES)


def test_every_code_belongs_to_a_named_group() -> None:
    assert {group(code) for code in CODES} == set(GROUPS)
