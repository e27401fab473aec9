"""Leaving: the restore drill, the export, and `make destroy`, never by mistake and then wholly."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from botocore.exceptions import ClientError

from tests.deploy.cloud import Cloud, Portal
from tests.deploy.conftest import portal_of


def test_the_restore_drill_finds_everything_as_it_is(cloud: Cloud, portal: Portal) -> None:
    portal.file(description="Kabel listrik menjuntai di depan rumah warga RT 3.")
    dynamodb, table = cloud.client("dynamodb"), portal.outputs["TableName"]
    dynamodb.update_continuous_backups(  # in the template, but not made by the emulator
        TableName=table, PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True}
    )
    now = datetime.now(UTC).isoformat(timespec="seconds")
    done = cloud.run("infra.restore", "dev", AT=now, DROP="yes")
    assert "one of then was decrypted" in done.stdout, done.stdout + done.stderr
    assert done.returncode == 0, done.stdout + done.stderr
    assert table in dynamodb.list_tables()["TableNames"]


def test_everything_can_be_taken_along(cloud: Cloud, portal: Portal, tmp_path: Path) -> None:
    number = portal.file(description="Laporan terakhir sebelum kantor pindah ke tempat lain.")
    done = cloud.run("infra.export", "dev", OUT=str(tmp_path / "all"), IDENTITIES="yes")
    assert done.returncode == 0, done.stdout + done.stderr
    complaints = (tmp_path / "all" / "complaints.jsonl").read_text(encoding="utf-8")
    assert number["number"] in complaints and "Siti" not in complaints
    assert "Siti Aminah" in (tmp_path / "all" / "identities.jsonl").read_text(encoding="utf-8")


def test_a_stage_with_complaints_stays(cloud: Cloud, portal: Portal) -> None:
    done = cloud.run("infra.deploy.destroy", "dev")
    assert done.returncode == 1
    assert "holds complaints" in done.stderr and "COMPLAINTS=dev" in done.stderr
    portal_of(cloud, "dev").file(description="Masih bisa menerima laporan setelah ditolak.")


def test_told_to_it_goes_with_everything(cloud: Cloud, portal: Portal) -> None:
    gone = cloud.outputs("dev")
    done = cloud.run("infra.deploy.destroy", "dev", COMPLAINTS="dev")
    assert done.returncode == 0, done.stdout + done.stderr
    with pytest.raises(ClientError):
        cloud.outputs("dev")
    tables = cloud.client("dynamodb").list_tables()["TableNames"]
    assert gone["TableName"] not in tables
    buckets = {bucket["Name"] for bucket in cloud.client("s3").list_buckets()["Buckets"]}
    assert not buckets & {gone["SiteFilesBucket"], gone["AttachmentsBucket"]}
    assert (gone["ArchiveBucket"] in buckets) is ("The archive stays" in done.stdout)
    names = [f["FunctionName"] for f in cloud.client("lambda").list_functions()["Functions"]]
    assert not [name for name in names if "dev" in name and "probe" not in name]
    assert cloud.client("ssm").describe_parameters()["Parameters"], "production keeps its own"


def test_again_finds_nothing_to_do(cloud: Cloud, portal: Portal) -> None:
    done = cloud.run("infra.deploy.destroy", "dev")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_other_stage_is_untouched(cloud: Cloud, portal: Portal) -> None:
    portal_of(cloud, "production").file(description="Tahap yang lain tetap berjalan seperti biasa.")


def test_what_was_interrupted_half_way_is_finished_by_the_same_command(cloud: Cloud) -> None:
    """The table went, and then somebody pressed Ctrl-C."""
    dynamodb, table = cloud.client("dynamodb"), cloud.outputs("production")["TableName"]
    dynamodb.update_table(TableName=table, DeletionProtectionEnabled=False)
    dynamodb.delete_table(TableName=table)
    done = cloud.run("infra.deploy.destroy", "production")
    assert done.returncode == 0, done.stdout + done.stderr
    with pytest.raises(ClientError):
        cloud.outputs("production")
