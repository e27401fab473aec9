"""What no function may do with the table is denied by IAM, whatever its code would try."""

from __future__ import annotations

import pytest

from tests.deploy.cloud import Portal
from tests.deploy.probe import (
    AGENCY,
    CITIZEN,
    DELIVER,
    DENIED,
    IMAGES,
    OUTCOME,
    PUBLISH,
    SEARCH,
    STAFF,
    SWEEP,
    Probe,
    key,
)


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
        *((STAFF, "put_item", letter) for letter in "JFPRW"),
        *((CITIZEN, "update_item", letter) for letter in "R"),
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
    "function", [CITIZEN, AGENCY, SEARCH, DELIVER, SWEEP, OUTCOME, IMAGES, PUBLISH, STAFF]
)
def test_nobody_may_scan(probe: Probe, portal: Portal, function: str) -> None:
    table = {"TableName": portal.outputs["TableName"]}
    assert probe(function, "dynamodb", "scan", table) in DENIED
