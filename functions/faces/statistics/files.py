"""The public statistics as files: the page, a CSV for each month, and all of it as JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path

from functions.domain import dates
from functions.domain.agencies import Directory
from functions.domain.settings import Promise, Settings
from functions.faces.pages import environment
from functions.reports.published import Row
from functions.reports.view import months

MONTHS_SHOWN = 12
JSON = "api/statistics.json"
"""The key of the JSON file, which is its promised address; the bucket stands behind it."""

MEANINGS = {
    "filed": ("Masuk", "laporan yang tercatat dalam bulan itu."),
    "forwarded": ("Diteruskan", "berapa kali laporan diteruskan ke dinas atau instansi."),
    "answered": ("Dijawab", "laporan yang jawaban akhirnya pertama kali sampai ke pelapor."),
    "in_time_sop": (
        "Sesuai target",
        "dari yang dijawab, tidak satu langkah pun melewati target prosedur kabupaten. "
        "Selebihnya lewat target.",
    ),
    "in_time_national": (
        "Tepat waktu nasional",
        "dari yang dijawab, tidak satu langkah pun melewati waktu nasional SP4N-LAPOR!. "
        "Selebihnya terlambat.",
    ),
    "open": ("Masih berjalan", "laporan yang belum dijawab tuntas pada akhir hari terakhir."),
    "late_sop": ("Lewat target", "yang masih berjalan dan melewati target prosedur kabupaten."),
    "late_national": ("Terlambat", "yang masih berjalan dan melewati waktu nasional."),
    "oldest": (
        "Tertua (hari kerja)",
        "umur laporan tertua yang lewat target atau terlambat, dihitung sejak diterima. "
        "250 berarti setahun atau lebih.",
    ),
    "solved": ("Selesai", "pelapor menyatakan masalahnya selesai. Diam tidak dihitung selesai."),
    "unsolved": ("Belum selesai", "pelapor menyatakan masalahnya belum selesai."),
    "reopened": ("Dibuka lagi", "laporan yang dibuka lagi karena keberatan atau permintaan."),
    "referred": ("Diteruskan ke luar", "laporan yang menjadi wewenang di luar kabupaten."),
    "declined": ("Tidak ditindaklanjuti", "laporan yang ditolak dengan alasan tertulis."),
    "withdrawn": ("Dicabut", "laporan yang dicabut pelapornya."),
    "closed": ("Ditutup tanpa balasan", "laporan yang ditutup; bukan pernyataan selesai."),
    "rated": ("Penilaian", "banyaknya pelapor yang memberi nilai."),
    "score": ("Jumlah nilai", "jumlah semua nilai, 1 sampai 5."),
    "messages": ("Pesan", "e-mail dan SMS yang harus dikirim portal ini."),
    "prompt": (
        "Cepat diterima",
        "pesan yang diterima layanan pengiriman dalam waktu yang dijanjikan, tanpa bantuan orang.",
    ),
    "unclear": (
        "Belum jelas",
        "pesan yang belum pasti terkirim atau gagal sesudah waktu yang dijanjikan.",
    ),
    "failed": ("Gagal", "pesan yang tidak sampai dan menjadi tugas petugas."),
    "resent": ("Dikirim ulang", "pesan yang dikirim sekali lagi oleh petugas."),
    "days": ("Lama menjawab", "laporan dijawab menurut hari kerja sejak diterima."),
    "age": ("Umur", "laporan yang masih berjalan menurut hari kerja sejak diterima."),
}
"""Every measure: its words, and what it means in one sentence."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What is published on one night; `until` is the last day that was counted."""

    rows: Mapping[str, Sequence[Row]]
    corrected: Mapping[str, str]
    running: Sequence[str]
    until: date | None


NOTHING = Edition({}, {}, (), None)
"""Before the first night."""


def render(
    site: Path, settings: Settings, directory: Directory, edition: Edition
) -> dict[str, tuple[str, str]]:
    """Every file by its key: kind and text. The page shows what the CSV files hold, no more."""
    env = environment(site, settings=settings, directory=directory)
    newest = sorted(edition.rows, reverse=True)[:MONTHS_SHOWN]
    shown = months(row for month in newest for row in edition.rows[month])
    page = env.get_template("pages/statistik.html").render(
        path="/statistik/", edition=edition, months=shown, files=sorted(edition.rows, reverse=True),
        meanings=MEANINGS, bulan=bulan, angka=angka,
    )  # fmt: skip
    tables = {
        f"statistik/{month}.csv": ("text/csv", table(rows)) for month, rows in edition.rows.items()
    }
    data = ("application/json", as_json(edition, settings.promise))
    return {"statistik/index.html": ("text/html", page), **tables, JSON: data}


def table(rows: Iterable[Row]) -> str:
    """A month as CSV."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(field.name for field in fields(Row))
    writer.writerows(asdict(row).values() for row in rows)
    return text.getvalue()


def as_json(edition: Edition, promise: Promise) -> str:
    """Everything that is published, as one document."""
    found = [
        {
            "month": month,
            "complete": month not in edition.running,
            "corrected": edition.corrected.get(month),
            "figures": [asdict(row) for row in rows],
        }
        for month, rows in sorted(edition.rows.items())
    ]
    meanings = {name: " – ".join(words) for name, words in MEANINGS.items()}
    until = edition.until and edition.until.isoformat()
    document = {
        "until": until,
        "promise": asdict(promise),
        "meanings": meanings,
        "months": found,
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def bulan(month: str) -> str:
    """2026-11 as November 2026."""
    return dates.tanggal(date.fromisoformat(f"{month}-01")).split(" ", 1)[1]


def angka(number: float | None) -> str:
    """1.234,5; a dash for what is not published."""
    if number is None:
        return "–"
    return f"{number:,}".translate(str.maketrans(",.", ".,"))
