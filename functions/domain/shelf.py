"""The reports that were made: each edition, who made, saw and signed it; and the office's rules.

An edition holds what was counted and the office's own words with it. Counted again with the same
result, nothing new comes of it. Words may change until somebody signs; other figures, or words
after the signature, make a new edition that says which one it corrects.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

KINDS = ("daily", "issues", "service", "annual", "communication")
"""The codes of all reports (functions/reports/kinds.py says what each is)."""

TEMPLATE = "report_office"
FIELDS = frozenset(("title", "period", "about", "link", "portal", "office", "phone"))
"""The mail that brings a report, and what its words may name."""

KEPT = (1, 2, 3, 5, 10, 0)
"""Years for which a report may be kept, 0 for good: the archive has a rule for each of these.

An unsigned one goes by itself then, since it can be made again from the figures; a signed one is
the office's document, and the law asks for an appraisal before it goes.
"""

OWN_WORDS = 4_000
"""The longest text of the office in one place of a report, in characters."""


class Rule(NamedTuple):
    """What the office decided about a kind of report (site/content/laporan.toml).

    `label` is what the office's content pages call it, `hour` the earliest on the day it is due
    (WITA), `number` the pattern of a nomor surat, `place` where it is signed.
    """

    label: str
    mails: tuple[str, ...]
    hour: int
    number: str
    keep_years: int
    place: str
    signer_name: str
    signer_nip: str
    signer_title: str


class Mailing(NamedTuple):
    """What a mail says of a report, and the PDF that it brings; `place` is the report's page.

    `about` is a sentence of a correction, otherwise empty.
    """

    title: str
    period: str
    about: str
    place: str
    file: str
    pdf: bytes


@dataclass(frozen=True, slots=True)
class Filed:
    """One edition. `figures` and `words` are digests of what it holds; `rev` counts its writes.

    `files` is the write whose files lie in the archive. `made_by` is an account, "" for the
    schedule; `viewed` says who opened it first when; `mailed` by address what became of the mail.
    """

    kind: str
    first: date
    last: date
    edition: int
    figures: str
    words: str
    made_at: datetime
    made_by: str
    corrects: datetime | None = None
    rev: int = 1
    files: int = 1
    number: str = ""
    signed_by: str = ""
    signed_at: datetime | None = None
    viewed: Mapping[str, datetime] = field(default_factory=dict)
    mailed: Mapping[str, str] = field(default_factory=dict)

    @property
    def period(self) -> str:
        """Its period as an address and a key have it: "2026-11-27_2026-11-29"."""
        return f"{self.first}_{self.last}"

    @property
    def name(self) -> str:
        """Names it among all editions."""
        return f"{self.kind}/{self.period}/{self.edition}"

    @property
    def is_signed(self) -> bool:
        """Whether it is fixed."""
        return self.signed_at is not None

    @property
    def awaits_files(self) -> bool:
        """Whether its files do not yet show what was written last: a signature."""
        return self.files != self.rev

    def file(self, form: str) -> str:
        """Where a form of it lies in the archive."""
        return (
            f"laporan/{self.kind}/{self.last.year}/{self.period}/{self.edition}.{self.files}.{form}"
        )
