"""What each function's role must not do is denied by IAM, whatever its code would try.

A probe runs with the role under test and says what AWS answered to one request.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from tests.deploy.cloud import Portal

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


@pytest.fixture(scope="module")
def probe(portal: Portal) -> Probe:
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


CITIZEN, AGENCY = "pengaduan-dev-citizen", "pengaduan-dev-agency"
DELIVER, SWEEP = "pengaduan-dev-deliver", "pengaduan-dev-sweep"
OUTCOME = "pengaduan-dev-mail-outcome"
IMAGES = "pengaduan-dev-images"
PUBLISH, SEARCH = "pengaduan-dev-publish", "pengaduan-dev-search"
STAFF = "pengaduan-staff-dev"


def key(letter: str) -> dict[str, Any]:
    return {"pk": {"S": f"{letter}#x"}, "sk": {"S": "!"}}


@pytest.mark.parametrize(
    ("function", "operation", "letter"),
    [
        *((CITIZEN, "get_item", letter) for letter in "ILUJ"),
        *((CITIZEN, "get_item", letter) for letter in "FPW"),
        *((CITIZEN, "put_item", letter) for letter in "LUJE"),
        *((CITIZEN, "update_item", letter) for letter in "IS"),
        *((CITIZEN, "delete_item", letter) for letter in "CSI"),
        *((AGENCY, "get_item", letter) for letter in "ILUJ"),
        *((AGENCY, "put_item", letter) for letter in "SILUJE"),
        *((AGENCY, "delete_item", letter) for letter in "CS"),
        *((DELIVER, "get_item", letter) for letter in "LUJN"),
        *((DELIVER, "put_item", letter) for letter in "CSILUJ"),
        *((SWEEP, "delete_item", letter) for letter in "CSIJ"),
        *((SWEEP, "put_item", letter) for letter in "EFPU"),
        *((OUTCOME, "get_item", letter) for letter in "SILUJN"),
        *((OUTCOME, "put_item", letter) for letter in "CSILUJ"),
        *((OUTCOME, "update_item", letter) for letter in "SI"),
        *((OUTCOME, "delete_item", letter) for letter in "CSI"),
        *((IMAGES, "get_item", letter) for letter in "SILUJN"),
        *((IMAGES, "put_item", letter) for letter in "SILUJN"),
        *((IMAGES, "delete_item", letter) for letter in "CSI"),
        *((PUBLISH, "get_item", letter) for letter in "CSILUN"),
        *((PUBLISH, "put_item", letter) for letter in "CSILUNEW"),
        *((SEARCH, "get_item", letter) for letter in "CIE"),
        *((STAFF, "get_item", letter) for letter in "U"),
        *((STAFF, "put_item", letter) for letter in "IJFPW"),
        *((STAFF, "update_item", letter) for letter in "U"),
        *((STAFF, "delete_item", letter) for letter in "CSIU"),
    ],
)
def test_no_function_touches_what_is_not_its_business(
    probe: Probe, portal: Portal, function: str, operation: str, letter: str
) -> None:
    named = {"Item": key(letter)} if operation == "put_item" else {"Key": key(letter)}
    if operation == "update_item":
        named |= {
            "UpdateExpression": "SET x = :x",
            "ExpressionAttributeValues": {":x": {"S": "x"}},
        }
    table = {"TableName": portal.outputs["TableName"]}
    assert probe(function, "dynamodb", operation, table | named) in DENIED


@pytest.mark.parametrize(
    ("function", "operation", "letter"),
    [
        *((who, "get_item", "E") for who in (CITIZEN, AGENCY, DELIVER, SWEEP, OUTCOME, PUBLISH)),
        *((SWEEP, operation, "J") for operation in ("get_item", "put_item")),
        (SWEEP, "put_item", "W"),
    ],
)
def test_what_needs_an_hour_that_no_test_waits_for_is_allowed(
    probe: Probe, portal: Portal, function: str, operation: str, letter: str
) -> None:
    """The weekly digests, the recount, and the calendar that every function reads."""
    named = {"Item": key(letter)} if operation == "put_item" else {"Key": key(letter)}
    table = {"TableName": portal.outputs["TableName"]}
    assert probe(function, "dynamodb", operation, table | named) == "allowed"


@pytest.mark.parametrize(("letter", "may"), [("C", True), ("S", False), ("I", False), ("L", False)])
def test_who_counts_reads_complaints_together_and_nothing_else_so(
    probe: Probe, portal: Portal, letter: str, may: bool
) -> None:
    named = {"Keys": [key(each) for each in sorted({"C", letter})]}
    wanted = {"RequestItems": {portal.outputs["TableName"]: named}}
    said = probe(PUBLISH, "dynamodb", "batch_get_item", wanted)
    assert said == "allowed" if may else said in DENIED


@pytest.mark.parametrize(
    ("operation", "path", "may"),
    [
        ("put_object", "statistik/2026-10.csv.probe", True),
        ("put_object", "index.html", False),
        ("delete_object", "statistik/index.html", False),
        ("get_object", "index.html", False),
    ],
)
def test_who_counts_writes_its_own_files_and_no_page_of_the_site(
    probe: Probe, portal: Portal, operation: str, path: str, may: bool
) -> None:
    named = {"Bucket": portal.outputs["SiteFilesBucket"], "Key": path}
    said = probe(PUBLISH, "s3", operation, named)
    assert said == "allowed" if may else said in DENIED


@pytest.mark.parametrize(
    ("function", "index"),
    [
        *((CITIZEN, index) for index in ("due", "queue", "messages")),
        *((AGENCY, index) for index in ("due", "queue", "messages")),
        *((OUTCOME, index) for index in ("due", "queue", "messages")),
        (DELIVER, "due"),
    ],
)
def test_only_sweep_and_staff_may_list(
    probe: Probe, portal: Portal, function: str, index: str
) -> None:
    key_name = {"due": "ds", "queue": "q", "messages": "mq"}[index]
    query = {
        "TableName": portal.outputs["TableName"],
        "IndexName": index,
        "KeyConditionExpression": f"{key_name} = :k",
        "ExpressionAttributeValues": {":k": {"S": "0"}},
    }
    assert probe(function, "dynamodb", "query", query) in DENIED


@pytest.mark.parametrize(
    ("function", "operation", "place"),
    [
        *((who, "get_object", "incoming/") for who in (CITIZEN, AGENCY, STAFF, SWEEP)),
        *((who, "put_object", "files/") for who in (CITIZEN, AGENCY, STAFF, SWEEP)),
        *((who, "delete_object", "files/") for who in (CITIZEN, AGENCY, STAFF, IMAGES)),
        *((who, "get_object", "files/") for who in (IMAGES, SWEEP, DELIVER)),
    ],
)
def test_nobody_touches_a_file_that_is_not_its_business(
    probe: Probe, portal: Portal, function: str, operation: str, place: str
) -> None:
    named = {"Bucket": portal.outputs["AttachmentsBucket"], "Key": f"{place}TB-7K3M-9QPX/1-x.jpg"}
    assert probe(function, "s3", operation, named) in DENIED


@pytest.mark.parametrize(
    "function", [CITIZEN, AGENCY, SEARCH, DELIVER, SWEEP, OUTCOME, IMAGES, PUBLISH, STAFF]
)
def test_nobody_may_scan(probe: Probe, portal: Portal, function: str) -> None:
    table = {"TableName": portal.outputs["TableName"]}
    assert probe(function, "dynamodb", "scan", table) in DENIED


@pytest.mark.parametrize("function", [CITIZEN, AGENCY, OUTCOME])
def test_no_public_function_reads_an_identity_back(
    probe: Probe, portal: Portal, function: str
) -> None:
    context = {"EncryptionContext": {"complaint": "TB-1"}}
    sealed = portal.cloud.client("kms").encrypt(
        KeyId=portal.outputs["IdentityKeyId"], Plaintext=b"Siti", **context
    )["CiphertextBlob"]
    blob = {"CiphertextBlob": sealed.hex()} | context
    assert probe(function, "kms", "decrypt", blob) in DENIED
    assert (
        probe(STAFF, "kms", "encrypt", {"KeyId": portal.outputs["IdentityKeyId"], "Plaintext": "x"})
        in DENIED
    )


MAIL = {
    "FromEmailAddress": "pengaduan@tanahbumbu.example",
    "Destination": {"ToAddresses": ["a@contoh.example"]},
    "Content": {"Raw": {"Data": "Subject: s\r\n\r\nt"}},
}


@pytest.mark.parametrize("function", [CITIZEN, AGENCY, OUTCOME, STAFF])
def test_only_the_outbox_sends(probe: Probe, function: str) -> None:
    assert probe(function, "sesv2", "send_email", MAIL) in DENIED
    text = {"PhoneNumber": "+6281200000009", "Message": "s"}
    assert probe(function, "sns", "publish", text) in DENIED


def test_the_outbox_sends_in_nobody_elses_name(probe: Probe) -> None:
    assert probe(DELIVER, "sesv2", "send_email", MAIL) == "allowed"
    forged = MAIL | {"FromEmailAddress": "bupati@tanahbumbu.example"}
    assert probe(DELIVER, "sesv2", "send_email", forged) in DENIED


def test_the_outbox_texts_phones(probe: Probe) -> None:
    text = {"PhoneNumber": "+6281200000009", "Message": "s"}
    assert probe(SWEEP, "sns", "publish", text) == "allowed"


@pytest.mark.parametrize("function", [CITIZEN, AGENCY, DELIVER, SWEEP])
def test_only_the_staff_pages_know_the_staff(probe: Probe, portal: Portal, function: str) -> None:
    user = {"UserPoolId": portal.outputs["UserPoolId"], "Username": "rina"}
    assert probe(function, "cognito-idp", "admin_get_user", user) in DENIED
    assert probe(function, "cognito-idp", "admin_delete_user", user) in DENIED
    assert probe(STAFF, "cognito-idp", "admin_delete_user", user) in DENIED
