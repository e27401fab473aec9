"""The restore drill on emulated AWS. Its recovery copies the table as it stands when it begins."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from infra.deploy.stage import Stop
from infra.restore.__main__ import restore
from tests.clock import Clock
from tests.emulated import Aws
from tests.infra.restore.accidents import Drill
from tests.infra.stages import stack, stage


@pytest.fixture
def clock() -> Clock:
    """At the real present, as the drill and the backups are: items of long ago have expired."""
    return Clock(datetime.now(UTC))


@pytest.fixture
def dynamodb(aws: Aws) -> Any:
    client = aws.client("dynamodb")
    client.update_continuous_backups(
        TableName=aws.table,
        PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True},
    )
    stack(aws)
    return client


@pytest.fixture
def at(aws: Aws, dynamodb: Any) -> datetime:
    found = dynamodb.describe_continuous_backups(TableName=aws.table)
    recovery = found["ContinuousBackupsDescription"]["PointInTimeRecoveryDescription"]
    moment: datetime = recovery["LatestRestorableDateTime"]
    return moment


@pytest.fixture
def drill(
    at: datetime, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Drill:
    def run(**order: str) -> str:
        given = {"AT": at.isoformat(), "YES": "1", **order}
        for name in ("AT", "COPY", "NUMBERS", "DROP", "TABLE", "YES"):
            monkeypatch.setenv(name, given.get(name, ""))
        trouble = ""
        try:
            restore(stage())
        except Stop as stop:
            trouble = str(stop)
        return capsys.readouterr().out + trouble

    return run
