"""What the office does beside the way of a complaint: no act here changes a status."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from functions.domain.agencies import Directory
from functions.domain.complaint import FLAGS, RESTRICTED, Complaint
from functions.domain.errors import Invalid, WrongState
from functions.domain.history import Act
from functions.domain.messages import REPORTER, Owed, again


def reclassify(
    complaint: Complaint, act: Act, directory: Directory, *, category: str, kind: str = ""
) -> Complaint:
    """Correct category or kind; a restricted category restricts the complaint."""
    if directory.category_of(category) is None:
        raise Invalid({"category": "Pilih topik dari daftar."})
    restricting = {RESTRICTED} if directory.is_restricted(category) else set()
    flags = complaint.flags | restricting
    withheld, owes = _withholding(complaint, directory, category, flags)
    after = complaint.happened(
        act, "reclassified", was=complaint.category, withheld=withheld, owes=owes
    )
    changed = replace(after, category=category, kind=kind or complaint.kind, flags=flags)
    return changed.hushed(act.at)


def flag(complaint: Complaint, act: Act, directory: Directory, flags: Iterable[str]) -> Complaint:
    """Set the flags beside the status."""
    chosen = frozenset(flags)
    if not chosen <= set(FLAGS):
        raise Invalid({"flags": "Tanda ini tidak dikenal."})
    withheld, owes = _withholding(complaint, directory, complaint.category, chosen)
    names = tuple(sorted(chosen))
    after = complaint.happened(act, "flagged", flags=names, withheld=withheld, owes=owes)
    return replace(after, flags=chosen).hushed(act.at)


def reissue_code(complaint: Complaint, act: Act) -> Complaint:
    """Make the old access code void and send a new one."""
    return replace(
        complaint.happened(act, "code_reissued", owes=[Owed("code_reissued_reporter", REPORTER)]),
        code_generation=complaint.code_generation + 1,
    )


def correct(complaint: Complaint, act: Act) -> Complaint:
    """Add an erratum, which the reporter is told of; what it corrects stays readable."""
    return complaint.happened(act, "corrected", owes=[Owed("corrected_reporter", REPORTER)])


def note(complaint: Complaint, act: Act) -> Complaint:
    """Keep a word among the staff: neither an agency nor the reporter ever reads it."""
    return complaint.happened(act, "noted")


def erase_identity(complaint: Complaint, act: Act) -> Complaint:
    """Nobody can be told anything any more: what waits for the reporter is called off."""
    if complaint.last("erased"):
        raise WrongState("Identitas pelapor laporan ini sudah dihapus.")
    return replace(complaint, contact="").happened(act, "erased")


def take(complaint: Complaint, act: Act) -> Complaint:
    """Say that one works on it oneself, if need be in another's place: nobody does it twice."""
    if complaint.taken_by == act.by.partition(":")[2]:
        return complaint
    return complaint.happened(act, "taken")


def let_go(complaint: Complaint, act: Act) -> Complaint:
    """Leave it to whoever comes next."""
    if not complaint.taken_by:
        raise WrongState("Laporan ini tidak sedang dipegang siapa pun.")
    return complaint.happened(act, "let_go")


def copied_to_lapor(complaint: Complaint, act: Act) -> Complaint:
    """Record that the answer stands on LAPOR.GO.ID too."""
    return complaint.happened(act, "copied_to_lapor")


def awaits_copy(complaint: Complaint) -> bool:
    """Whether an answer to what came from LAPOR.GO.ID is not there yet."""
    if complaint.channel != "lapor":
        return False
    last = complaint.last("relayed_interim", "relayed_final", "copied_to_lapor")
    return last is not None and last.what != "copied_to_lapor"


def renew_link(complaint: Complaint, act: Act, agency: str) -> Complaint:
    """Mail the agency a fresh link to its registered address."""
    if agency not in complaint.agencies:
        raise Invalid({"agency": "Laporan ini tidak sedang berada di instansi itu."})
    return complaint.happened(
        act, "link_renewed", agency=agency, owes=[Owed("link_renewed_agency", agency)]
    )


def register(complaint: Complaint, act: Act, number: str) -> Complaint:
    """Give it its number in the archive's register; whoever was first stays."""
    if complaint.register_number:
        return complaint
    return replace(complaint.happened(act, "registered"), register_number=number)


def resend(complaint: Complaint, act: Act, message: str) -> Complaint:
    """Send a failed or unknown message again, because a person decided so."""
    old = complaint.messages.get(message)
    if old is None or not old.needs_a_person or not complaint.may_tell(old):
        raise WrongState("Pesan ini tidak perlu dikirim ulang.")
    after = complaint.happened(act, "message_resent", message=message)
    return replace(after, messages={**after.messages, message: again(old, act.at)})


def _withholding(
    complaint: Complaint, directory: Directory, category: str, flags: frozenset[str]
) -> tuple[int, list[Owed]]:
    """Refuse to restrict what an agency works on that must not know of restricted cases.

    From a complaint that is over it is taken instead: 1, and the agencies that are told.
    """
    restricted = RESTRICTED in flags
    allowed = directory.allowed_agencies(category, restricted)
    if not restricted or set(complaint.agencies) <= set(allowed):
        return 0, []
    if not complaint.is_open:
        return 1, [Owed("recalled_agency", agency) for agency in complaint.agencies]
    names = ", ".join(directory.agencies[agency].short_name for agency in allowed)
    raise WrongState(
        f"Laporan ini masih di dinas lain. Teruskan dulu ke {names}, baru beri tanda terbatas; "
        "sesudah itu tautan dinas yang lama tidak berlaku."
    )
