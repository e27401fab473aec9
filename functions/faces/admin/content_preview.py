"""How a page, a mail or an SMS would look with the words that were typed."""

from __future__ import annotations

from string import Template
from typing import Any

from functions.domain.gsm import SMS_LENGTH, length
from functions.editing.changes import Cells
from functions.editing.formats import Prose, Toml
from functions.faces.admin.content import Book
from functions.faces.admin.parts import parts

EXAMPLE = {
    "number": "TB-7K3M-9QPX",
    "code": "1234-5678-9012",
    "agency_code": "4321-8765",
    "kind": "Pengaduan",
    "category": "Jalan dan jembatan",
    "district": "Simpang Empat",
    "agency": "Dinas Pekerjaan Umum dan Penataan Ruang",
    "status": "Diteruskan ke dinas",
    "explanation": "Laporan sudah dikirim ke dinas.",
    "until": "Kamis, 24 September 2026",
    "closes": "Kamis, 24 September 2026",
    "text": "Jalan sudah kami tambal hari ini.",
    "title": "Jalan berlubang di depan pasar",
    "head": "Kepala Dinas",
    "superior": "Kantor Wilayah",
    "count": "3",
    "late": "1",
    "list": "1. TB-7K3M-9QPX: Jalan berlubang",
}


def preview(book: Book, key: str, cells: Cells) -> dict[str, Any]:
    """What the row makes: prose as HTML, a mail in its parts; nothing for the rest."""
    if isinstance(book.file.format, Prose):
        return {"title": cells["title"], "html": parts().staff.prose(str(cells["text"]))}
    if isinstance(book.file.format, Toml) and "body" in cells:
        return _mail(cells)
    return {}


def _mail(cells: Cells) -> dict[str, Any]:
    settings, base = parts().desk.settings, parts().config.base_url
    fields = EXAMPLE | {
        "portal": settings.portal.name,
        "office": settings.portal.office,
        "phone": settings.contact.phone,
        "link": f"{base}/lacak/",
    }

    def filled(words: str) -> str:
        return Template(words).safe_substitute(fields)

    sms = filled(str(cells.get("sms", "")))
    return {
        "subject": f"[{fields['number']}] {filled(str(cells['subject']))}",
        "paragraphs": filled(str(cells["body"])).split("\n\n"),
        "sms": sms,
        "places": f"{length(sms)} dari {SMS_LENGTH} huruf" if sms else "",
    }
