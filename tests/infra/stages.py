"""A stage whose stack exists in the emulated AWS, as far as commands look at it."""

from __future__ import annotations

import json
from typing import Any

from infra.deploy.stage import Stage
from tests.emulated import Aws


def stage() -> Stage:
    return Stage(
        name="dev",
        region="ap-southeast-3",
        alarm_email="admin@contoh.example",
        domain="",
        rate_limit="no",
        sms_sender_id="",
        monthly_budget=20,
    )


def stack(aws: Aws, **more: str) -> None:
    """A stack that gives away the test's table and key."""
    outputs = {"TableName": aws.table, "IdentityKeyId": aws.kms_key, **more}
    template: dict[str, Any] = {
        "Resources": {"Nothing": {"Type": "AWS::SNS::Topic"}},
        "Outputs": {name: {"Value": value} for name, value in outputs.items()},
    }
    aws.client("cloudformation").create_stack(
        StackName=stage().stack, TemplateBody=json.dumps(template)
    )
