"""Indonesian words down to their roots, so that "melayani" finds "pelayanan"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from snowballstemmer.indonesian_stemmer import IndonesianStemmer

_WORD = re.compile(r"[^\W_]+")

STOP_WORDS = frozenset(
    "ada adalah agar akan anda antara apa apakah atau bagi bagaimana bahwa beserta bisa dalam dan "
    "dapat dari daripada dengan di hal hingga ini itu jika kami karena ke kepada kita maupun mohon "
    "oleh pada para saya sampai secara sebagai sedang sehingga serta setelah sudah supaya tahun "
    "tentang terhadap tersebut tolong untuk yaitu yang".split()
)
"""Found in nearly every record, or said to a person and not to a list."""

_BY_STEM = """
terima: erima ima; teliti: telit eliti elit; tanggulang: anggulang; rencana: encana; rumah: umah;
duduk: nduduk; nilai: nila ilai ila; cek: ecek; mukim: pukim; kirim: irim; kembang: embang;
kelola: lola elola; tetap: etap; tata: ata; tugas: ugas; tangan: angan; temu: emu; tarik: arik;
tanam: anam; tambang: ambang; tampung: ampung; kendali: ndali endali; kumpul: umpul;
kurang: urang; pelihara: lihara; periksa: iksa; perintah: intah; pakai: paka; rawat: awat;
rekam: ekam; awas: awasi; minta: pinta; muda: puda; pegawai: gawa gawai; industri: industr;
tutup: utup; rusak: usak; sekolah: seko; terbit: erbit; tinjau: injau; tingkat: ingkat;
tindak: indak tinda; transparansi: transpar; jembatan: jembat; makam: pakam; timbun: imbun;
tuntut: untut; kunjung: unjung; kuasa: uasa; kontrak: ontrak; keluarga: luarga;
lestari: lestar; sah: esah; selesai: selesa; cerai: cera; olah: mengo; wisata: pariwisata
"""
"""Roots whose first or last letter Snowball's rules take away in some of their forms."""

_BY_WORD = """
mohon: pemohon memohon; milik: pemilik; nikah: menikah; masalah: masalah; nila: nila;
kerja: ketenagakerjaan tenagakerja; serta: peserta kepesertaan; kawal: pengawalan mengawal
"""
"""Forms whose stem would be another word: the one who asks (pemohon) is no tree (pohon)."""


class Token(NamedTuple):
    """A word of a text: where it stands, and what it is found by; "" for a stop word."""

    start: int
    end: int
    root: str


def tokens(text: str) -> Iterator[Token]:
    """The words of a text (composed, as `composed` leaves it)."""
    for match in _WORD.finditer(text):
        yield Token(match.start(), match.end(), found_by(match[0]))


def words(text: str) -> list[str]:
    """The words of a text as they are written."""
    return _WORD.findall(composed(text))


def roots(text: str) -> list[str]:
    """What a text is found by, in order."""
    return [found for word in words(text) if (found := found_by(word))]


@lru_cache(maxsize=2**16)
def found_by(written: str) -> str:
    """The root of a word; "" for a stop word, and for a single letter."""
    word = folded(written)
    if word in STOP_WORDS or (len(word) == 1 and not word.isdecimal()):
        return ""
    return root(word)


def composed(text: str) -> str:
    """The text with every accent in its letter, so that no word falls apart."""
    return unicodedata.normalize("NFC", text)


def folded(word: str) -> str:
    """A word in small letters without accents."""
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFKD", word.lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def root(word: str) -> str:
    """The root of a folded word; what is no Indonesian word stays what it is."""
    if not (word.isascii() and word.isalpha()):
        return word
    by_word, by_stem = _exceptions()
    if word in by_word:
        return by_word[word]
    stem: str = _stemmer().stemWord(word)
    return by_stem.get(stem, stem)


@cache
def _stemmer() -> IndonesianStemmer:
    from snowballstemmer.indonesian_stemmer import IndonesianStemmer  # noqa: PLC0415

    return IndonesianStemmer()


@cache
def _exceptions() -> tuple[dict[str, str], dict[str, str]]:
    return _table(_BY_WORD), _table(_BY_STEM)


def _table(written: str) -> dict[str, str]:
    entries = (entry.split(":") for entry in written.split(";"))
    return {form: root.strip() for root, forms in entries for form in forms.split()}
