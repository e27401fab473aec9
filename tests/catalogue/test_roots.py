"""Forms of one word are found by one another, and different words are not."""

from __future__ import annotations

import pytest

from functions.catalogue.roots import root, roots

FAMILIES = """
layan: melayani pelayanan layanan dilayani terlayani
baik: memperbaiki perbaikan diperbaiki
banjir: kebanjiran
anggaran: menganggarkan penganggaran dianggarkan
bangun: pembangunan membangun bangunan dibangun
terima: penerimaan menerima diterima
teliti: penelitian meneliti peneliti
tanggulang: penanggulangan menanggulangi
rencana: perencanaan merencanakan direncanakan
rumah: perumahan
penduduk: kependudukan
nilai: penilaian menilai dinilai
kirim: mengirim pengiriman dikirim
kembang: pengembangan mengembangkan perkembangan
kelola: pengelolaan mengelola dikelola
tetap: penetapan menetapkan ditetapkan
tata: penataan menata
tugas: petugas penugasan
tangan: penanganan menangani
tambang: pertambangan penambangan
pelihara: pemeliharaan memelihara
periksa: pemeriksaan diperiksa
perintah: pemerintah pemerintahan
mohon: permohonan pemohon
milik: kepemilikan pemilik
muda: kepemudaan pemuda
pegawai: kepegawaian
rusak: kerusakan perusakan
sekolah: bersekolah persekolahan
masalah: permasalahan
tinjau: peninjauan meninjau
tingkat: peningkatan meningkatkan
tindak: penindakan tindakan
kunjung: kunjungan pengunjung
selesai: penyelesaian menyelesaikan
izin: perizinan mengizinkan
salur: penyaluran disalurkan salurannya
bantu: bantuan membantu bantuannya
didik: pendidikan mendidik
kerja: pekerjaan pekerja bekerja ketenagakerjaan
"""


@pytest.mark.parametrize("family", FAMILIES.strip().splitlines())
def test_the_forms_of_a_word_have_one_root(family: str) -> None:
    first, _, forms = family.partition(": ")
    assert {form: root(form) for form in forms.split()} == dict.fromkeys(forms.split(), root(first))


@pytest.mark.parametrize(
    "words",
    [
        "pohon pemohon",
        "uang ruang",
        "nila nilai",
        "aman taman",
        "awal kawal",
        "awas kawasan",
        "kampung tampung",
        "masa masalah",
        "tani tanah",
        "ikan iklan",
    ],
)
def test_words_that_only_look_alike_are_kept_apart(words: str) -> None:
    one, other = words.split()
    assert root(one) != root(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anggaran dan Belanja", ["anggar", "belanja"]),
        ("RTRW 2012–2032 (Perda)", ["rtrw", "2012", "2032", "perda"]),
        ("e-KTP", ["ktp"]),
        ("", []),
        ("yang untuk di ke", []),
        ("CAFÉ cafe\u0301", ["cafe", "cafe"]),
        ("日本 \u0000 😀", ["日本"]),
    ],
)
def test_a_text_is_found_by_its_words(text: str, expected: list[str]) -> None:
    assert roots(text) == expected
