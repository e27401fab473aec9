"""Imports run one way; nothing works, or costs, before it is needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from infra.package.closure import closure

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "functions").rglob("*.py"))
OWN = ("functions", "infra", "tests", "build_site")
AWS = ("boto3", "botocore")
FRAMEWORKS = {
    "functions.builder": {"jinja2", "markdown", "markupsafe"},
    "functions.catalogue": {"snowballstemmer"},
    "functions.channels": {"openpyxl"},
    "functions.faces": {"jinja2", "markupsafe"},
    "functions.faces.citizen": {"starlette", "mangum", "segno"},
    "functions.faces.agency": {"starlette", "mangum"},
    "functions.faces.search": {"starlette", "mangum"},
    "functions.faces.admin": {"flask", "werkzeug", "handler"},
    "functions.forms": {"openpyxl", "reportlab"},
    "functions.jobs.pictures": {"PIL"},
}

MAY_IMPORT: dict[str, set[str]] = {
    "domain": {"domain"},
    "content": {"content", "domain"},
    "editing": {"editing", "content", "domain"},
    "builder": {"builder", "content", "faces", "domain"},
    "actions": {"actions", "editing", "domain"},
    "catalogue": {"catalogue", "domain"},
    "channels": {"channels", "content", "domain"},
    "storage": {"storage", "domain"},
    "outbound": {"outbound", "domain"},
    "reports": {"reports", "domain"},
    "forms": {"forms", "reports", "domain"},
    "config": {"domain"},
    "faults": set(),
    "figures": set(),
    "wiring": {
        "builder",
        *("wiring", "actions", "catalogue", "config", "content"),
        *("domain", "editing", "outbound", "storage"),
    },
    "jobs": {
        "jobs",
        "wiring",
        "config",
        "faults",
        "figures",
        "actions",
        "reports",
        "forms",
        "domain",
    },
    "faces": {
        *("faces", "wiring", "config", "faults", "figures", "editing"),
        *("actions", "catalogue", "channels", "reports", "forms", "domain"),
    },
}
"""Each part of functions/, and the parts that it may know."""

PAGES_THAT_A_JOB_MAKES = ("functions.faces.statistics", "functions.faces.archive")
"""Templates of what no request asks for; a job writes them as files, as build_site does."""

USES_AWS = ("functions.storage.", "functions.outbound.", "functions.wiring.clients")
"""What knows botocore; boto3 is nowhere in a function."""


def name_of(module: Path) -> str:
    parts = module.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def part_of(name: str) -> str:
    return [*name.split("."), ""][1]


def imports(module: Path) -> Iterator[tuple[str, bool]]:
    """Full names of what a module imports, each with whether only the type checker does."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    only_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) in only_types) for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: imports are written in full"
            for alias in node.names:
                yield f"{node.module}.{alias.name}", id(node) in only_types


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_imports_run_one_way(module: Path) -> None:
    part = part_of(name_of(module))
    for name, _ in imports(module):
        root = name.split(".")[0]
        assert root not in ("infra", "tests", "build_site"), name
        if part == "jobs" and name.startswith(PAGES_THAT_A_JOB_MAKES):
            continue
        if root == "functions" and part:
            assert part_of(name) in MAY_IMPORT[part], f"{part} must not know {name}"
        if root in AWS:
            assert name_of(module).startswith(USES_AWS), f"{name_of(module)} must not know AWS"
            assert root != "boto3", "it would cost another tenth of a cold start"


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_only_the_faces_know_a_framework_and_the_domain_only_the_standard_library(
    module: Path,
) -> None:
    name = name_of(module)
    allowed = {fw for package, fws in FRAMEWORKS.items() if name.startswith(package) for fw in fws}
    if part_of(name) == "faces" and name.count(".") == 2:  # shared by several faces
        allowed |= FRAMEWORKS["functions.faces.citizen"]
    for imported, _ in imports(module):
        root = imported.split(".")[0]
        if root not in (*OWN, *AWS) and root not in sys.stdlib_module_names:
            assert root in allowed, f"{name} must not import {root}"


@pytest.mark.parametrize("face", ["citizen", "agency", "search", "admin"])
def test_a_face_does_not_know_another_face(face: str) -> None:
    others = {"citizen", "agency", "search", "admin"} - {face}
    for module in (ROOT / "functions" / "faces" / face).glob("*.py"):
        for name, _ in imports(module):
            assert not any(name.startswith(f"functions.faces.{other}") for other in others), name


NOT_THEIRS = "accounts audit heartbeats indexes sessions".split()


@pytest.mark.parametrize("face", ["citizen", "agency"])
def test_who_cannot_list_or_send_does_not_even_carry_the_code_for_it(face: str) -> None:
    carried = {name_of(path) for path in closure(f"functions.faces.{face}.handler").files}
    assert f"functions.faces.{face}.app" in carried
    assert not carried & {f"functions.storage.{name}" for name in NOT_THEIRS}
    assert not [name for name in carried if part_of(name) in ("outbound", "jobs")]
    assert not carried & {"functions.wiring.jobs", "functions.wiring.staff"}


def test_the_search_carries_no_complaints_and_no_aws() -> None:
    carried = closure("functions.faces.search.handler")
    parts = {part_of(name_of(path)) for path in carried.files}
    assert not parts & {"actions", "storage", "outbound", "jobs"}
    assert not carried.packages & set(AWS)


BUILDER_MAY_IMPORT = ("pages.", "forms.", "scripts.", "statistics.")
"""Of the faces: what templates are rendered with."""


def test_the_sites_builder_knows_templates_and_nothing_of_the_requests() -> None:
    for module in (ROOT / "functions" / "builder").glob("*.py"):
        for name, _ in imports(module):
            if part_of(name) == "faces":
                assert f"{name}.".removeprefix("functions.faces.").startswith(BUILDER_MAY_IMPORT)


def test_every_part_of_the_functions_has_its_rule() -> None:
    parts = {part_of(name_of(module)) for module in MODULES} - {""}
    assert parts == set(MAY_IMPORT)


def test_no_package_has_code_in_its_init_and_site_is_no_package() -> None:
    for init in (ROOT / "functions").rglob("__init__.py"):
        assert init.read_text(encoding="utf-8") == "", init
    assert not (ROOT / "site" / "__init__.py").exists()


ENTRIES = (".handler", ".boot")
"""What Lambda imports: made to work at once, with the deployment in the environment."""

WORK = {"client", "from_environment", "getenv", "open", "read_bytes", "read_text"}
"""Calls that no module makes while it is imported, entries apart."""

IMPORT_ALL = """
import importlib, sys
for name in {names!r}:
    importlib.import_module(name)
    heavy = {heavy!r} & sys.modules.keys()
    assert not heavy, (name, heavy)
"""


def import_in_a_new_process(names: list[str], heavy: set[str]) -> None:
    code = IMPORT_ALL.format(names=names, heavy=heavy)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def names_in(*parts: str) -> list[str]:
    return [name_of(m) for m in MODULES if part_of(name_of(m)) in parts]


def test_domain_content_and_actions_load_no_framework_and_no_aws() -> None:
    heavy = {"boto3", "botocore", "starlette", "flask", "jinja2", "snowballstemmer", "PIL"}
    light = names_in("domain", "content", "actions", "catalogue", "channels")
    import_in_a_new_process(light, heavy | {"openpyxl"})


def test_the_faces_load_aws_only_when_they_are_wired() -> None:
    names = [name for name in names_in("faces", "config") if not name.endswith(ENTRIES)]
    import_in_a_new_process(names, {"boto3", "botocore", "openpyxl"})


def test_the_citizens_and_the_agencys_face_load_no_templates_for_a_json_answer() -> None:
    names = [f"functions.faces.{face}.app" for face in ("citizen", "agency", "search")]
    import_in_a_new_process(names, {"boto3", "flask", "jinja2", "markdown"})


def test_no_module_reads_the_environment_or_makes_a_client_when_imported() -> None:
    for module in MODULES:
        name = name_of(module)
        if name.endswith(ENTRIES):
            continue
        tree = ast.parse(module.read_text(encoding="utf-8"))
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef):
                continue
            for call in ast.walk(node):
                if isinstance(call, ast.Call):
                    written = ast.unparse(call.func)
                    assert not written.startswith("boto3"), f"{name}: {written}"
                    assert written.split(".")[-1] not in WORK, f"{name}: {written}"
