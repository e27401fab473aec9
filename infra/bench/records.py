"""Public records as offices write them, as many as are wanted: the same ones each time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from functions.domain.dip import DIP_CATEGORIES, DipRecord

_KINDS = """
Laporan Realisasi Anggaran|Laporan Kinerja|Rencana Strategis|Rencana Kerja|Standar Pelayanan|
Standar Operasional Prosedur|Dokumen Pelaksanaan Anggaran|Keputusan Kepala Dinas|Profil|
Daftar Penerima|Rekapitulasi|Data|Pengumuman|Jadwal|Notulen Rapat|Perjanjian Kerja Sama|
Hasil Survei|
Rencana Umum Pengadaan|Daftar Aset|Peta|Statistik|Pedoman|Laporan Evaluasi|Kajian|Surat Edaran
"""
_MATTERS = """
Pembangunan Jalan|Perbaikan Jembatan|Pemeliharaan Drainase|Penyediaan Air Bersih|Izin Usaha|
Penanggulangan Banjir|Imunisasi Anak|Penurunan Stunting|Bantuan Sosial Tunai|Penerimaan Siswa Baru|
Penyaluran Pupuk|Penangkapan Ikan|Pengelolaan Sampah|Penerangan Jalan Umum|Pelatihan Tenaga Kerja|
Sertifikasi Tanah|Angkutan Sekolah|Harga Bahan Pokok|Perpustakaan Keliling|Pajak Bangunan|
Perlindungan Perempuan|Rehabilitasi Hutan|Pencegahan Kebakaran|Tambang Batu Bara|Pariwisata Pantai|
Pelayanan Kesehatan Ibu|Pembinaan Pemuda|Arsip Daerah|Dana Desa|Pemilihan Kepala Desa
"""
_DETAILS = """
menurut desa dan kelurahan, beserta sumber dananya|per triwulan, dengan sasaran dan capaiannya|
yang ditandatangani kepala dinas dan dimuat di papan pengumuman|
dengan nama penyedia dan nilai kontrak|
untuk warga yang memenuhi syarat, lengkap dengan cara mengurusnya|hasil pemeriksaan Inspektorat|
termasuk kendala di lapangan dan tindak lanjutnya|beserta peta lokasi dan foto pekerjaan|
yang disusun bersama kecamatan dan diperbarui setiap bulan|tanpa data pribadi penerima
"""
_PLACES = """
Batulicin|Simpang Empat|Satui|Kusan Hilir|Kusan Hulu|Sungai Loban|Angsana|Mantewe|Karang Bintang|
Kuranji|Teluk Kepayang|Kusan Tengah
"""
_LETTERS = "bcdfghjklmnprst"
NAMES = 2_000


def records(count: int, agencies: Sequence[str]) -> Iterator[DipRecord]:
    """Records with varied titles, each about one of some thousand places."""
    chance = Random(5)
    names = [_name(chance) for _ in range(NAMES)]
    kinds, matters, details, places = map(_parts, (_KINDS, _MATTERS, _DETAILS, _PLACES))
    for number in range(count):
        matter, place, year = (
            chance.choice(matters),
            chance.choice(places),
            chance.randint(2015, 2026),
        )
        name = chance.choice(names)
        yield DipRecord(
            id=f"dokumen-{number}",
            category=chance.choice(tuple(DIP_CATEGORIES)),
            title=f"{chance.choice(kinds)} {matter} {name} Kecamatan {place} Tahun {year}",
            summary=f"{chance.choice(matters)} di {name} {chance.choice(details)}.",
            agency=chance.choice(agencies),
            officer="Kepala Bidang",
            responsible="Sekretaris",
            made_at=f"Januari {year}",
            made_place=place,
            form="Softcopy (PDF)",
            retention="5 tahun",
            media="Situs web",
            year=year,
            updated_on=date(year, 1, 1) + timedelta(days=chance.randrange(365)),
            url="",
        )


def _parts(written: str) -> list[str]:
    return [part.strip() for part in written.split("|")]


def _name(chance: Random) -> str:
    """A place name nobody has heard of: real lists compress worse than invented ones."""
    syllables = (chance.choice(_LETTERS) + chance.choice("aiueo") for _ in range(3))
    return "".join(syllables).title()
