"""The forms of the acts that move a complaint on its way (domain.staff_acts)."""

from __future__ import annotations

from typing import cast

from functions.actions.desk import Desk
from functions.actions.merging import parent_for
from functions.domain import merging, sms, staff_acts
from functions.domain.complaint import Complaint
from functions.domain.history import Act
from functions.domain.privacy import Text
from functions.domain.staff_acts import DECLINE_REASONS, Via
from functions.faces.admin.typed import Planned, Typed, as_text

VIAS = {
    "web": "Portal, dengan kabar lewat e-mail atau SMS",
    "sms": "SMS",
    "whatsapp": "WhatsApp, dikirim sendiri",
    "phone": "Telepon",
    "letter": "Surat",
    "counter": "Loket",
    "social_media": "Media sosial",
    "lapor": "LAPOR.GO.ID",
}
DISPATCH_VIAS = {"mail": "E-mail dengan tautan jawaban", "phone": "Telepon", "letter": "Surat"}


def dispatch(desk: Desk, typed: Typed) -> Planned:
    """Hand it over to one or several agencies."""
    agencies = typed.all("agency")
    via = cast(Via, typed.one_of("via", DISPATCH_VIAS, "Pilih cara meneruskan."))
    share = bool(typed.fields.get("share_contact"))
    return (
        lambda complaint, act: staff_acts.dispatch(
            complaint, act, desk.directory, agencies, via=via, share_contact=share
        ),
        as_text(typed.note("note")),
    )


def ask(desk: Desk, typed: Typed) -> Planned:
    """Ask the reporter."""
    return staff_acts.ask, Text(typed.words("question", "Tuliskan pertanyaan untuk pelapor."))


def send_back(desk: Desk, typed: Typed) -> Planned:
    """Return the agency's answer."""
    return staff_acts.send_back, Text(typed.words("reason", "Tuliskan apa yang perlu dilengkapi."))


def relay(desk: Desk, typed: Typed) -> Planned:
    """Pass the answer on."""
    via = cast(Via, typed.one_of("via", VIAS, "Pilih cara menyampaikan."))
    body = typed.words("text", "Tuliskan jawaban untuk pelapor.")
    words = typed.line(sms.FIELD, 500)
    said_on = typed.day("said_on", "") if typed.fields.get("said_on") else None

    def decide(complaint: Complaint, act: Act) -> Complaint:
        sms.check(words, complaint, desk.directory)
        return staff_acts.relay(complaint, act, via=via, said_on=said_on)

    return decide, Text(body, sms=words)


def refer(desk: Desk, typed: Typed) -> Planned:
    """Send it outside the kabupaten."""
    to = typed.one_of("to", desk.directory.outside, "Pilih instansi tujuan.")
    number = typed.line("external_number")
    return (
        lambda complaint, act: staff_acts.refer(complaint, act, to=to, external_number=number),
        as_text(typed.note("note")),
    )


def decline(desk: Desk, typed: Typed) -> Planned:
    """Say why nothing follows."""
    reason = typed.one_of("reason", DECLINE_REASONS, "Pilih salah satu alasan dari daftar.")
    same = typed.line("same_as")
    return (
        lambda complaint, act: staff_acts.decline(complaint, act, reason=reason, same_as=same),
        as_text(typed.note("text")),
    )


def close(desk: Desk, typed: Typed) -> Planned:
    """End it."""
    return staff_acts.close, None


def give_up(desk: Desk, typed: Typed) -> Planned:
    """State that the institution does not answer."""
    return staff_acts.give_up_waiting, None


def reopen(desk: Desk, typed: Typed) -> Planned:
    """Open it again."""
    return staff_acts.reopen, Text(typed.words("reason", "Tuliskan alasan membuka lagi."))


def merge(desk: Desk, typed: Typed) -> Planned:
    """Treat it together with a similar one."""
    parent = parent_for(desk, typed.line("into"))
    return lambda complaint, act: merging.merge_into(complaint, act, parent), None


def unmerge(desk: Desk, typed: Typed) -> Planned:
    """Let it go its own way again."""
    return staff_acts.unmerge, None
