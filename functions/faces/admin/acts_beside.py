"""The forms of what the office does beside the way of a complaint (domain.desk_acts)."""

from __future__ import annotations

from functions.actions.desk import Desk
from functions.domain import desk_acts
from functions.domain.complaint import FLAGS
from functions.domain.privacy import Text
from functions.domain.submission import KINDS
from functions.faces.admin.typed import Planned, Typed


def reclassify(desk: Desk, typed: Typed) -> Planned:
    """Another topic or kind."""
    category = typed.line("category")
    kind = typed.one_of("kind", KINDS, "Pilih jenis laporan.")
    return (
        lambda complaint, act: desk_acts.reclassify(
            complaint, act, desk.directory, category=category, kind=kind
        ),
        None,
    )


def flag(desk: Desk, typed: Typed) -> Planned:
    """Set the flags."""
    chosen = [flag for flag in FLAGS if typed.fields.get(flag)]
    return lambda complaint, act: desk_acts.flag(complaint, act, desk.directory, chosen), None


def resend(desk: Desk, typed: Typed) -> Planned:
    """Send a message again."""
    message = typed.line("message")
    return lambda complaint, act: desk_acts.resend(complaint, act, message), None


def reissue_code(desk: Desk, typed: Typed) -> Planned:
    """A new access code; the old one is void."""
    return desk_acts.reissue_code, None


def correct(desk: Desk, typed: Typed) -> Planned:
    """An erratum, which the reporter reads too."""
    return desk_acts.correct, Text(typed.words("text", "Tuliskan apa yang diralat."))


def copied_to_lapor(desk: Desk, typed: Typed) -> Planned:
    """The answer stands on LAPOR.GO.ID too."""
    return desk_acts.copied_to_lapor, None


def take(desk: Desk, typed: Typed) -> Planned:
    """One works on it oneself."""
    return desk_acts.take, None


def let_go(desk: Desk, typed: Typed) -> Planned:
    """Whoever comes next may."""
    return desk_acts.let_go, None


def note(desk: Desk, typed: Typed) -> Planned:
    """A word among the staff."""
    return desk_acts.note, Text(typed.words("note", "Tuliskan catatannya."))
