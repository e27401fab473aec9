"""Lives of complaints to measure: a usual one of eight acts, and a long one of fifty."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from functions.actions import agency, reporter
from functions.actions.agency import Signature
from functions.actions.desk import Desk
from functions.actions.file_complaint import Filed, file_complaint
from functions.actions.perform import perform
from functions.actions.visit import visit
from functions.domain import staff_acts
from functions.domain.codes import AgencyLink
from functions.domain.history import staff_actor
from functions.domain.identity import Identity
from functions.domain.privacy import Text
from functions.domain.submission import Submission
from infra.bench.emulated_desk import Clock, Postman

KILOBYTE = "Jalan di depan pasar berlubang dan gelap. " * 25
OFFICE = staff_actor("rina")

Visit = Callable[[], None]


class Life:
    """One complaint, and the hands that move it on."""

    def __init__(self, desk: Desk, clock: Clock) -> None:
        self.desk, self.clock = desk, clock
        self.filed = self._file()
        self.number = self.filed.complaint.number

    def visit(self) -> None:
        """What the stream's function does a moment after an act."""
        visit(self.desk, Postman(self.clock), self.number, self.desk.new_id())

    def dispatch(self, *agencies: str, note: str = "") -> None:
        """The office hands it over."""
        perform(
            self.desk,
            self.number,
            OFFICE,
            lambda complaint, act: staff_acts.dispatch(
                complaint, act, self.desk.directory, agencies
            ),
            text=Text(note) if note else None,
        )

    def acknowledge(self) -> None:
        """The agency has read it."""
        agency.acknowledge(self.desk, self._link(), "")

    def answer(self) -> None:
        """The agency answers for good, in a kilobyte."""
        agency.answer(
            self.desk,
            self._link(),
            KILOBYTE[:1000],
            Signature("Hasan"),
            type="final",
            follow_up="inspection",
            promised_by=None,
            dispatch=self.desk.complaints.load(self.number).dispatch,
        )

    def relay(self) -> None:
        """The office passes the answer on."""
        perform(self.desk, self.number, OFFICE, staff_acts.relay, text=Text(KILOBYTE[:1000]))

    def ask(self) -> None:
        """The office asks the reporter."""
        perform(self.desk, self.number, OFFICE, staff_acts.ask, text=Text("Di RT berapa?"))

    def reply(self) -> None:
        """The reporter answers."""
        reporter.reply(self.desk, self.number, self.filed.code, "Di RT 4.")

    def rate(self) -> None:
        """The reporter is content."""
        reporter.rate(self.desk, self.number, self.filed.code, score=5, resolved=True)

    def _link(self) -> AgencyLink:
        complaint = self.desk.complaints.load(self.number)
        later = self.desk.now() + timedelta(days=1)
        return AgencyLink(self.number, complaint.lead, complaint.dispatch, later)

    def _file(self) -> Filed:
        who = Identity("Siti Rahmah", "+6281234567890", "siti@contoh.example")
        words = Submission(
            "complaint",
            KILOBYTE[:1000],
            category="jalan-berlubang",
            district="63.10.04",
            location="Depan Pasar Satui",
            identity=who,
        )
        return file_complaint(self.desk, words)


def usual(life: Life) -> list[Callable[[], None]]:
    """Seven acts after the filing: the main way with one question."""
    return [
        life.ask,
        life.reply,
        lambda: life.dispatch("pupr"),
        life.acknowledge,
        life.answer,
        life.relay,
        life.rate,
    ]


def long(life: Life) -> list[Callable[[], None]]:
    """Forty-nine acts after the filing: seven rounds of seven."""
    around: list[Callable[[], None]] = [
        lambda: life.dispatch("pupr", "dishub"),
        life.acknowledge,
        life.ask,
        life.reply,
        life.answer,
        life.relay,
        life.reply,
    ]
    return around * 7
