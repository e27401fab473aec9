"""A content folder with as many DIP records as wanted, as varied as offices write them."""

from __future__ import annotations

import csv
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

from functions.content.directory import directory
from infra.bench.emulated_desk import SITE

KINDS = (
    *("Laporan realisasi anggaran", "Rencana kerja", "Daftar aset tetap", "Peraturan kepala dinas"),
    *("Hasil survei kepuasan masyarakat", "Standar operasional pelayanan", "Profil jabatan"),
    *(
        "Rekapitulasi kunjungan",
        "Data sarana dan prasarana",
        "Kontrak pengadaan",
        "Peta rawan banjir",
    ),
    *(
        "Jadwal pelayanan keliling",
        "Laporan kinerja instansi pemerintah",
        "Notulen rapat koordinasi",
    ),
)
SUBJECTS = (
    *("jalan lingkungan", "irigasi tersier", "posyandu", "perpustakaan desa", "pasar rakyat"),
    *(
        "air bersih pedesaan",
        "puskesmas pembantu",
        "guru honorer",
        "pelabuhan rakyat",
        "bantuan bibit",
    ),
    *("penerangan jalan umum", "pengelolaan sampah", "keluarga berencana", "izin usaha mikro"),
    *(
        "tambak udang",
        "kebun sawit rakyat",
        "rumah tidak layak huni",
        "nelayan kecil",
        "jembatan gantung",
    ),
)
PLACES = (
    *("Batulicin", "Kusan Hilir", "Sungai Loban", "Satui", "Kusan Hulu", "Simpang Empat"),
    *("Karang Bintang", "Mantewe", "Angsana", "Kuranji", "Kusan Tengah", "Teluk Kepayang"),
)
FORMS = ("Softcopy (PDF)", "Softcopy (Excel, CSV)", "Halaman web", "Softcopy (PDF) dan hardcopy")
MEDIA = ("Situs web", "Situs web, arsip kantor", "Situs web, media sosial", "Arsip kantor")
RETENTIONS = ("5 tahun", "10 tahun", "Permanen", "Selama berlaku")
MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November".split()


def content(folder: Path, count: int) -> Path:
    """The shipped content with another list, the same each time."""
    shutil.copytree(SITE / "content", folder)
    header, *_ = (folder / "dip.csv").read_text(encoding="utf-8").splitlines()
    with (folder / "dip.csv").open("w", encoding="utf-8", newline="") as file:
        file.write(f"{header}\n")
        csv.writer(file).writerows(_rows(count, sorted(directory(folder).agencies)))
    return folder


def _rows(count: int, agencies: list[str]) -> Iterator[tuple[object, ...]]:
    pick = random.Random(6310)
    for number in range(count):
        kind, subject, place = pick.choice(KINDS), pick.choice(SUBJECTS), pick.choice(PLACES)
        agency, year = pick.choice(agencies), pick.randint(2015, 2026)
        slug = "-".join(f"{kind} {subject} {place} {year} {number}".lower().split())
        yield (
            slug,
            pick.choice(("berkala", "berkala", "setiap_saat", "serta_merta")),
            f"{kind} {subject} Kecamatan {place} Tahun {year} ({number})",
            f"Memuat {kind.lower()} untuk {subject}: {number % 97 + 3} kegiatan di {place}, "
            f"senilai Rp{number * 7919 % 900_000 + 1000}.000, berikut pelaksana dan hasilnya.",
            agency,
            f"Kepala {agency}",
            f"Bidang Data {agency}",
            f"{pick.choice(MONTHS)} {year}",
            "Batulicin",
            pick.choice(FORMS),
            pick.choice(RETENTIONS),
            pick.choice(MEDIA),
            year,
            f"{year}-{pick.randint(1, 11):02}-{pick.randint(1, 28):02}",
            f"https://{agency}.tanahbumbu.example/informasi/{slug}" if pick.random() < 0.8 else "",
        )
