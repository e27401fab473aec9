from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from infra.bench import cold, runtime_api
from infra.bench.cold import Case
from infra.bench.events import as_form, as_json
from infra.bench.runtime import Runtime, runtime
from infra.bench.runtime_api import Function, cold_start
from infra.package import authorities

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="as Lambda's runtime client")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runtime]:
    certificate = tmp_path_factory.mktemp("cloud") / "certificate.pem"
    certificate.write_text("its own\n")
    with runtime({"COLOUR": "green"}, str(certificate)) as stand_in:
        yield stand_in


def function(made: Runtime, folder: Path, code: str) -> Function:
    (folder / "entry.py").write_text(code)
    return made(folder, "entry.handler")


def test_a_function_gets_its_event_its_environment_and_its_own_folder(
    made: Runtime, tmp_path: Path
) -> None:
    code = """
import os, botocore
def handler(event, context):
    known = {"colour": os.environ["COLOUR"], "here": os.getcwd(), "id": context.aws_request_id}
    return event | known
"""
    seconds, answer = cold_start(function(made, tmp_path, code), {"number": "TB-1"})
    assert answer["number"] == "TB-1"
    assert (answer["colour"], answer["here"]) == ("green", str(tmp_path))
    assert answer["id"] == runtime_api.REQUEST_ID
    assert 0 < seconds < runtime_api.PATIENCE


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("def handler(event, context): raise ValueError('no such table')", "no such table"),
        ("print('hello')\nimport nowhere", "No module named 'nowhere'"),
        ("print('hello')\nimport nowhere", "hello"),
        ("import starlette", "No module named 'starlette'"),  # here, but not in the package
        ("import os\nos._exit(3)", "no answer"),
    ],
)
def test_a_function_that_fails_stops_the_bench_and_says_why(
    made: Runtime, tmp_path: Path, code: str, said: str
) -> None:
    with pytest.raises(RuntimeError, match=said):
        cold_start(function(made, tmp_path, code), {})


def test_a_function_that_never_answers_is_given_up(
    made: Runtime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runtime_api, "PATIENCE", 1)
    sleeps = function(made, tmp_path, "import time\ndef handler(e, c): time.sleep(60)")
    with pytest.raises(RuntimeError, match="no answer"):
        cold_start(sleeps, {})


def test_a_function_trusts_what_its_package_trusts_and_the_bare_one_what_botocore_does(
    made: Runtime, tmp_path: Path
) -> None:
    bare = Path(made(tmp_path, "entry.handler").environment["AWS_CA_BUNDLE"]).read_text()
    (tmp_path / authorities.FILE).write_text("five of them\n")
    packaged = Path(made(tmp_path, "entry.handler").environment["AWS_CA_BUNDLE"]).read_text()
    assert packaged == "five of them\nits own\n"
    assert bare.count("BEGIN CERTIFICATE") > 100 and bare.endswith("its own\n")


def test_an_answer_that_is_not_the_expected_one_is_not_measured(
    made: Runtime, tmp_path: Path
) -> None:
    refuses = function(made, tmp_path, "def handler(e, c): return {'statusCode': 403}")
    with pytest.raises(RuntimeError, match=r"tracking answered \{'statusCode': 403\}"):
        cold.ratios([Case("bare", refuses, dict, 403), Case("tracking", refuses, dict)])


def test_a_ratio_is_that_of_the_quickest_turns(
    made: Runtime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare, ours = made(tmp_path, "bare.handler"), made(tmp_path, "entry.handler")
    seconds = {"bare.handler": iter((5, 2, 9)), "entry.handler": iter((3, 9, 30))}
    started = []

    def start(function: Function, event: Any) -> tuple[float, Any]:
        started.append(function.handler)
        return next(seconds[function.handler]), {"statusCode": 200}

    monkeypatch.setattr(cold, "cold_start", start)
    monkeypatch.setattr(cold, "ROUNDS", 3)
    assert cold.ratios([Case("bare", bare, dict), Case("ours", ours, dict)]) == {"ours": 1.5}
    assert started == ["bare.handler", "entry.handler"] * 3


def test_a_request_arrives_as_the_gateway_sends_it() -> None:
    form = as_form("/api/track", {"number": "TB-1 A"})
    assert (form["body"], form["isBase64Encoded"]) == ("bnVtYmVyPVRCLTErQQ==", True)
    sent = as_json("/api/track", {"number": "TB-1"})
    assert (sent["body"], sent["isBase64Encoded"]) == ('{"number": "TB-1"}', False)
    assert sent["requestContext"]["http"]["path"] == sent["rawPath"] == "/api/track"
    assert sent["headers"]["content-length"] == str(len(sent["body"]))
    assert sent["headers"]["x-origin-secret"]
