"""What an applicant reads of the decision on their request, and of the ways that are left."""

from __future__ import annotations

from functions.domain.agencies import Directory
from functions.domain.complaint import Complaint
from functions.domain.history import DECISIONS, Event
from functions.domain.submission import DELIVERIES, PPID

OUTCOMES = (*sorted(DECISIONS), "delivered", "upheld", "dismissed")
"""The events that say where a request stands once there is a decision."""


def outcome(complaint: Complaint, directory: Directory, until: str) -> str:
    """The decision in a sentence, and what the applicant may do about it; "" for no request."""
    event = complaint.last(*OUTCOMES) if complaint.kind == PPID else None
    if event is None:
        return ""
    return f"{_standing(complaint, event, directory)} {_remedy(complaint, until)}".strip()


def exception(code: str, directory: Directory) -> str:
    """A reason of the law with its article; one that has left the list keeps its code."""
    found = directory.exceptions.get(code)
    return f"{found.label[:1].lower()}{found.label[1:]} ({found.article})" if found else code


def fee(event: Event) -> str:
    """What it costs, in words."""
    amount = int(event.word("fee") or 0)
    return f"biaya Rp{amount:,}".replace(",", ".") if amount else "tanpa biaya"


def _standing(complaint: Complaint, event: Event, directory: Directory) -> str:
    reason = exception(event.word("reason"), directory)
    match event.what:
        case "granted" | "partly_granted":
            part = f" sebagian. Yang tidak kami berikan: {reason}" if reason else ""
            form = DELIVERIES.get(event.word("form"), "").lower()
            return f"Permohonan Anda dikabulkan{part}. Bentuknya {form}, {fee(event)}."
        case "refused":
            return f"Permohonan Anda kami tolak: {reason}."
        case "not_held":
            to = event.word("to")
            name = directory.outside[to].name if to in directory.outside else to
            return f"Kami tidak menguasai informasi ini. Mintalah kepada {name}."
        case "delivered":
            return "Informasi yang Anda minta sudah kami serahkan."
        case "upheld":
            return "Atasan PPID menerima keberatan Anda. Informasinya kami siapkan."
        case _:
            return "Atasan PPID tidak menerima keberatan Anda."


def _remedy(complaint: Complaint, until: str) -> str:
    if complaint.status != "decided":
        return ""
    if complaint.last("upheld", "dismissed"):
        return (
            f"Belum puas? Anda boleh mengajukan sengketa ke Komisi Informasi paling lambat {until}."
        )
    return f"Belum puas? Anda boleh mengajukan keberatan paling lambat {until}."
