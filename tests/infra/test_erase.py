"""`make erase`: who reported is gone, the complaint stays, and what backups hold is said."""

from __future__ import annotations

import pytest

from functions.actions.desk import Desk
from functions.actions.find import find, hashed
from functions.actions.perform import perform
from functions.actions.staff import reveal_identity
from functions.domain import citizen_acts, desk_acts
from functions.domain.findable import asked
from functions.domain.identity import Identity
from functions.storage.audit import Audit
from functions.storage.identities import Identities
from infra.deploy.erase import erase_identity
from infra.deploy.stage import Stop
from tests.crashes import Crash, die
from tests.desks import filed
from tests.emulated import FIND_KEYS, Aws
from tests.infra.stages import stack, stage

SITI = Identity(name="Siti Rahmah", phone="+6281234567890", email="siti@contoh.id")


@pytest.fixture(autouse=True)
def deployed(aws: Aws, monkeypatch: pytest.MonkeyPatch) -> None:
    stack(aws)
    where = f"/pengaduan/{stage().name}/find-keys"
    aws.client("ssm").put_parameter(Name=where, Value=FIND_KEYS, Type="SecureString")
    monkeypatch.setenv("YES", "1")


def found(desk: Desk, typed: str) -> list[str]:
    return [c.number for c in find(desk, hashed(desk, asked(typed)), "").complaints]


def test_who_reported_is_gone_and_found_no_more_and_the_complaint_stays(
    aws_desk: Desk, aws: Aws, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    number = filed(aws_desk, identity=SITI).complaint.number
    assert found(aws_desk, "Siti Rahmah") == found(aws_desk, "081234567890") == [number]
    monkeypatch.setenv("NUMBER", number.lower())
    erase_identity(stage())
    assert reveal_identity(aws_desk, number) == Identity()
    for typed in ("Siti Rahmah", "081234567890", "siti@contoh.id"):
        assert found(aws_desk, typed) == [], typed
    assert found(aws_desk, "lampu pasar") == [number]
    complaint = aws_desk.complaints.load(number)
    assert (complaint.history[-1].what, complaint.contact, complaint.is_open) == (
        "erased",
        "",
        True,
    )
    waiting = [m for m in complaint.messages.values() if m.to == "reporter"]
    assert waiting and all(message.state == "void" for message in waiting)
    said = capsys.readouterr().out
    assert "still open" in said and "Backups hold them until" in said and "Siti" not in said
    line = Audit(aws.client("dynamodb"), aws.table).of_month(complaint.history[-1].at)[-1]
    assert (line["what"], line["number"]) == ("identity erase", number)


def test_one_that_is_stopped_stands_in_the_audit_and_is_finished_by_the_next(
    aws_desk: Desk, aws: Aws, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = filed(aws_desk, identity=SITI).complaint.number
    monkeypatch.setenv("NUMBER", number)
    with monkeypatch.context() as broken, pytest.raises(Crash):
        broken.setattr(Identities, "erase", lambda *_: die())
        erase_identity(stage())
    at = aws_desk.complaints.load(number).history[-1].at
    line = Audit(aws.client("dynamodb"), aws.table).of_month(at)[-1]
    assert (line["what"], line["number"]) == ("identity erase", number)
    erase_identity(stage())
    assert reveal_identity(aws_desk, number) == Identity()


def test_what_happens_later_reaches_nobody_and_breaks_nothing(
    aws_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = filed(aws_desk, identity=SITI).complaint.number
    monkeypatch.setenv("NUMBER", number)
    erase_identity(stage())
    after = perform(aws_desk, number, "staff:rina", desk_acts.correct)
    assert not [m for m in after.messages.values() if m.event == len(after.history) - 1]


@pytest.mark.parametrize(("number", "said"), [("TB-0000-0000", "no complaint"), ("", "NUMBER=")])
def test_an_unknown_number_erases_nothing(
    number: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NUMBER", number)
    with pytest.raises(Stop, match=said):
        erase_identity(stage())


def test_a_second_time_says_that_it_was_done(
    aws_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = filed(aws_desk, identity=SITI).complaint.number
    perform(aws_desk, number, "reporter", citizen_acts.withdraw)
    monkeypatch.setenv("NUMBER", number)
    erase_identity(stage())
    with pytest.raises(Stop, match="was erased before"):
        erase_identity(stage())
