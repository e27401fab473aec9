"""The office's reports: made when they are due or asked for, filed, mailed, and never twice."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from functools import cache
from typing import Any

from functions import config, faults, figures
from functions.domain.errors import Outdated, PortalError
from functions.domain.shelf import Filed
from functions.jobs import report_mail, shelving
from functions.reports.report import Period
from functions.reports.schedule import SERIES, Due, beginning, due
from functions.wiring import reports as wiring
from functions.wiring.reports import Reporting

MOST = 12
"""Reports of one run, for a function has three minutes; the next hour goes on."""

COUNTED = "state"
"""Under this name the nightly count says how far it came."""


@cache
def _reporting() -> Reporting:
    return wiring.reporting(config.from_environment())


def handler(event: Mapping[str, Any], context: object) -> dict[str, int]:
    """Lambda's entry: every hour, and with a "kind" when the office asks for something."""
    found = run(_reporting(), event)
    figures.tell("reports", **found)
    return found


def run(parts: Reporting, event: Mapping[str, Any]) -> dict[str, int]:
    """What was made, could not be, is still to be made, and mails in trouble."""
    if "kind" not in event:
        return catch_up(parts)
    asked = Asked(parts, event)
    return asked.do()


def catch_up(parts: Reporting) -> dict[str, int]:
    """Make what is due by now; a report that cannot be made keeps no other waiting."""
    remembered = parts.heartbeats.beat("reports", parts.now())
    waiting = _due(parts, remembered)
    stuck: set[str] = set()
    undelivered = 0
    for each in waiting[:MOST]:
        try:
            trouble, is_done = _one(parts, each)
        except Exception as error:
            # Any error: one report must not keep the others waiting. The next hour tries again.
            faults.report("reports", error, kind=each.kind, first=str(each.period.first))
            stuck.add(each.series)
        else:
            undelivered += trouble
            if not is_done:
                stuck.add(each.series)
            if each.series not in stuck:
                parts.heartbeats.remember("reports", each.series, each.period.last.isoformat())
    made = len(waiting[:MOST])
    return {"made": made, "behind": len(waiting) - made, "stuck": len(stuck)} | (
        {"undelivered": undelivered} if undelivered else {}
    )


def _due(parts: Reporting, remembered: Mapping[str, str]) -> list[Due]:
    now, calendar = parts.now(), parts.standing_now().rules.calendar
    counted = (parts.statistics.published(COUNTED) or {}).get("until")
    if not counted:
        return []  # before its first night a portal has nothing to report
    until = {s: date.fromisoformat(remembered[s]) for s in SERIES if s in remembered}
    for series, day in beginning(now, calendar).items():
        if series not in until:
            parts.heartbeats.remember("reports", series, day.isoformat())
            until[series] = day
    hours = {kind: rule.hour for kind, rule in parts.rules().items()}
    return due(now, calendar, hours, until, date.fromisoformat(counted))


def _one(parts: Reporting, each: Due) -> tuple[int, bool]:
    """Make, file and mail one: mails that need a person, and whether nothing more is to be done."""
    filed = shelving.make(parts, each.kind, each.period, "")
    return report_mail.send(parts, filed)


class Asked:
    """Something that the office asked for on the staff pages, by the name of a period's report."""

    def __init__(self, parts: Reporting, event: Mapping[str, Any]) -> None:
        self._parts, self._event = parts, event
        days = (date.fromisoformat(event["first"]), date.fromisoformat(event["last"]))
        self._kind, self._period = str(event["kind"]), Period(*days)
        self._name = f"{self._kind}/{days[0]}_{days[1]}"

    def do(self) -> dict[str, int]:
        """Do it, and leave word of how it ended where the page looks for it."""
        try:
            trouble = self._do()
        except PortalError as error:
            self._tell(str(error))
            return {"made": 0}
        except Exception:
            self._tell("Gangguan sistem. Coba lagi sebentar lagi.")
            raise
        self._tell("")
        return {"made": 1} | ({"undelivered": trouble} if trouble else {})

    def _do(self) -> int:
        if self._event["does"] == "make":
            filed = shelving.make(self._parts, self._kind, self._period, self._event["by"])
            is_owed = not filed.mailed and self._was_mailed()  # whoever has the wrong one hears
            return report_mail.send(self._parts, filed)[0] if is_owed else 0
        filed = self._newest()
        if self._event["does"] == "mail":
            return report_mail.send(self._parts, filed, again=str(self._event["id"]))[0]
        shelving.renew_files(self._parts, filed)
        return 0

    def _newest(self) -> Filed:
        return self._parts.shelf.editions(self._kind, self._period.first, self._period.last)[0]

    def _was_mailed(self) -> bool:
        days = (self._period.first, self._period.last)
        return any(filed.mailed for filed in self._parts.shelf.editions(self._kind, *days))

    def _tell(self, problem: str) -> None:
        asked, now = self._parts.asked, self._parts.now()
        before = asked.load(self._name)
        value = {**before.value, "ended": str(self._event["id"]), "problem": problem}
        with suppress(Outdated):  # somebody asks anew: that run leaves its own word
            asked.save(self._name, before, value, now)
