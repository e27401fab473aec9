"""Lives of complaints to measure: a usual one of eight acts, and a long one of fifty."""

from __future__ import annotations

from datetime import timedelta

from functions.actions import agency, approval, reporter
from functions.actions.agency import Signature
from functions.actions.desk import Desk
from functions.actions.file_complaint import Filed, file_complaint
from functions.actions.perform import Decide, perform
from functions.actions.visit import visit
from functions.domain import staff_acts
from functions.domain.approval_links import HeadLink
from functions.domain.codes import AgencyLink
from functions.domain.complaint import Complaint
from functions.domain.history import Act, staff_actor
from functions.domain.identity import Identity
from functions.domain.privacy import Text
from functions.domain.submission import Submission
from functions.storage.audit import Audit
from infra.bench import words
from infra.bench.emulated_desk import Clock, Postman

OFFICE = staff_actor("rina")


class Life:
    """One complaint, and the hands that move it on; its reporter may have no e-mail."""

    audit: Audit | None = None
    """Where the office's acts are recorded, as the staff pages do it (watched.py)."""

    def __init__(self, desk: Desk, clock: Clock, email: str = "siti@contoh.example") -> None:
        self.desk, self.clock, self.email = desk, clock, email
        self.filed = self._file()
        self.number = self.filed.complaint.number

    def visit(self) -> None:
        """What the stream's function does a moment after an act."""
        visit(self.desk, Postman(self.clock), self.number, self.desk.new_id())

    def do(self, *acts: str) -> None:
        """Acts by their names, ten minutes apart and each with its visit."""
        for act in acts:
            self.clock.advance(minutes=10)
            getattr(self, act)()
            self.visit()

    def dispatch(self) -> None:
        """The office hands it over."""
        self._dispatch("pupr")

    def dispatch_two(self) -> None:
        """The office hands it over to two agencies."""
        self._dispatch("pupr", "dishub")

    def dispatch_headed(self) -> None:
        """The office hands it over to an agency whose head approves its answer."""
        self._dispatch("disdik")

    def _dispatch(self, *agencies: str) -> None:
        self._office(
            lambda complaint, act: staff_acts.dispatch(
                complaint, act, self.desk.directory, agencies
            )
        )

    def acknowledge(self) -> None:
        """The agency has read it."""
        agency.acknowledge(self.desk, self._link(), "")

    def answer(self) -> None:
        """The agency answers for good, in a kilobyte."""
        agency.answer(
            self.desk,
            self._link(),
            words.ANSWER[:1000],
            Signature("Hasan"),
            type="final",
            follow_up="inspection",
            promised_by=None,
            dispatch=self.desk.complaints.load(self.number).dispatch,
        )

    def approve(self) -> None:
        """The agency's head makes what was proposed its answer."""
        approval.approve(self.desk, self.head_link(), "Ahmad", "Kepala Dinas Pendidikan")

    def give_back(self) -> None:
        """The agency's head wants it better, in a kilobyte."""
        approval.disapprove(self.desk, self.head_link(), words.ANSWER[:1000])

    def relay(self) -> None:
        """The office passes the answer on."""
        self._office(staff_acts.relay, Text(words.ANSWER[:1000]))

    def ask(self) -> None:
        """The office asks the reporter."""
        self._office(staff_acts.ask, Text(words.QUESTION))

    def reply(self) -> None:
        """The reporter answers."""
        reporter.reply(self.desk, self.number, self.filed.code, words.REPLY)

    def rate(self) -> None:
        """The reporter is content."""
        reporter.rate(self.desk, self.number, self.filed.code, score=5, resolved=True)

    def reopen(self) -> None:
        """The reporter is not."""
        reporter.reopen(self.desk, self.number, self.filed.code, words.AGAIN[:1000])

    def _office(self, decide: Decide, text: Text | None = None) -> None:
        def decided(complaint: Complaint, act: Act) -> Complaint:
            after = decide(complaint, act)
            if self.audit:
                self.audit.record("rina", "act dispatch", self.number, act.at, act.id)
            return after

        perform(self.desk, self.number, OFFICE, decided, text=text)

    def _link(self) -> AgencyLink:
        complaint = self.desk.complaints.load(self.number)
        later = self.desk.now() + timedelta(days=1)
        return AgencyLink(self.number, complaint.lead, complaint.dispatch, later)

    def head_link(self) -> HeadLink:
        """The link to what was proposed last."""
        complaint = self.desk.complaints.load(self.number)
        place = max(n for n, event in enumerate(complaint.history) if event.what == "proposed")
        return HeadLink(self.number, complaint.lead, place, self._link().expires)

    def _file(self) -> Filed:
        who = Identity("Siti Rahmah", "+6281234567890", self.email)
        submission = Submission(
            "complaint",
            words.STORY[:1000],
            category="jalan-berlubang",
            district="63.10.04",
            location="Depan Pasar Satui",
            identity=who,
        )
        return file_complaint(self.desk, submission)


USUAL = ("ask", "reply", "dispatch", "acknowledge", "answer", "relay", "rate")
"""With the filing eight acts: the main way with one question."""

REOPENED = ("dispatch", "acknowledge", "answer", "relay", "reopen", "dispatch", "acknowledge")
"""With the filing eight acts: the reporter was not content."""

DEAREST = ("dispatch", "answer", "relay", "reopen", "dispatch", "answer", "relay")
"""With the filing eight acts, each but the dispatches with a long text, and more messages."""

APPROVED = ("dispatch_headed", "acknowledge", "answer", "give_back", "answer", "approve", "relay")
"""With the filing eight acts: the agency's head was not content with the first answer."""

ROUND = ("dispatch_two", "acknowledge", "ask", "reply", "answer", "relay", "reopen")
"""What a long life goes through over and over, the clocks' reminders between."""
