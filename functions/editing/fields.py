"""What the office sees of each content file: its name, its fields in words, how they are typed."""

from __future__ import annotations

from typing import Any, NamedTuple

from functions.domain.dip import DIP_CATEGORIES
from functions.domain.lapor_rows import FIELDS
from functions.domain.retention import THEN


class Field(NamedTuple):
    """One field; `kind` is line, long, date, number, select, several, steps, or fixed once written.

    `options` are pairs of value and words, or the name of a file whose rows are the choice.
    """

    name: str
    label: str
    kind: str = "line"
    hint: str = ""
    optional: bool = False
    options: Any = ()


class Described(NamedTuple):
    """A file in words: `title`, what it is for, how one of its rows is called, and by what."""

    title: str
    about: str
    row: str
    name: str
    fields: tuple[Field, ...]
    may_add: bool = True
    may_remove: bool = True


def _f(name: str, label: str, kind: str = "line", hint: str = "", **more: Any) -> Field:
    return Field(name, label, kind, hint, **more)


CODE = "Huruf kecil, angka, dan tanda hubung. Tidak bisa diganti sesudah disimpan."
YES = (("", "Tidak"), ("yes", "Ya"))
AGENCY_KINDS = (("skpd", "SKPD"), ("vertical", "Instansi vertikal"), ("bumd", "BUMD"))
OUTSIDE_KINDS = (
    *(("lapor", "SP4N-LAPOR!"), ("province", "Provinsi"), ("ministry", "Kementerian")),
    *(("institution", "Lembaga"), ("state_company", "BUMN")),
)
HOLIDAY_KINDS = (("libur", "Libur nasional"), ("cuti_bersama", "Cuti bersama"))
UNITS = (
    *(("working_days", "hari kerja"), ("days", "hari"), ("working_minutes", "menit kerja")),
    *(("minutes", "menit"), ("promise", "tanggal yang dijanjikan")),
)

REPLY_ACTS = (
    *(("ask", "Tanya pelapor"), ("relay", "Teruskan jawaban"), ("decline", "Tolak")),
    *(("refer", "Teruskan ke luar"), ("send-back", "Kembalikan ke dinas")),
    ("dispatch", "Teruskan ke dinas"),
)

_AGENCY = (
    _f("id", "Kode", "fixed", CODE),
    _f("name", "Nama lengkap"),
    _f("short_name", "Nama singkat"),
    _f("kind", "Jenis", "select", options=AGENCY_KINDS),
    _f("email", "E-mail pengaduan", hint="Ke sini laporan dikirim."),
    _f("second_email", "E-mail kedua", hint="Dipakai bila yang pertama menolak.", optional=True),
    _f("head", "Jabatan pimpinan"),
    _f("liaison", "Pejabat penghubung"),
    _f("deputy", "Wakil penghubung", optional=True),
    _f("phone", "Telepon", optional=True),
    _f("whatsapp", "WhatsApp", optional=True),
    _f("superior", "Kantor atasan", hint="Hanya untuk instansi vertikal.", optional=True),
    _f("superior_email", "E-mail kantor atasan", optional=True),
    _f("restricted_cases", "Boleh menerima laporan terbatas", "select", options=YES),
    _f("valid_from", "Berlaku sejak", "date"),
    _f("valid_until", "Berlaku sampai", "date", "Kosongkan selama masih ada.", optional=True),
    _f("successor", "Diteruskan oleh", hint="Kode dinas penggantinya.", optional=True),
    _f(
        "head_email",
        "E-mail pimpinan untuk persetujuan",
        hint="Kalau diisi, jawaban akhir harus disetujui pimpinan dulu lewat tautan ke sini.",
        optional=True,
    ),
)
_DIP = (
    _f("id", "Kode", "fixed", f"{CODE} Menjadi alamat halamannya."),
    _f("category", "Kategori", "select", options=tuple(DIP_CATEGORIES.items())),
    _f("title", "Judul"),
    _f("summary", "Ringkasan", "long"),
    _f("agency", "Instansi", "select", options="agencies.csv"),
    _f("officer", "Pejabat yang menguasai"),
    _f("responsible", "Penanggung jawab pembuatan"),
    _f("made_at", "Waktu pembuatan"),
    _f("made_place", "Tempat pembuatan"),
    _f("form", "Bentuk informasi"),
    _f("retention", "Jangka waktu penyimpanan"),
    _f("media", "Media"),
    _f("year", "Tahun"),
    _f("updated_on", "Diperbarui pada", "date"),
    _f("url", "Alamat web", hint="Diawali https://", optional=True),
)
_MESSAGE = (
    _f("subject", "Judul e-mail"),
    _f("body", "Isi e-mail", "long", "Kata seperti $number diganti dengan isinya saat dikirim."),
    _f("sms", "SMS", hint="Paling panjang 160 huruf biasa.", optional=True),
)
_CLOCK = (
    _f("label", "Nama tenggat"),
    _f("amount", "Lamanya", "number"),
    _f("unit", "Satuan", "select", options=UNITS),
    _f("legal", "Dasar"),
    _f("steps", "Siapa diberi tahu", "steps", optional=True),
)
_REPORT = (
    _f("label", "Nama di halaman ini"),
    _f("mails", "Penerima", hint="Alamat e-mail, dipisah titik koma.", optional=True),
    _f("hour", "Paling awal jam", "number", "Dari 5 sampai 20, di hari kerja saat jatuh tempo."),
    _f("number", "Pola nomor surat", hint="{nomor} dari buku agenda, {bulan} Romawi, {tahun}."),
    _f("keep_years", "Lama simpan (tahun)", "number", "1, 2, 3, 5, 10, atau 0 untuk selamanya."),
    _f("place", "Tempat tanda tangan"),
    _f("signer_title", "Jabatan penanda tangan"),
    _f("signer_name", "Nama penanda tangan", optional=True),
    _f("signer_nip", "NIP penanda tangan", hint="18 angka tanpa spasi.", optional=True),
)
_PROSE = (
    _f("title", "Judul halaman"),
    _f("text", "Isi", "long", "Markdown: ## untuk subjudul, - untuk daftar, **tebal**."),
)

DESCRIBED = {
    "agencies.csv": Described(
        "Dinas dan instansi",
        "Siapa menerima laporan, dan ke alamat mana. Yang bubar diberi tanggal berakhir.",
        *("instansi", "name", _AGENCY),
        may_remove=False,
    ),
    "categories.csv": Described(
        "Kategori",
        "Kelompok masalah, dan dinas yang diusulkan untuk masing-masing.",
        *("kategori", "label"),
        (
            _f("code", "Kode", "fixed", CODE),
            _f("label", "Nama"),
            _f("hint", "Contoh", hint="Dibaca pelapor di bawah namanya."),
            _f(
                *("agencies", "Dinas", "several"),
                "Yang pertama diusulkan menjawab, yang lain mendampingi.",
                optional=True,
                options="agencies.csv",
            ),
            _f("restricted", "Laporan terbatas", "select", options=YES),
        ),
    ),
    "topics.csv": Described(
        "Topik",
        "Masalah yang dikenali pelapor, masing-masing dalam satu kategori.",
        *("topik", "label"),
        (
            _f("code", "Kode", "fixed", CODE),
            _f("category", "Kategori", "select", options="categories.csv"),
            _f("label", "Nama"),
        ),
    ),
    "outside.csv": Described(
        "Instansi di luar kabupaten",
        "Tempat laporan yang bukan wewenang kabupaten diteruskan.",
        *("instansi", "name"),
        (
            _f("id", "Kode", "fixed", CODE),
            _f("name", "Nama"),
            _f("kind", "Jenis", "select", options=OUTSIDE_KINDS),
            _f("website", "Situs web", optional=True),
            _f("phone", "Telepon", optional=True),
            _f("email", "E-mail", optional=True),
            _f("note", "Catatan", optional=True),
        ),
    ),
    "exceptions.csv": Described(
        "Alasan pengecualian",
        "Alasan menolak permohonan informasi (UU 14/2008 pasal 17).",
        *("alasan", "label"),
        (
            _f("code", "Kode", "fixed", CODE),
            _f("label", "Alasan", hint="Dibaca pemohon di belakang kata “kami tolak”."),
            _f("article", "Pasal"),
        ),
    ),
    "districts.csv": Described(
        "Kecamatan",
        "Nama kecamatan dengan kode Kemendagri.",
        *("kecamatan", "name"),
        (
            _f("code", "Kode", "fixed", "Kode Kemendagri seperti 63.10.01."),
            _f("name", "Nama setempat"),
            _f("official_name", "Nama resmi"),
        ),
    ),
    "clocks.toml": Described(
        "Tenggat",
        "Berapa lama setiap langkah boleh berjalan, dan siapa diberi tahu kapan.",
        *("tenggat", "label", _CLOCK),
        may_add=False,
        may_remove=False,
    ),
    "holidays.csv": Described(
        "Hari libur nasional",
        "Menurut keputusan bersama tiga menteri. Hari tutup kantor sendiri ada di Kalender.",
        *("hari libur", "name"),
        (
            _f("date", "Tanggal", "fixed-date"),
            _f("name", "Nama"),
            _f("kind", "Jenis", "select", options=HOLIDAY_KINDS),
            _f("estimated", "Masih perkiraan", "select", options=YES),
        ),
    ),
    "messages.toml": Described(
        "E-mail dan SMS",
        "Kata-kata setiap pesan kepada pelapor, dinas, dan kantor.",
        *("pesan", "subject", _MESSAGE),
        may_add=False,
        may_remove=False,
    ),
    "replies.toml": Described(
        "Isian siap pakai",
        "Kalimat yang ditawarkan pada formulir di halaman laporan.",
        *("isian", "title"),
        (
            _f("act", "Pada tindakan", "select", options=REPLY_ACTS),
            _f("title", "Judul"),
            _f("text", "Kalimat", "long", "Bisa memakai {nomor}, {dinas}, {tanggal}, {teks}."),
        ),
    ),
    "laporan.toml": Described(
        "Laporan berkala",
        "Siapa menerima laporan harian sampai tahunan, jam berapa, dan siapa menandatanganinya.",
        *("laporan", "label", _REPORT),
        may_add=False,
        may_remove=False,
    ),
    "emergency.csv": Described(
        "Nomor darurat",
        "Hanya nomor yang sudah dicoba dari sini, dengan tanggal percobaannya.",
        *("nomor", "name"),
        (
            _f("name", "Nama", "fixed"),
            _f("number", "Nomor"),
            _f("verified_on", "Dicoba pada", "date"),
            _f("source", "Sumber", optional=True),
        ),
    ),
    "kata-kasar.csv": Described(
        "Kata kasar",
        "Ditutup titik-titik bagi dinas. Pelapor tidak diblokir, dan kantor membaca aslinya.",
        *("kata", "word"),
        (
            _f(
                "word",
                "Kata",
                "fixed",
                "Satu kata, huruf saja. Bentuk panjang dan samarannya ikut.",
            ),
        ),
    ),
    "lapor-kolom.csv": Described(
        "Kolom file LAPOR",
        "Arti setiap judul kolom dalam file ekspor LAPOR.GO.ID.",
        *("kolom", "column"),
        (
            _f("column", "Judul kolom", "fixed"),
            _f("field", "Artinya", "select", options=tuple(FIELDS.items())),
        ),
    ),
    "lapor-status.csv": Described(
        "Status di LAPOR",
        "Status mana yang berarti LAPOR sudah selesai dengan laporan itu.",
        *("status", "status"),
        (
            _f("status", "Status", "fixed"),
            _f("finished", "Sudah selesai di LAPOR", "select", options=YES),
        ),
    ),
    "sinonim.csv": Described(
        "Padanan kata",
        "Kata yang berarti sama bagi yang mencari informasi publik.",
        *("padanan", "word"),
        (
            _f("word", "Kata", "fixed"),
            _f("same_as", "Sama artinya dengan", hint="Beberapa dipisah titik koma."),
        ),
    ),
    "retensi.csv": Described(
        "Retensi arsip",
        "Berapa lama berkas laporan disimpan. Tidak ada yang dimusnahkan dengan sendirinya.",
        *("aturan", "of"),
        (
            _f("of", "Untuk", "fixed"),
            _f("active_years", "Tahun aktif", hint="Dihitung sejak akhir tahun laporan berakhir."),
            _f("inactive_years", "Tahun inaktif"),
            _f("then", "Sesudah itu", "select", options=tuple(THEN.items())),
            _f("basis", "Dasar"),
        ),
        may_add=False,
        may_remove=False,
    ),
    "dip.csv": Described(
        "Daftar Informasi Publik",
        "Informasi yang tersedia, dan siapa yang menguasainya.",
        *("informasi", "title", _DIP),
    ),
    "dip-dihapus.csv": Described(
        "Informasi yang dikeluarkan",
        "Alamat lamanya menyebut kapan dan mengapa informasi keluar dari daftar.",
        *("informasi", "title"),
        (
            _f("id", "Kode", "fixed", CODE),
            _f("title", "Judul"),
            _f("withdrawn_on", "Dikeluarkan pada", "date"),
            _f("reason", "Alasan", "long"),
            _f("replaced_by", "Diganti oleh", hint="Kode informasi penggantinya.", optional=True),
        ),
        may_add=False,
    ),
    **{
        f"pages/{slug}.md": Described(
            f"Halaman {title}", about, "halaman", "title", _PROSE, may_add=False, may_remove=False
        )
        for slug, title, about in (
            ("standar-layanan", "Standar Layanan", "Apa yang dijanjikan kepada pelapor."),
            ("kontak", "Kontak", "Bagaimana kantor dihubungi."),
            ("privasi", "Privasi", "Apa yang terjadi dengan data pelapor."),
            ("aksesibilitas", "Aksesibilitas", "Siapa saja bisa memakai portal ini."),
        )
    },
}
"""By file, in the order of the office's index."""
