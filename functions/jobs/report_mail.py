"""A filed report goes to whom the office's content says, once to each address."""

from __future__ import annotations

import hashlib

from functions.actions.digest import send_once, write_off_lapsed
from functions.domain.dates import masa, waktu
from functions.domain.errors import Busy
from functions.domain.messages import Owed
from functions.domain.shelf import TEMPLATE, Filed, Mailing
from functions.reports.kinds import KINDS
from functions.wiring.reports import Reporting


def send(parts: Reporting, filed: Filed, again: str = "") -> tuple[int, bool]:
    """Mails that need a person now, and whether each has left or never will.

    What lies in the archive is sent. `again` names a new sending that a person asked for.
    """
    name, mailed, is_done = f"report/{filed.name}{again and f'/{again}'}", {}, True
    standing, trouble = write_off_lapsed(parts.marks, name, parts.now())
    mailing = _mailing(parts, filed)
    for address in parts.rules()[filed.kind].mails:
        after = standing.get(_mark(address))
        if after is None or after.is_claimable(parts.now()):
            owed, send = Owed(TEMPLATE, _mark(address)), parts.post.prepare(address, mailing)
            owner = parts.new_owner()
            after = send_once(parts.marks, name, after, owed, send, owner, parts.now())
            trouble += after.needs_a_person
        mailed[address] = after.state
        is_done = is_done and after.is_settled
    if mailed != filed.mailed:
        parts.shelf.told(filed, mailed)
    return trouble, is_done


def _mailing(parts: Reporting, filed: Filed) -> Mailing:
    pdf = parts.archive.get(filed.file("pdf"))
    if pdf is None:
        raise Busy("Berkas laporan ini tidak ada di arsip. Hubungi teknisi.")
    about = (
        f"Ini ralat, menggantikan yang dibuat {waktu(filed.corrects)}." if filed.corrects else ""
    )
    return Mailing(
        title=KINDS[filed.kind].title,
        period=masa(filed.first, filed.last),
        about=about,
        place=f"/admin/reports/{filed.kind}/{filed.period}",
        file=f"laporan-{filed.kind}-{filed.period}.pdf",
        pdf=pdf,
    )


def _mark(address: str) -> str:
    """Stands for an address in a key and in SES's tags, which take letters and digits only."""
    return hashlib.blake2b(address.encode(), digest_size=8).hexdigest()
