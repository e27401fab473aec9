"""The system's health in plain words: what stands, and what to do when something is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from werkzeug.wrappers import Response

from functions import faults
from functions.domain.dates import ribuan, waktu
from functions.domain.health import MailAccount
from functions.faces.admin.answers import page
from functions.faces.admin.morning import SILENT
from functions.faces.admin.parts import parts

Facts = tuple[tuple[str, str], ...]

MOST_COUNTED = 1000
"""Due complaints are not counted beyond this: it is bad enough."""


UNCOUNTED = timedelta(days=2)
"""The nightly count may miss one night and catch up."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the system; `advice` is what to do, nothing while all is well."""

    title: str
    facts: Facts = ()
    advice: str = ""
    is_read: bool = True


def health() -> Response:
    """Every part, each read by itself: one that cannot be read hides no other."""
    found = [_read(title, read) for title, read in READERS.items()]
    return page("health.html", parts=found, troubles=sum(bool(part.advice) for part in found))


def _read(title: str, read: Callable[[], tuple[Facts, str]]) -> Part:
    try:
        return Part(title, *read())
    except Exception as error:
        faults.report("/admin/health", error, part=read.__name__)
        advice = "Muat ulang halaman ini. Bila tetap tidak bisa dibaca, hubungi teknisi."
        return Part(title, advice=advice, is_read=False)


def _table() -> tuple[Facts, str]:
    state = parts().staff.state.table()
    facts = (
        ("Keadaan", "Bisa dibaca dan ditulis" if state.is_active else "Tidak bisa dipakai"),
        ("Isi", f"Sekitar {ribuan(state.items)} catatan, menurut hitungan beberapa jam lalu"),
    )
    advice = "Laporan baru tidak bisa disimpan. Segera hubungi teknisi."
    return facts, "" if state.is_active else advice


def _due() -> tuple[Facts, str]:
    now = parts().desk.now()
    count, since = parts().staff.indexes.waiting(now, MOST_COUNTED)
    more = " atau lebih" if count == MOST_COUNTED else ""
    facts = (
        ("Menunggu sekarang", f"{ribuan(count)} laporan{more}"),
        ("Paling lama sejak", waktu(since) if since else ""),
    )
    advice = (
        "Pesan dan pengingat terlambat. Muat ulang halaman ini lima menit lagi; bila yang "
        "menunggu tidak berkurang, hubungi teknisi."
    )
    return facts, advice if since and now - since > SILENT else ""


def _jobs() -> tuple[Facts, str]:
    now, beats = parts().desk.now(), parts().staff.heartbeats
    jobs = ("sweep", "publish", "filing", "reports")
    last, counted, filed, made = map(beats.last, jobs)
    facts = (
        ("Pemeriksaan tiap menit", f"Terakhir {waktu(last)}" if last else "Belum pernah"),
        ("Hitungan statistik", f"Terakhir {waktu(counted)}" if counted else "Belum pernah"),
        ("Pengarsipan berkas", f"Terakhir {waktu(filed)}" if filed else "Belum pernah"),
        ("Laporan berkala", f"Terakhir {waktu(made)}" if made else "Belum pernah"),
    )
    advice = []
    if last is None or now - last > SILENT:
        advice.append("Pengingat dan pengiriman ulang berhenti. Hubungi teknisi.")
    if counted and now - counted > UNCOUNTED:
        advice.append("Statistik publik tidak diperbarui. Beri tahu teknisi.")
    if filed and now - filed > UNCOUNTED:
        advice.append("Berkas laporan yang berakhir tidak masuk ke arsip. Beri tahu teknisi.")
    if made and now - made > UNCOUNTED:
        advice.append("Laporan berkala tidak dibuat. Beri tahu teknisi.")
    return facts, " ".join(advice)


def _dead_letters() -> tuple[Facts, str]:
    count = parts().staff.state.dead_letters()
    advice = (
        "Pesannya tetap dikirim oleh pemeriksaan tiap menit, hanya lebih lambat. "
        "Beri tahu teknisi supaya sebabnya dicari."
    )
    return (("Kejadian yang gagal diolah", ribuan(count)),), advice if count else ""


def _mail() -> tuple[Facts, str]:
    account = parts().staff.mail()
    limit = f" dari {ribuan(account.quota)}" if account.quota else ""
    facts = (
        ("Pengiriman", "Aktif" if account.is_enabled else "Dihentikan"),
        ("Tujuan", "Semua alamat" if account.is_in_production else "Hanya alamat uji coba"),
        ("Terkirim 24 jam terakhir", f"{ribuan(account.sent)}{limit}"),
        ("Kecepatan", f"Paling banyak {ribuan(account.per_second)} e-mail per detik"),
    )
    return facts, " ".join(_mail_advice(account))


def _mail_advice(account: MailAccount) -> Iterator[str]:
    if not account.is_enabled:
        yield "AWS menghentikan pengiriman. Pesan menunggu, dan dikirim begitu dibuka lagi."
        yield "Hubungi teknisi."
    if not account.is_in_production:
        yield "Pesan belum sampai ke pelapor. Minta teknisi mengurus izin produksi SES."
    if account.is_nearly_full:
        yield "Jatah hampir habis; sisanya menunggu sampai jatah terisi lagi."
        yield "Minta teknisi menaikkan jatah."


READERS: dict[str, Callable[[], tuple[Facts, str]]] = {
    "Penyimpanan laporan": _table,
    "Pekerjaan yang sudah waktunya": _due,
    "Pekerjaan otomatis": _jobs,
    "Kiriman yang tersangkut": _dead_letters,
    "E-mail": _mail,
}
"""The parts by their titles, as the page lists them."""
