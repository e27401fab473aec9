"""A table as it was: point-in-time recovery into a second table beside the live one.

The live table stays: stream, expiry, recovery and alarms hang on it, and none of them comes with a
restored table (DynamoDB developer guide, "Point-in-time recovery").
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from functions.domain.dates import waktu
from infra.deploy.stage import Stop

MARK = "-restored-"
"""In the name of every restored table; only such a table is ever dropped."""

_WAIT = {"Delay": 15, "MaxAttempts": 4 * 60 * 4}
"""Seconds and times: four hours. DynamoDB says nothing on how far it is."""


def recover(
    dynamodb: Any, live: str, restored: str, at: datetime, say: Callable[[str], None] = print
) -> None:
    """Make the restored table and wait for it; one that is there already is used again."""
    if _exists(dynamodb, restored):
        say(f"{restored} is there already: going on with it.")
    else:
        _check_window(dynamodb, live, at)
        dynamodb.restore_table_to_point_in_time(
            SourceTableName=live,
            TargetTableName=restored,
            RestoreDateTime=at,
            GlobalSecondaryIndexOverride=[],  # not asked here, and slow to make
        )
        say(
            f"Restoring {live} into {restored}. DynamoDB takes minutes to hours for it; when you "
            "stop this command, the same command goes on later."
        )
    dynamodb.get_waiter("table_exists").wait(TableName=restored, WaiterConfig=_WAIT)


def drop(dynamodb: Any, restored: str) -> None:
    """Delete a restored table."""
    if MARK not in restored:
        raise Stop(f"{restored} is not a restored table, so it is left alone.")
    dynamodb.delete_table(TableName=restored)


def _exists(dynamodb: Any, table: str) -> bool:
    try:
        dynamodb.describe_table(TableName=table)
    except dynamodb.exceptions.ResourceNotFoundException:
        return False
    return True


def _check_window(dynamodb: Any, live: str, at: datetime) -> None:
    try:
        backups = dynamodb.describe_continuous_backups(TableName=live)
    except dynamodb.exceptions.TableNotFoundException as error:
        raise Stop(
            f"There is no table {live}. Of a deleted table DynamoDB keeps a system backup for 35 "
            "days: restore that one in the console (DynamoDB, Backups)."
        ) from error
    found = backups["ContinuousBackupsDescription"].get("PointInTimeRecoveryDescription", {})
    if found.get("PointInTimeRecoveryStatus") != "ENABLED":
        raise Stop(
            f"Point-in-time recovery is off for {live}: there is nothing to restore. Switch it on "
            "with `make deploy`, today."
        )
    first, last = found["EarliestRestorableDateTime"], found["LatestRestorableDateTime"]
    if not first <= at <= last:
        raise Stop(
            f"{waktu(at)} cannot be restored: {live} can go back to any moment from "
            f"{waktu(first)} to {waktu(last)}."
        )
