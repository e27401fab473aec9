"""Forms for photos and papers, on their own page and for the script of the receipt.

On a page of its own and not in the receipt: signed forms weigh more than all its words, and most
people have nothing to add.
"""

from __future__ import annotations

from dataclasses import dataclass

from functions.actions.desk import Desk
from functions.actions.upload import more_forms
from functions.domain.errors import Refused
from functions.faces.endpoints import Answer, Fields, Page, problem
from functions.faces.http import text_of

RECEIVED = "/lapor/file-diterima/"
"""The static page to which S3 leads a browser that sent a file."""


@dataclass(frozen=True, slots=True)
class Uploading:
    """POST /api/complaints/uploads."""

    desk: Desk
    base_url: str

    def handle(self, fields: Fields) -> Answer:
        """A form for each file that the complaint may still get."""
        number, code = text_of(fields, "number").strip(), text_of(fields, "code").strip()
        made = more_forms(self.desk, number, code, self.base_url + RECEIVED)
        context = {"number": made.number, "code": made.code, "forms": made.leading}
        data = {"number": made.number, "uploads": made.plain}
        return Answer(data, Page("citizen/files.html", context))

    def recover(self, fields: Fields, error: Refused) -> Page:
        """There is nothing on that page to be typed again."""
        return problem(error)
