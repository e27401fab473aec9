"""A complaint's state and history in the words that the reporter reads."""

from __future__ import annotations

from functions.domain import approval, deadlines, lifecycle, reminders, silence
from functions.domain.agencies import Directory
from functions.domain.clocks import Rules
from functions.domain.complaint import FLAGS, Complaint
from functions.domain.dates import daftar, hari_tanggal, tanggal
from functions.domain.history import REPORTER, SYSTEM, Event
from functions.domain.staff_acts import DECLINE_REASONS
from functions.domain.submission import PPID

TIMELINE = {
    "filed": "Laporan diterima",
    "asked": "Kami bertanya kepada Anda",
    "clarified": "Anda menjawab pertanyaan kami",
    "replied": "Anda menambah keterangan",
    "dispatched": "Diteruskan ke {agencies}",
    "sent_back": "Jawaban dikembalikan ke dinas untuk diperbaiki",
    "acknowledged": "Dibaca oleh {agency}",
    "answered_interim": "Dinas memberi jawaban sementara; kami periksa dulu",
    "answered_final": "Dinas sudah menjawab; kami periksa dulu",
    "returned": "{agency} menyatakan bukan tugasnya",
    "relayed_interim": "Jawaban sementara untuk Anda",
    "relayed_final": "Jawaban untuk Anda",
    "referred": "Diteruskan ke {to}",
    "given_up": "Instansi belum menjawab",
    "merged": "Digabung dengan laporan serupa",
    "unmerged": "Penggabungan dibatalkan",
    "followed": "Kabar dari laporan yang ditangani bersama",
    "declined": "Tidak dapat ditindaklanjuti",
    "extended": "Waktu menjawab diperpanjang",
    "granted": "Permohonan dikabulkan",
    "partly_granted": "Permohonan dikabulkan sebagian",
    "refused": "Permohonan ditolak",
    "not_held": "Informasi dikuasai {to}",
    "delivered": "Informasi diserahkan",
    "objected": "Keberatan diajukan",
    "upheld": "Keberatan diterima atasan PPID",
    "dismissed": "Keberatan tidak diterima atasan PPID",
    "withdrawn": "Laporan dicabut",
    "solved": "Anda menyatakan masalah selesai",
    "unsolved": "Anda menyatakan masalah belum selesai",
    "reopened": "Laporan dibuka lagi",
    "closed": "Laporan ditutup dan diarsipkan",
    "reminded": "Tenggat lewat; pengingat dikirim",
    "warned": "Tenggat mendekat; pengingat dikirim",
    "corrected": "Ralat",
    "code_reissued": "Kode akses diganti",
}
"""What the reporter reads of each event; events that are not here stay inside the office."""

OFFICE = {
    "asked": "Bertanya kepada pelapor",
    "clarified": "Pelapor menjawab pertanyaan",
    "replied": "Pelapor menambah keterangan",
    "relayed_interim": "Jawaban sementara diteruskan kepada pelapor",
    "relayed_final": "Jawaban diteruskan kepada pelapor",
    "withdrawn": "Dicabut oleh pelapor",
    "solved": "Pelapor menyatakan masalah selesai",
    "unsolved": "Pelapor menyatakan masalah belum selesai",
    "read": "Dibaca oleh {agency}",
    "clarification_requested": "{agency} ingin bertanya kepada pelapor",
    "contributed": "Keterangan dari {agency}",
    "stepped_out": "{agency} menyatakan bukan tugasnya",
    "reclassified": "Topik atau jenis diubah",
    "joined": "Laporan {child} digabung ke sini",
    "flagged": "Tanda diubah",
    "noted": "Catatan petugas",
    "erased": "Identitas pelapor dihapus",
    "copied_to_lapor": "Disalin ke LAPOR",
    "link_renewed": "Tautan baru dikirim ke {agency}",
    "message_resent": "Pesan dikirim ulang",
    "registered": "Diberi nomor agenda",
    "taken": "Dipegang oleh petugas",
    "let_go": "Dilepas oleh petugas",
    "answered_interim": "Jawaban sementara dari {agency}",
    "answered_final": "Jawaban akhir dari {agency}",
    "proposed": "{agency} menulis jawaban akhir; menunggu persetujuan pimpinannya",
    "disapproved": "Pimpinan {agency} mengembalikan jawaban untuk diperbaiki",
}
"""What the office reads of events that the reporter does not see, or sees in other words."""

_APPROVALS = {
    approval.GIVEN: ", disetujui pimpinannya",
    approval.WAIVED: ", diterima tanpa persetujuan pimpinannya",
}

_NAMED = frozenset(("react", "promise", "object", "answer_objection", "dispute"))
"""The phases whose end a status names."""


def explanation(complaint: Complaint, directory: Directory, rules: Rules) -> str:
    """The status in a sentence, with its names, dates and reasons filled in."""
    until = next(
        (
            d.due
            for d in deadlines.deadlines(complaint, rules)
            if d.clock.phase in _NAMED and d.is_running
        ),
        None,
    )
    day = tanggal(until) if until else "tanggal yang akan kami kabari"
    event = complaint.last("referred", "declined", "merged", "given_up")
    why = silence.REASONS.get(silence.reason_of(complaint.history[-1]), "")
    ends = reminders.ends_at(complaint, rules)
    number = event.word("external_number") or event.word("into") if event else ""
    sentence = lifecycle.STATUSES[complaint.status].explanation.format(
        agency=_who_has_it(complaint, directory),
        until=day,
        outcome=_outcome(complaint, directory, day),
        reason=decline_reason(event) if event else "",
        number=f", nomor {number}" if number else "",
        count=event.word("count") if event else "",
        why=f" karena {why}" if why else " dan diarsipkan",
    )
    if ends:
        sentence += (
            f" Tanpa balasan, laporan ditutup sendiri {hari_tanggal(ends)}; "
            "sesudahnya bisa Anda buka lagi."
        )
    return sentence[:1].upper() + sentence[1:]


def _outcome(complaint: Complaint, directory: Directory, until: str) -> str:
    if complaint.kind != PPID:
        return ""
    from functions.domain import ppid_words  # noqa: PLC0415 - few complaints are such requests

    return ppid_words.outcome(complaint, directory, until)


def decline_reason(event: Event) -> str:
    """Why it was declined, in words."""
    words = DECLINE_REASONS.get(event.word("reason"), event.word("reason"))
    same = event.word("same_as")
    return f"{words}, yaitu laporan nomor {same}" if same else words


def timeline_label(event: Event, directory: Directory) -> str:
    """The event in a few words, as the reporter reads it."""
    if reason := silence.reason_of(event):
        return f"Laporan ditutup sendiri: {silence.REASONS.get(reason, reason)}"
    return TIMELINE.get(event.what, event.what).format(
        agencies=daftar(directory.names_of(event.names("agencies"))),
        agency=directory.name_of(event.word("agency")),
        to=place_name(event.word("to"), directory),
    )


def office_label(event: Event, directory: Directory) -> str:
    """The event in a few words, as the office reads it."""
    if reason := silence.reason_of(event):
        return f"Ditutup oleh sistem: {silence.OFFICE_REASONS.get(reason, reason)}"
    if event.what == "flagged":
        return f"Tanda: {daftar([FLAGS[f] for f in event.names('flags')]) or 'dihapus semua'}"
    if event.what not in OFFICE:
        return timeline_label(event, directory)
    label = OFFICE[event.what].format(
        child=event.word("child"), agency=place_name(event.word("agency"), directory)
    )
    return label + _APPROVALS.get(event.word("approval"), "")


def _who_has_it(complaint: Complaint, directory: Directory) -> str:
    if complaint.status == "referred" and (event := complaint.last("referred")):
        return place_name(event.word("to"), directory)
    names = directory.names_of(complaint.agencies)
    return daftar(names) if names else "dinas"


def short_name(agency: str, directory: Directory) -> str:
    """An agency's short name; one that has left the directory keeps its id."""
    return directory.agencies[agency].short_name if agency in directory.agencies else agency


def place_name(place: str, directory: Directory) -> str:
    """The name of an outside place or an agency."""
    if place in directory.outside:
        return directory.outside[place].name
    return directory.name_of(place)


def who(by: str, directory: Directory) -> str:
    """Who did something, as the office calls them."""
    if by in (REPORTER, SYSTEM):
        return "Pelapor" if by == REPORTER else "Sistem"
    kind, name = by.split(":", 1)
    return short_name(name, directory) if kind == "agency" else name
