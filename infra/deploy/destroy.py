"""`make destroy STAGE=…`: take a stage down, with all that it holds."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from infra.deploy import account, commands, secrets
from infra.deploy.parts import edge_stack, main_stack
from infra.deploy.staff import remove_staff
from infra.deploy.stage import Stage, Stop
from infra.table import COMPLAINTS, TEXTS, kind_of, scan

TOLD = "COMPLAINTS"
"""The variable that tells us to delete complaints too: it has to name the stage."""

KEY_DAYS = 30
"""The longest that KMS waits before it deletes a key: until then it can be taken back."""


def destroy(stage: Stage) -> None:
    """Refuses while there are complaints, unless told; asks once; safe to repeat."""
    number = account.check_account(stage)
    main, edge = main_stack(stage), edge_stack(stage)
    main.settle()
    outputs = main.outputs()
    if outputs and _holds_complaints(stage, outputs["TableName"]):
        if os.environ.get(TOLD) != stage.name:
            raise Stop(
                f"Stage {stage.name} holds complaints. Take them out first (make export). To "
                f"delete them with everything else: make destroy STAGE={stage.name} "
                f"{TOLD}={stage.name}."
            )
        print("ALL COMPLAINTS of this stage will be deleted, and nothing brings them back.")
    commands.ask(f"Delete everything of stage {stage.name} in account {number}?")
    remove_staff(stage)
    if outputs:
        _empty(stage, outputs["SiteFilesBucket"])
        _delete_data(stage, outputs)  # while the stack still tells what they are called
    main.take_down()
    edge.take_down()
    secrets.forget(stage)
    print(f"Stage {stage.name} is gone. {stage.stack}'s key is deleted in {KEY_DAYS} days.")


def _holds_complaints(stage: Stage, table: str) -> bool:
    """Not when an interrupted run has deleted the table already."""
    dynamodb = stage.client("dynamodb")
    with suppress(dynamodb.exceptions.ResourceNotFoundException):
        items = scan(dynamodb, table, ProjectionExpression="pk, sk")
        return any(kind_of(item) in (COMPLAINTS, TEXTS) for item in items)
    return False


def _delete_data(stage: Stage, outputs: Mapping[str, str]) -> None:
    """What the stack itself would leave behind, because it must never go by mistake.

    What an interrupted run has deleted already is gone, and no reason to stop.
    """
    dynamodb, table = stage.client("dynamodb"), outputs["TableName"]
    gone = (
        dynamodb.exceptions.ResourceNotFoundException,
        dynamodb.exceptions.ResourceInUseException,  # it is going already
    )
    with suppress(*gone):
        dynamodb.update_table(TableName=table, DeletionProtectionEnabled=False)
        dynamodb.delete_table(TableName=table)
    _empty(stage, outputs["AttachmentsBucket"])
    s3 = stage.client("s3")
    with suppress(s3.exceptions.NoSuchBucket):
        s3.delete_bucket(Bucket=outputs["AttachmentsBucket"])
    _leave_archive(s3, outputs["ArchiveBucket"])
    cognito, pool = stage.client("cognito-idp"), outputs["UserPoolId"]
    with suppress(cognito.exceptions.ResourceNotFoundException):
        cognito.update_user_pool(UserPoolId=pool, DeletionProtection="INACTIVE")
        cognito.delete_user_pool(UserPoolId=pool)
    kms, key = stage.client("kms"), outputs["IdentityKeyId"]
    with suppress(kms.exceptions.KMSInvalidStateException):
        kms.schedule_key_deletion(KeyId=key, PendingWindowInDays=KEY_DAYS)


def _leave_archive(s3: Any, bucket: str) -> None:
    """The archive goes only when nothing is in it: the law asks for an appraisal first."""
    with suppress(s3.exceptions.NoSuchBucket):
        if s3.list_object_versions(Bucket=bucket, MaxKeys=1).get("Versions"):
            print(f"The archive stays: bucket {bucket}. Delete it by hand once it is handed over.")
        else:
            s3.delete_bucket(Bucket=bucket)


def _empty(stage: Stage, bucket: str) -> None:
    s3 = stage.client("s3")
    with suppress(s3.exceptions.NoSuchBucket):
        for page in s3.get_paginator("list_object_versions").paginate(Bucket=bucket):
            for version in (*page.get("Versions", ()), *page.get("DeleteMarkers", ())):
                s3.delete_object(Bucket=bucket, Key=version["Key"], VersionId=version["VersionId"])


if __name__ == "__main__":
    sys.exit(commands.run(destroy))
