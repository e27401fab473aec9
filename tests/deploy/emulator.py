"""The emulated AWS: MiniStack, taught what our roles' conditions ask for and it does not look at.

Runs in the emulator's own environment (infra/requirements/emulator.txt), not in the tests'.
"""

from __future__ import annotations

import json
import os
import runpy
from typing import Any

from ministack import app
from ministack.core import iam_actions, iam_evaluator
from ministack.services import dynamodb

OWN = f"arn:aws:ses:{os.environ['MINISTACK_REGION']}:{os.environ['MINISTACK_ACCOUNT_ID']}"


def leading_keys(request: dict[str, Any]) -> list[str]:
    """The partition keys that a DynamoDB request names, as IAM's dynamodb:LeadingKeys has them."""
    asked = request.get("RequestItems", {}).values()
    if several := [key for table in asked for key in _named(table)]:
        return [value for key in several for value in key["pk"].values()]
    item = request.get("Key") or request.get("Item") or {}
    if "pk" in item:
        return list(item["pk"].values())
    placeholder = request.get("KeyConditionExpression", "").partition("=")[2].split()[:1]
    values = request.get("ExpressionAttributeValues", {})
    return [value for name in placeholder for value in values[name].values()]


def _named(table: Any) -> list[dict[str, Any]]:
    """Of one table: the keys that BatchGetItem asks for, or the items of BatchWriteItem."""
    if isinstance(table, dict):
        return list(table["Keys"])
    return [one.get("Item") or one["Key"] for request in table for one in request.values()]


def teach_leading_keys() -> None:
    """Without them a condition "for all values" would be true of none."""
    known = iam_actions.dynamodb_service_context

    def context(body: bytes) -> dict[str, Any]:
        return known(body) | {"dynamodb:LeadingKeys": leading_keys(json.loads(body or b"{}"))}

    iam_actions.dynamodb_service_context = context


def teach_sending() -> None:
    """A mail needs the right to its sender's identity and to its configuration set.

    It is called SendRawEmail for a mail that comes as MIME.
    """
    known = app._enforce_ses_v2

    def check(method: str, path: str, headers: Any, body: bytes, query: Any, id: str) -> Any:
        if not path.endswith("/outbound-emails"):
            return known(method, path, headers, body, query, id)
        mail = json.loads(body)
        sender = mail["FromEmailAddress"]
        action = "ses:SendRawEmail" if "Raw" in mail["Content"] else "ses:SendEmail"
        resources = [f"identity/{sender.rpartition('@')[2]}"]
        if "ConfigurationSetName" in mail:
            resources.append(f"configuration-set/{mail['ConfigurationSetName']}")
        for resource in resources:
            keys = {"resource_arn": f"{OWN}:{resource}"}
            keys["service_context"] = {"ses:FromAddress": sender}
            if denied := app._enforce_data_plane("sesv2", action, headers, query, id, **keys):
                return denied
        return None

    app._enforce_ses_v2 = check


def teach_recovery() -> None:
    """A table can go back an hour; by itself MiniStack knows no moment but this very second."""
    known = dynamodb._describe_continuous_backups

    def describe(data: dict[str, Any]) -> Any:
        status, headers, body = known(data)
        answer = json.loads(body)
        found = answer.get("ContinuousBackupsDescription", {}).get("PointInTimeRecoveryDescription")
        if found and "EarliestRestorableDateTime" in found:
            found["EarliestRestorableDateTime"] -= 3600
        return status, headers, json.dumps(answer).encode()

    dynamodb._describe_continuous_backups = describe


def teach_encryption() -> None:
    """It is spoken to without TLS, which the bucket of attachments denies to every role."""
    known = iam_evaluator._request_origin

    class Encrypted:
        def get(self) -> tuple[str, bool]:
            return known.get()[0], True

        def __getattr__(self, name: str) -> Any:
            return getattr(known, name)

    iam_evaluator._request_origin = Encrypted()


if __name__ == "__main__":
    teach_encryption()
    teach_leading_keys()
    teach_sending()
    teach_recovery()
    runpy.run_module("ministack", run_name="__main__")
