"""The weekly digest: one mail an agency and week of what it owes, whatever happens."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from functions.actions.perform import perform
from functions.domain import agency_acts, desk_acts, staff_acts
from functions.domain.digest import owing
from functions.domain.errors import Busy
from functions.jobs.sweep import sweep
from functions.storage.digests import Digests
from functions.wiring.jobs import Jobs
from tests.clock import Clock, wita
from tests.desks import filed, replaced
from tests.emulated import Aws
from tests.sent import Mail, sent_mails
from tests.storage.bad_wire import SEND_MAIL, bad_wire, closed, refused

MONDAY = wita("2026-11-30", "08:00")


def owed(jobs: Jobs, *agencies: str, story: str = "", **changes: str) -> str:
    """A complaint that was handed to agencies on Tuesday."""
    words = {"description": story or "Lampu jalan di depan pasar mati lagi."} | changes
    number = filed(jobs.desk, **words).complaint.number
    desk = jobs.desk
    perform(
        desk,
        number,
        "staff:rina",
        lambda c, act: staff_acts.dispatch(c, act, desk.directory, agencies),
    )
    return number


def digests() -> list[Mail]:
    return [mail for mail in sent_mails() if "Rekap minggu ini" in mail.subject]


@pytest.fixture
def monday(aws_jobs: Jobs, clock: Clock) -> Callable[[], dict[str, int]]:
    """Moves the clock to Monday's opening, and sweeps."""

    def come() -> dict[str, int]:
        sweep(aws_jobs)
        clock.now = MONDAY
        return sweep(aws_jobs)

    return come


def test_each_agency_reads_once_a_week_what_it_owes_in_order(
    aws_jobs: Jobs, clock: Clock, monday: Callable[[], object]
) -> None:
    first = owed(aws_jobs, "pupr")
    clock.advance(days=2)
    second = owed(aws_jobs, "pupr", "polres", story="Jalan di depan sekolah berlubang dalam.")
    monday()
    sweep(aws_jobs)
    clock.advance(days=1)
    sweep(aws_jobs)
    mails = {mail.to: mail for mail in digests()}
    directory = aws_jobs.desk.directory
    assert set(mails) == {directory.agencies[a].email for a in ("pupr", "polres")}
    assert len(digests()) == 2
    text = mails[directory.agencies["pupr"].email].text
    assert "2 laporan" in text and text.index(first) < text.index(second)
    assert "Lampu jalan mati" in text and "Paling lambat" in text and "(Lewat target)" in text
    assert "#" not in text and "Siti" not in text, "no link that answers, and no name"
    clock.advance(days=6)
    sweep(aws_jobs)
    assert len(digests()) == 4, "the next week has its own"


def test_who_owes_nothing_hears_nothing(aws_jobs: Jobs, monday: Callable[[], object]) -> None:
    number = owed(aws_jobs, "pupr")
    perform(
        aws_jobs.desk, number, "agency:pupr", lambda c, act: agency_acts.return_(c, act, "pupr")
    )
    monday()
    assert not digests()


@pytest.mark.parametrize(
    ("day", "hour"),
    [
        ("2026-11-30", "07:59"),
        ("2026-11-28", "10:00"),
        ("2026-11-30", "16:30"),
        ("2026-12-01", "10:00"),
    ],
)
def test_it_comes_in_office_hours_only(aws_jobs: Jobs, clock: Clock, day: str, hour: str) -> None:
    owed(aws_jobs, "pupr")
    sweep(aws_jobs)
    clock.now = wita(day, hour)
    sweep(aws_jobs)
    assert not digests()


def test_the_office_can_do_without(aws_jobs: Jobs, clock: Clock) -> None:
    settings = replace(
        aws_jobs.desk.settings, digest=replace(aws_jobs.desk.settings.digest, send=False)
    )
    jobs = replace(aws_jobs, desk=replaced(aws_jobs.desk, settings=settings))
    owed(jobs, "pupr")
    clock.now = MONDAY
    sweep(jobs)
    assert not digests()


def test_a_restricted_one_goes_without_its_subject_and_only_to_who_may_know(
    aws_jobs: Jobs, monday: Callable[[], object]
) -> None:
    number = owed(aws_jobs, "inspektorat")
    desk = aws_jobs.desk
    flags = ["restricted"]
    perform(
        desk, number, "staff:rina", lambda c, act: desk_acts.flag(c, act, desk.directory, flags)
    )
    monday()
    (mail,) = digests()
    assert mail.to == desk.directory.agencies["inspektorat"].email
    assert f"{number}: Laporan terbatas." in mail.text and "Lampu" not in mail.text
    held = desk.complaints.load(owed(aws_jobs, "pupr", story="Jalan di depan sekolah rusak."))
    wrong = replace(held, flags=frozenset(("restricted",)))
    assert owing(held, "pupr", desk.directory, desk.rules, MONDAY)
    assert owing(wrong, "pupr", desk.directory, desk.rules, MONDAY) is None


@pytest.mark.fault(17, 18)
def test_a_deliverer_that_died_between_claim_and_sent_is_told_and_never_repeated(
    aws_jobs: Jobs,
    clock: Clock,
    monday: Callable[[], object],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    owed(aws_jobs, "pupr")
    with monkeypatch.context() as patch:
        patch.setattr(Digests, "settle", lambda *_: (_ for _ in ()).throw(Busy("x")))
        monday()
    assert len(digests()) == 1, "sent, and nobody wrote it down"
    capsys.readouterr()
    for _ in range(3):
        clock.advance(minutes=4)
        sweep(aws_jobs)
    assert len(digests()) == 1
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines == [{"job": "digest", "sent": 0, "failed": 0, "undelivered": 1}], "told once"


@pytest.mark.fault(16)
def test_two_sweeps_at_once_send_one(aws_jobs: Jobs, clock: Clock, atomic: None) -> None:
    for agency in ("pupr", "polres", "dlh"):
        owed(aws_jobs, agency, story=f"Laporan untuk {agency} tentang jalan rusak.")
    sweep(aws_jobs)
    clock.now = MONDAY
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: sweep(aws_jobs), range(8)))
    assert len({mail.to for mail in digests()}) == len(digests()) == 3


@pytest.mark.fault(22)
def test_an_address_that_is_refused_is_told_and_keeps_nobody_waiting(
    aws_jobs: Jobs, monday: Callable[[], object], capsys: pytest.CaptureFixture[str]
) -> None:
    directory = aws_jobs.desk.directory
    agencies = {**directory.agencies, "dlh": replace(directory.agencies["dlh"], email="")}
    courier = aws_jobs.digest_post.courier
    composer = replaced(courier.composer, directory=replace(directory, agencies=agencies))
    post = replace(aws_jobs.digest_post, courier=replace(courier, composer=composer))
    jobs = replace(aws_jobs, digest_post=post)
    for agency in ("dlh", "pupr"):
        owed(jobs, agency, story=f"Laporan untuk {agency} tentang jalan rusak.")
    jobs.desk.now.now = MONDAY  # type: ignore[attr-defined]
    for _ in range(3):
        sweep(jobs)
    assert len(digests()) == 1
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert told == [{"job": "digest", "sent": 1, "failed": 0, "undelivered": 1}]


@pytest.mark.fault(19, 21)
def test_when_the_mail_service_asks_to_wait_it_comes_later(
    aws_jobs: Jobs, clock: Clock, monday: Callable[[], object]
) -> None:
    owed(aws_jobs, "pupr")
    sweep(aws_jobs)
    with bad_wire(SEND_MAIL, refused("TooManyRequestsException", 429), times=10**6):
        monday()
    assert not digests()
    clock.advance(minutes=3)
    sweep(aws_jobs)
    assert len(digests()) == 1


def test_a_claim_whose_reply_was_lost_is_ones_own(
    aws_jobs: Jobs, clock: Clock, monday: Callable[[], object]
) -> None:
    owed(aws_jobs, "pupr")
    sweep(aws_jobs)
    with bad_wire("PutItem", closed):
        monday()
    assert len(digests()) == 1


def test_once_the_week_is_done_a_minute_reads_nothing_more(
    aws: Aws, aws_jobs: Jobs, monday: Callable[[], object], clock: Clock
) -> None:
    owed(aws_jobs, "pupr")
    monday()
    clock.advance(minutes=1)
    asked: list[str] = []
    aws.client("dynamodb").meta.events.register(
        "before-call.dynamodb", lambda model, **_: asked.append(model.name)
    )
    sweep(aws_jobs)
    assert asked == ["Query"] * 4 + ["UpdateItem", "GetItem"], "due, heartbeat, the calendar"
