"""The stores beside the complaints: what expires, what counts, what stays."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from functions.actions.desk import Desk
from functions.actions.visit import visit
from functions.domain.identity import Identity
from functions.domain.staff import Session
from functions.domain.submission import Recorded
from functions.storage.audit import Audit
from functions.storage.heartbeats import Heartbeats
from functions.storage.orphans import ORPHANED_AFTER
from functions.storage.sessions import Sessions
from functions.wiring.jobs import Jobs
from tests.clock import Clock, wita
from tests.desks import filed, submission
from tests.emulated import Aws


def items_by_letter(aws: Aws) -> dict[str, dict[str, Any]]:
    return {item["pk"]["S"][0]: item for item in aws.items()}


# --- sessions, heartbeats, audit ---------------------------------------------------------------


@pytest.mark.fault(38)
def test_a_session_is_gone_once_it_expired_whatever_the_table_still_holds(
    aws: Aws, clock: Clock
) -> None:
    sessions = Sessions(aws.client("dynamodb"), aws.table)
    session = Session("rina", clock() + timedelta(hours=8), "MFA_SETUP", "ticket")
    sessions.put("secret", session)
    assert sessions.get("secret", clock()) == session
    assert sessions.get("guess", clock()) is None
    clock.advance(hours=8)
    assert sessions.get("secret", clock()) is None
    assert aws.items()[0]["ttl"]["N"] == str(int(session.expires.timestamp()))


def test_a_session_ends_at_logout_and_its_secret_is_not_in_the_table(
    aws: Aws, clock: Clock
) -> None:
    sessions = Sessions(aws.client("dynamodb"), aws.table)
    sessions.put("secret", Session("rina", clock() + timedelta(hours=8)))
    assert "secret" not in repr(aws.items())
    sessions.drop("secret")
    assert sessions.get("secret", clock()) is None
    assert not aws.items()


def test_a_heartbeat_is_the_latest_one(aws: Aws, clock: Clock) -> None:
    heartbeats = Heartbeats(aws.client("dynamodb"), aws.table)
    assert heartbeats.last("sweep") is None
    heartbeats.beat("sweep", clock())
    heartbeats.beat("sweep", clock.advance(minutes=1))
    assert heartbeats.last("sweep") == clock()
    assert heartbeats.last("export") is None


def test_the_audit_trail_is_read_month_by_month_in_order(aws: Aws) -> None:
    audit = Audit(aws.client("dynamodb"), aws.table)
    for day, id in (("2026-11-24", "b"), ("2026-11-02", "a"), ("2026-12-02", "c")):
        audit.record("rina", "identity", f"TB-0000-000{id}", wita(day), id)
    lines = audit.of_month(wita("2026-11-15"))
    assert [line["number"][-1] for line in lines] == ["a", "b"]
    assert lines[0] == {
        "at": "2026-11-02T02:00:00.000+00:00",
        "who": "rina",
        "what": "identity",
        "number": "TB-0000-000a",
    }


# --- tries -------------------------------------------------------------------------------------


@pytest.mark.fault(38)
def test_tries_are_counted_by_the_hour_and_apart(any_desk: Desk, clock: Clock) -> None:
    for _ in range(3):
        any_desk.tries.add("code TB-1", clock())
    any_desk.tries.add("login rina", clock())
    assert any_desk.tries.count("code TB-1", clock()) == 3
    assert any_desk.tries.count("code TB-2", clock()) == 0
    assert any_desk.tries.count("code TB-1", clock.advance(hours=1)) == 0


def test_a_counter_expires_and_names_nobody(aws: Aws, aws_desk: Desk, clock: Clock) -> None:
    aws_desk.tries.add("login rina", clock())
    (item,) = aws.items()
    assert "rina" not in repr(item)
    assert int(item["ttl"]["N"]) > clock().timestamp()


# --- submissions and identities ----------------------------------------------------------------


def test_the_first_submission_under_a_key_stays(any_desk: Desk) -> None:
    first = Recorded("TB-1", "print-1", any_desk.now(), submission(identity=Identity()))
    second = Recorded("TB-2", "print-2", any_desk.now(), submission(description="Lain sekali."))
    assert any_desk.submissions.find("key") is None
    assert any_desk.submissions.record("key", first) == first
    assert any_desk.submissions.record("key", second) == first
    assert any_desk.submissions.find("key") == first


def test_a_submission_is_renumbered_by_whoever_comes_first(any_desk: Desk) -> None:
    first = Recorded("TB-1", "print-1", any_desk.now(), submission())
    any_desk.submissions.record("key", first)
    any_desk.submissions.renumber("key", "TB-1", "TB-2")
    any_desk.submissions.renumber("key", "TB-1", "TB-3")
    found = any_desk.submissions.find("key")
    assert found and found.number == "TB-2"


def test_the_first_identity_of_a_number_stays(any_desk: Desk) -> None:
    any_desk.identities.put("TB-1", Identity(name="Siti"), any_desk.now())
    any_desk.identities.put("TB-1", Identity(name="Budi"), any_desk.now())
    assert any_desk.identities.get("TB-1") == Identity(name="Siti")
    assert any_desk.identities.get("TB-2") == Identity()


@pytest.mark.fault(7)
@pytest.mark.parametrize("letter", ["S", "I"])
def test_only_a_complaint_that_stands_keeps_submission_and_identity(
    aws: Aws, aws_jobs: Jobs, letter: str
) -> None:
    desk = aws_jobs.desk
    number = filed(desk).complaint.number
    expires = int((desk.now() + ORPHANED_AFTER).timestamp())
    assert items_by_letter(aws)[letter]["ttl"]["N"] == str(expires)
    assert "un" in items_by_letter(aws)["C"]
    visit(desk, aws_jobs.courier, number, "visit-1")
    assert "ttl" not in items_by_letter(aws)[letter]
    assert "un" not in items_by_letter(aws)["C"]
    assert "ttl" not in items_by_letter(aws)["C"]
