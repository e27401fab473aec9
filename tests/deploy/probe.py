"""A function that runs with the role of another, and says what AWS answers to one request."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

from tests.deploy.cloud import Portal

CITIZEN, AGENCY = "pengaduan-dev-citizen", "pengaduan-dev-agency"
DELIVER, SWEEP = "pengaduan-dev-deliver", "pengaduan-dev-sweep"
OUTCOME = "pengaduan-dev-mail-outcome"
IMAGES = "pengaduan-dev-images"
PUBLISH, SEARCH = "pengaduan-dev-publish", "pengaduan-dev-search"
REPORTS = "pengaduan-dev-reports"
STAFF = "pengaduan-staff-dev"

PROBE = """
import boto3
from botocore.exceptions import ClientError

def handler(event, context):
    call = getattr(boto3.client(event["service"]), event["operation"])
    try:
        call(**event["arguments"])
    except ClientError as error:
        return error.response["Error"]["Code"]
    return "allowed"
"""

Probe = Callable[[str, str, str, dict[str, Any]], str]

DENIED = ("AccessDenied", "AccessDeniedException", "AuthorizationError")


def key(letter: str) -> dict[str, Any]:
    """Of an item that nobody has."""
    return {"pk": {"S": f"{letter}#x"}, "sk": {"S": "!"}}


def prober(portal: Portal) -> Probe:
    """Asks with the role of a function; the probe of each is made once."""
    functions, known = portal.cloud.client("lambda"), set()
    with zipfile.ZipFile(packed := io.BytesIO(), "w") as archive:
        archive.writestr("probe.py", PROBE)

    def ask(role_of: str, service: str, operation: str, arguments: dict[str, Any]) -> str:
        name = f"probe-{role_of}"
        if name not in known:
            known.add(name)
            functions.create_function(
                FunctionName=name,
                Runtime="python3.11",
                Role=functions.get_function_configuration(FunctionName=role_of)["Role"],
                Handler="probe.handler",
                Code={"ZipFile": packed.getvalue()},
                Timeout=30,
            )
        event = {"service": service, "operation": operation, "arguments": arguments}
        answer = functions.invoke(FunctionName=name, Payload=json.dumps(event))
        code: str = json.load(answer["Payload"])
        return code

    return ask
