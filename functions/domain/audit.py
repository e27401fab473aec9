"""What the audit records, in the words that the auditor reads: the one table of every code.

A code is one word for its group, and usually a second one for the act: "calendar close". Whoever
records something new adds its row here; a test finds every code that the code base records.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

IDENTITY = "identity"
"""Looks at who reports: the auditor sees them first and apart."""

GROUPS = {
    IDENTITY: "Identitas pelapor",
    "act": "Tindakan atas laporan",
    "print": "Lembar yang dicetak",
    "archive": "Arsip",
    "calendar": "Kalender kerja",
    "staff": "Akun petugas",
    "find": "Pencarian laporan",
    "duty": "Petugas piket",
    "report": "Laporan berkala",
    "export": "Unduhan",
    "import": "Impor dari LAPOR",
    "content": "Isi portal",
}
"""The first words of all codes."""

CODES = {
    "identity": "Membuka identitas pelapor",
    "identity caller": "Mencari laporan lama dari satu nomor telepon",
    "identity disposition": "Mencetak lembar disposisi dengan nama pelapor",
    "identity erase": "Menghapus identitas pelapor",
    "act dispatch": "Meneruskan laporan ke dinas",
    "act ask": "Bertanya kepada pelapor",
    "act send-back": "Mengembalikan jawaban ke dinas",
    "act relay": "Menyampaikan jawaban kepada pelapor",
    "act refer": "Meneruskan laporan ke luar kabupaten",
    "act decline": "Menolak menindaklanjuti laporan",
    "act close": "Menutup laporan",
    "act reopen": "Membuka lagi laporan",
    "act reclassify": "Mengubah topik atau jenis laporan",
    "act flag": "Mengubah tanda laporan",
    "act enter": "Mencatat laporan dari saluran lain",
    "act register": "Memberi nomor agenda",
    "act resend": "Mengirim ulang pesan",
    "act reissue-code": "Mengganti kode akses",
    "act correct": "Membuat ralat",
    "act copied-to-lapor": "Mencatat jawaban sudah disalin ke LAPOR",
    "act record-answer": "Mencatat jawaban dinas",
    "act accept-proposal": "Menerima jawaban dinas tanpa persetujuan pimpinannya",
    "act record-receipt": "Mencatat dinas sudah menerima laporan",
    "act record-reply": "Mencatat kata pelapor",
    "act take": "Memegang laporan",
    "act let-go": "Melepas laporan",
    "act grant": "Mengabulkan permohonan informasi",
    "act refuse": "Menolak permohonan informasi",
    "act not-held": "Menyatakan informasi tidak dikuasai",
    "act extend": "Memperpanjang waktu permohonan informasi",
    "act deliver": "Mencatat informasi sudah diserahkan",
    "act object": "Mencatat keberatan pemohon",
    "act answer-objection": "Mencatat jawaban atasan PPID",
    "act give-up": "Menyatakan instansi belum menjawab",
    "act merge": "Menggabungkan laporan",
    "act unmerge": "Membatalkan penggabungan laporan",
    "act note": "Menulis catatan petugas",
    "print receipt": "Membuka tanda terima (kode akses terlihat)",
    "archive file": "Membuka berkas arsip laporan",
    "find": "Mencari laporan",
    "duty enter": "Mencatat pengganti admin",
    "duty end": "Menghapus pengganti admin",
    "calendar close": "Mencatat kantor tutup",
    "calendar open": "Mencatat kantor buka",
    "calendar back": "Membatalkan catatan kalender",
    "staff invite": "Membuat akun petugas",
    "staff roles": "Mengubah peran akun",
    "staff disable": "Menonaktifkan akun",
    "staff enable": "Mengaktifkan lagi akun",
    "staff password": "Memberi kata sandi baru",
    "staff code": "Melepas kode sekali pakai akun",
    "staff remove": "Menghapus akun",
    "report make": "Meminta laporan berkala dibuat",
    "report view": "Membuka laporan berkala",
    "report file": "Mengunduh laporan berkala",
    "report words": "Menulis kata kantor dalam laporan berkala",
    "report sign": "Menandatangani laporan berkala",
    "report mail": "Mengirim ulang laporan berkala",
    "export list": "Mengunduh daftar",
    "import read": "Mengirim file dari LAPOR",
    "import columns": "Menetapkan arti kolom file LAPOR",
    "import rows": "Mengimpor laporan dari LAPOR",
    "export audit": "Mengunduh catatan audit",
    "content edit": "Mengubah isi portal",
    "content undo": "Mengembalikan isi portal seperti semula",
    "content import": "Menerapkan berkas isi portal",
    "content publish": "Menerbitkan halaman publik",
}
"""Each code in words."""


def words(code: str) -> str:
    """The code in words; one that a later version no longer records stays readable."""
    return CODES.get(code, code)


def group(code: str) -> str:
    """The first word of a code."""
    return code.partition(" ")[0]


class Asked(NamedTuple):
    """What an auditor looks for: from `first` until just before `last`; "" asks for all.

    `numbers` are ways to write one thing: a complaint's number, or an account's name.
    """

    first: datetime
    last: datetime
    who: str = ""
    group: str = ""
    numbers: tuple[str, ...] = ()


class Line(NamedTuple):
    """Who did what, to which complaint, account or day; `note` is what else was recorded."""

    at: datetime
    who: str
    what: str
    number: str
    note: str = ""


class Page(NamedTuple):
    """Lines, the newest first; `next` is where the next page begins, "" after the last."""

    lines: tuple[Line, ...]
    next: str
