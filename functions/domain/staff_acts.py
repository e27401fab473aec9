"""What the office (the kabupaten's admin) does to move a complaint on its way."""

from __future__ import annotations

from datetime import date
from typing import Literal

from functions.domain.agencies import Directory
from functions.domain.complaint import Complaint
from functions.domain.dates import local
from functions.domain.errors import Invalid, WrongState
from functions.domain.history import Act, Event
from functions.domain.messages import REPORTER, Owed

Via = Literal[
    "web", "mail", "sms", "whatsapp", "phone", "letter", "counter", "social_media", "lapor"
]

DECLINE_REASONS: dict[str, str] = {
    "too_general": "laporan terlalu umum sehingga tidak bisa diperiksa",
    "not_public_service": "hal ini bukan pelayanan publik",
    "before_court": "perkaranya sedang ditangani pengadilan",
    "spam": "isinya bukan laporan",
    "already_answered": "hal yang sama sudah dijawab",
}


def ask(complaint: Complaint, act: Act) -> Complaint:
    """Ask the reporter one question; the procedure's clock rests until the answer."""
    complaint.require("ask")
    return complaint.happened(act, "asked", owes=[Owed("asked_reporter", REPORTER)])


def dispatch(
    complaint: Complaint,
    act: Act,
    directory: Directory,
    agencies: tuple[str, ...],
    *,
    via: Via = "mail",
    share_contact: bool = False,
) -> Complaint:
    """Hand it over to one or several agencies, the first as the lead (SOP step 3).

    By mail, or recorded as handed over by phone or letter. Whoever had it before is told that
    the link is void.
    """
    complaint.require("dispatch")
    _check_receivers(complaint, directory, agencies, local(act.at).date())
    former = [a for a in complaint.agencies if a not in agencies]
    owes = [Owed("recalled_agency", agency) for agency in former]
    if via == "mail":
        owes += [Owed("dispatched_agency", agency) for agency in agencies]
    owes.append(Owed("dispatched_reporter", REPORTER))
    contact = share_contact and not (complaint.hide_identity or complaint.is_restricted)
    return complaint.happened(
        act, "dispatched", agencies=agencies, via=via, share_contact=int(contact), owes=owes
    )


def send_back(complaint: Complaint, act: Act) -> Complaint:
    """Return the answer to the agencies that hold it: a new handing-over, with a reason."""
    complaint.require("send_back")
    if complaint.handover is None or not complaint.agencies:
        raise WrongState("Laporan ini tidak sedang berada di dinas.")
    return complaint.happened(
        act,
        "sent_back",
        agencies=complaint.agencies,
        share_contact=complaint.handover.details.get("share_contact", 0),
        owes=[Owed("sent_back_agency", agency) for agency in complaint.agencies],
    )


def relay(
    complaint: Complaint, act: Act, *, via: Via = "web", said_on: date | None = None
) -> Complaint:
    """Pass the agency's answer on to the reporter (SOP steps 6 and 7); the agency gets a copy.

    `said_on` is the day on which somebody told them, when that was before it was written down.
    """
    complaint.require("relay")
    answer = complaint.answer_to_relay
    if answer is None:
        raise WrongState("Belum ada jawaban dinas yang bisa diteruskan.")
    kind = answer.what.removeprefix("answered_")
    if via == "sms" and complaint.contact != "phone":
        raise Invalid({"via": "Pelapor ini tidak dikabari lewat SMS. Pilih cara lain."})
    owes = [Owed(f"relayed_{kind}_reporter", REPORTER)] if via in ("web", "mail", "sms") else []
    owes += [Owed("relayed_agency", agency) for agency in complaint.agencies]
    return complaint.happened(
        act,
        f"relayed_{kind}",
        via=via,
        promised_by=answer.word("promised_by"),
        said_on=_earlier(said_on, answer, act),
        owes=owes,
    )


def _earlier(said_on: date | None, answer: Event, act: Act) -> str:
    """The day, if it was before today; it lies neither ahead nor before the answer."""
    today = local(act.at).date()
    if said_on is None or said_on == today:
        return ""
    if said_on > today:
        raise Invalid({"said_on": "Tanggal ini belum tiba."})
    if said_on < local(answer.at).date():
        raise Invalid({"said_on": "Tanggal ini mendahului jawaban dinas."})
    return said_on.isoformat()


def refer(complaint: Complaint, act: Act, *, to: str, external_number: str = "") -> Complaint:
    """Send it to the authority outside the kabupaten whose task it is."""
    complaint.require("refer")
    owes = [Owed("recalled_agency", agency) for agency in complaint.waiting_agencies()]
    owes.append(Owed("referred_reporter", REPORTER))
    return complaint.happened(act, "referred", to=to, external_number=external_number, owes=owes)


def decline(complaint: Complaint, act: Act, *, reason: str, same_as: str = "") -> Complaint:
    """Say why nothing can follow; the reporter may object."""
    complaint.require("decline")
    if reason not in DECLINE_REASONS:
        raise Invalid({"reason": "Pilih salah satu alasan dari daftar."})
    if reason == "already_answered" and not same_as:
        raise Invalid({"same_as": "Tuliskan nomor laporan yang sudah dijawab."})
    owes = [Owed("recalled_agency", agency) for agency in complaint.waiting_agencies()]
    owes.append(Owed("declined_reporter", REPORTER))
    return complaint.happened(act, "declined", reason=reason, same_as=same_as, owes=owes)


def reopen(complaint: Complaint, act: Act) -> Complaint:
    """Open it again on the office's own account."""
    complaint.require("reopen")
    return complaint.happened(act, "reopened", owes=[Owed("reopened_reporter", REPORTER)])


def close(complaint: Complaint, act: Act) -> Complaint:
    """End it; everything is kept as the archive."""
    complaint.require("close")
    return complaint.happened(act, "closed", owes=[Owed("closed_reporter", REPORTER)])


def give_up_waiting(complaint: Complaint, act: Act) -> Complaint:
    """State honestly that the institution does not answer."""
    complaint.require("give_up")
    count = sum(event.what == "reminded" for event in complaint.history)
    owes = [Owed("given_up_reporter", REPORTER)]
    return complaint.happened(act, "given_up", count=count, owes=owes)


def merge(complaint: Complaint, act: Act, *, into: str) -> Complaint:
    """Treat it together with a similar one; both numbers keep working."""
    complaint.require("merge")
    if into == complaint.number:
        raise Invalid({"into": "Laporan tidak bisa digabung dengan dirinya sendiri."})
    owes = [Owed("recalled_agency", agency) for agency in complaint.waiting_agencies()]
    owes.append(Owed("merged_reporter", REPORTER))
    return complaint.happened(act, "merged", into=into, owes=owes)


def unmerge(complaint: Complaint, act: Act) -> Complaint:
    """Undo the merger."""
    complaint.require("unmerge")
    owes = [Owed("link_renewed_agency", agency) for agency in complaint.waiting_agencies()]
    owes.append(Owed("reopened_reporter", REPORTER))
    return complaint.happened(act, "unmerged", owes=owes)


def _check_receivers(
    complaint: Complaint, directory: Directory, agencies: tuple[str, ...], day: date
) -> None:
    if not agencies:
        raise Invalid({"agency": "Pilih paling sedikit satu instansi."})
    if len(set(agencies)) != len(agencies):
        raise Invalid({"agency": "Satu instansi terpilih dua kali."})
    for agency in agencies:
        if agency not in directory.agencies:
            raise Invalid({"agency": "Instansi ini tidak ada di daftar."})
        if not directory.agencies[agency].is_valid_on(day):
            heir = directory.heir(agency, day)
            instead = f" Penggantinya: {directory.name_of(heir)}." if heir else ""
            name = directory.name_of(agency)
            raise Invalid({"agency": f"{name} tidak lagi menerima laporan.{instead}"})
    allowed = directory.allowed_agencies(complaint.category, complaint.is_restricted)
    if not set(agencies) <= set(allowed):
        names = ", ".join(directory.agencies[a].short_name for a in allowed)
        raise Invalid({"agency": f"Laporan terbatas hanya boleh diteruskan ke: {names}."})
