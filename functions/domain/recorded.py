"""What agencies and reporters say by phone, on paper or at the counter, recorded by the office.

The acts are theirs and lead where theirs lead; the event is the office's, and names its `source`.
"""

from __future__ import annotations

from datetime import date

from functions.domain import agency_acts, citizen_acts
from functions.domain.agency_acts import AnswerType, FollowUp
from functions.domain.complaint import Complaint
from functions.domain.dates import local
from functions.domain.errors import Invalid, WrongState
from functions.domain.history import Act
from functions.domain.lifecycle import STATUSES

SOURCES = {
    "phone": "telepon",
    "whatsapp": "WhatsApp",
    "letter": "surat",
    "mail": "e-mail",
    "counter": "tatap muka",
}
"""By which way something came, in words that follow "lewat"."""

SAYINGS = {
    "reply": ("reply", "Menjawab atau menambah keterangan"),
    "reopen": ("reopen", "Belum puas, minta dibuka lagi"),
    "solved": ("rate", "Masalah selesai"),
    "unsolved": ("rate", "Masalah belum selesai"),
    "withdraw": ("withdraw", "Mencabut laporan"),
}
"""What a reporter may say: the act that a status must allow for it, and the words."""


def answer(
    complaint: Complaint,
    act: Act,
    agency: str,
    *,
    type: AnswerType,
    follow_up: FollowUp,
    promised_by: date | None,
    source: str,
    said_on: date,
) -> Complaint:
    """An agency's answer; a place outside the kabupaten answers what was referred to it."""
    complaint.require("record_answer")
    if agency not in answerers(complaint):
        raise Invalid({"agency": "Laporan ini tidak sedang berada di instansi itu."})
    _check_day(complaint, act, said_on)
    return agency_acts.answer(
        complaint,
        act,
        agency,
        type=type,
        follow_up=follow_up,
        promised_by=promised_by,
        source=source,
        said_on=said_on,
    )


def receipt(complaint: Complaint, act: Act, agency: str, *, source: str) -> Complaint:
    """An agency says that it has it. It meets no deadline."""
    complaint.require("record_receipt")
    if agency not in complaint.agencies:
        raise Invalid({"agency": "Laporan ini tidak sedang berada di instansi itu."})
    after = agency_acts.acknowledge(complaint, act, agency, source=source)
    if after is complaint:
        raise WrongState("Dinas itu sudah tercatat menerima laporan ini.")
    return after


def reporter_said(
    complaint: Complaint, act: Act, says: str, *, source: str, score: int = 0
) -> Complaint:
    """The reporter's own words, by another way than the tracking page."""
    if says not in sayings(complaint):
        raise Invalid({"says": "Pilih apa yang disampaikan pelapor."})
    if says == "reply":
        return citizen_acts.reply(complaint, act, source=source)
    if says == "reopen":
        return citizen_acts.reopen(complaint, act, source=source)
    if says == "withdraw":
        return citizen_acts.withdraw(complaint, act, source=source)
    if not 1 <= score <= 5:
        raise Invalid({"score": "Tanyakan nilainya, dari 1 sampai 5."})
    return citizen_acts.rate(complaint, act, score=score, resolved=says == "solved", source=source)


def answerers(complaint: Complaint) -> tuple[str, ...]:
    """Whose answer can be recorded now, the likeliest first."""
    if not STATUSES[complaint.status].allows("record_answer"):
        return ()
    if complaint.status == "referred" and (event := complaint.last("referred")):
        return (event.word("to"),)
    return complaint.agencies


def sayings(complaint: Complaint) -> tuple[str, ...]:
    """What the reporter may say in this status."""
    allows = STATUSES[complaint.status].allows
    return tuple(says for says, (act, _) in SAYINGS.items() if allows(act))


def _check_day(complaint: Complaint, act: Act, said_on: date) -> None:
    since = complaint.last("dispatched", "sent_back", "referred")
    if said_on > local(act.at).date():
        raise Invalid({"said_on": "Tanggal ini belum tiba."})
    if since and said_on < local(since.at).date():
        raise Invalid({"said_on": "Tanggal ini mendahului penerusan laporan."})
