"""Cold starts: a fresh process of the packaged function, from its birth to its first answer.

Each is a ratio to a bare boto3 handler that puts one item, in processor time: milliseconds belong
to a machine, ratios carry over to Lambda. All take turns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from infra.bench import words
from infra.bench.cloud import Cloud, cloud
from infra.bench.events import Event, as_form, as_json, page, query
from infra.bench.runtime import Runtime, runtime
from infra.bench.runtime_api import Function, cold_start
from infra.bench.table import Row

ROUNDS = 15


@dataclass(frozen=True, slots=True)
class Case:
    """What is started, what it is asked, how it must answer; None for a figure only shown."""

    name: str
    function: Function
    event: Callable[[], Event]
    status: int = 200
    budget: float | None = None


def rows(build: Path) -> Iterator[Row]:
    """The functions that somebody waits for; `build` holds the folder of each package."""
    with cloud() as aws, runtime(aws.environment, aws.certificate) as made:
        cases = list(_cases(build, aws, made))
        found = ratios(cases)
        for case in cases[1:]:
            name = f"cold start, {case.name}, against a bare boto3 handler"
            yield Row(name, found[case.name], case.budget)


def ratios(cases: list[Case]) -> dict[str, float]:
    """What each case takes to the first, each in its quickest turn: a busy machine only adds."""
    turns = [[_seconds(case) for case in cases] for _ in range(ROUNDS)]
    bare, *others = (min(seconds) for seconds in zip(*turns, strict=True))
    return {case.name: best / bare for case, best in zip(cases[1:], others, strict=True)}


def _seconds(case: Case) -> float:
    seconds, answer = cold_start(case.function, case.event())
    if answer["statusCode"] != case.status:
        raise RuntimeError(f"{case.name} answered {answer} instead of {case.status}")
    return seconds


def _cases(build: Path, aws: Cloud, runtime: Runtime) -> Iterator[Case]:
    key = {"number": aws.number, "code": aws.code}
    citizen = runtime(build / "citizen", "functions.faces.citizen.handler.handler")
    agency = runtime(build / "agency", "functions.faces.agency.handler.handler")
    search = runtime(build / "search", "functions.faces.search.handler.handler")
    staff = runtime(build / "staff", "functions.faces.admin.boot.lambda_handler")
    stories = count()

    def submission() -> Event:
        story = f"{words.STORY[:1000]} {next(stories)}"  # never the same: that would be quicker
        who = {"name": "Siti Rahmah", "email": "siti@contoh.example"}
        return as_json("/api/complaints", {"description": story, **who})

    yield Case("bare", runtime(runtime.bare, "bare.handler"), dict)
    yield Case("tracking", citizen, lambda: as_json("/api/track", key), budget=1.15)
    yield Case("tracking as a page", citizen, lambda: as_form("/api/track", key))
    yield Case("submit", citizen, submission, 201, budget=1.30)
    yield Case("agency", agency, lambda: as_form("/api/agency/case", {"token": aws.token}))
    yield Case("search", search, lambda: query("/informasi-publik/cari", q="melayani"))
    yield Case("staff", staff, lambda: page("/admin/"), budget=1.45)
