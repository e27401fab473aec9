"""Each package is enough for its function: a Python that sees nothing else runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SDK = ("boto3", "botocore", "dateutil", "jmespath", "s3transfer", "six.py", "urllib3")
"""What Lambda's Python has of its own."""

STARTS = """
import importlib, json
entry = importlib.import_module({module!r})
assert entry.__file__.startswith({folder!r}), entry.__file__
print(json.dumps(eval({ask!r})))
"""

EVENT = {
    "version": "2.0",
    "rawPath": "",
    "rawQueryString": "",
    "headers": {"host": "x", "accept": "text/html", "x-origin-secret": "s3"},
    "requestContext": {"http": {"method": "GET", "path": "", "sourceIp": "127.0.0.1"}},
    "isBase64Encoded": False,
}


def run_from(package: Path, module: str, ask: str, runtime: Path) -> Any:
    """What a fresh Python says that sees the package's folder, AWS's SDK, and nothing else."""
    folder = package.with_suffix("")
    code = STARTS.format(module=module, folder=str(folder), ask=ask)
    rings = {
        "ACCESS_KEYS": "a1:aa",
        "AGENCY_KEYS": "g1:bb",
        "FIND_KEYS": "f1:cc",
        "ORIGIN_SECRET": "s3",
    }
    own = {"TABLE": "table", "BASE_URL": "https://x.example", "AWS_DEFAULT_REGION": "us-east-1"}
    path = {"PYTHONPATH": os.pathsep.join(map(str, (folder, runtime)))}
    ran = subprocess.run(
        [sys.executable, "-S", "-c", code],
        cwd=folder,
        env=path | own | rings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout.splitlines()[-1])


@pytest.fixture(scope="session")
def runtime(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("runtime")
    for name in SDK:
        place = next(p for p in map(Path, sys.path) if (p / name).exists())
        (folder / name).symlink_to(place / name)
    return folder


@pytest.mark.parametrize(
    ("function", "module", "handler", "path", "status"),
    [
        ("citizen", "functions.faces.citizen.handler", "handler", "/no-such-page", 404),
        ("agency", "functions.faces.agency.handler", "handler", "/api/agency/nothing", 404),
        ("search", "functions.faces.search.handler", "handler", "/informasi-publik/cari", 200),
        ("staff", "functions.faces.admin.boot", "lambda_handler", "/admin/login", 200),
    ],
)
def test_a_face_answers_with_a_page_out_of_its_package(
    packages: dict[str, Path],
    runtime: Path,
    function: str,
    module: str,
    handler: str,
    path: str,
    status: int,
) -> None:
    event = EVENT | {"rawPath": path}
    event["requestContext"] = {"http": {"method": "GET", "path": path, "sourceIp": "127.0.0.1"}}
    answer = run_from(packages[function], module, f"entry.{handler}({event!r}, None)", runtime)
    assert answer["statusCode"] == status, answer
    assert "<!doctype html>" in answer["body"].lower()


def test_the_search_finds_forms_of_a_word_out_of_its_package(
    packages: dict[str, Path], runtime: Path
) -> None:
    entry = "functions.faces.search.handler"
    ask = "entry.catalogue(entry._config).find('dilayani').hits[0].id"
    assert run_from(packages["search"], entry, ask, runtime)


@pytest.mark.parametrize(
    ("function", "module", "desk"),
    [
        ("deliver", "functions.jobs.deliver", "entry.wired.jobs().desk"),
        ("sweep", "functions.jobs.sweep", "entry.wired.jobs().desk"),
        ("mail-outcome", "functions.jobs.mail_events", "entry._desk()"),
        ("publish", "functions.jobs.publish", "entry._publisher()"),
        ("filing", "functions.jobs.filing", "entry._archivist()"),
    ],
)
def test_a_job_has_all_its_parts_in_its_package(
    packages: dict[str, Path], runtime: Path, function: str, module: str, desk: str
) -> None:
    assert run_from(packages[function], module, f"{desk}.settings.portal.name", runtime)


def test_the_function_behind_the_bucket_has_all_that_a_pdf_needs(
    packages: dict[str, Path], runtime: Path
) -> None:
    """What is compiled for Lambda's machines does not run on every other one."""
    asked = "entry.prepare(b'%PDF-1.7 %%EOF').kind, type(entry._images().bucket).__name__"
    said = run_from(packages["images"], "functions.jobs.images", asked, runtime)
    assert said == ["pdf", "Bucket"]
