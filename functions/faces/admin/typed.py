"""The fields of a staff form, read one by one, each with its sentence when it is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from werkzeug.datastructures import MultiDict

from functions.actions.perform import Decide
from functions.domain import text
from functions.domain.errors import Invalid
from functions.domain.privacy import Text

Planned = tuple[Decide, Text | None]
"""What a form asks for: the act, and the text that is kept with it."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed; `longest` is the limit of long texts in characters.

    `number` is the complaint's, for acts that need more of it than the form tells.
    """

    fields: MultiDict[str, str]
    longest: int
    number: str = ""

    def line(self, name: str, limit: int = 150) -> str:
        """One line, cleaned; empty when it was left out."""
        value = text.one_line(self.fields.get(name, ""))
        if len(value) > limit:
            raise Invalid({name: f"Paling panjang {limit} huruf; Anda menulis {len(value)}."})
        return value

    def words(self, name: str, ask: str) -> str:
        """A long text; `ask` is the sentence for an empty one."""
        value = self.note(name)
        if not value:
            raise Invalid({name: ask})
        return value

    def note(self, name: str) -> str:
        """A long text that may be left out."""
        value = text.paragraphs(self.fields.get(name, ""))
        if len(value) > self.longest:
            raise Invalid({name: f"Paling panjang {self.longest} huruf; ini {len(value)}."})
        return value

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a repeated field that is not empty, in order."""
        return tuple(value for value in self.fields.getlist(name) if value)

    def one_of(self, name: str, allowed: Mapping[str, object], ask: str) -> str:
        """A value of a list; `ask` is the sentence for any other."""
        value = self.fields.get(name, "")
        if value not in allowed:
            raise Invalid({name: ask})
        return value

    def day(self, name: str, ask: str) -> date:
        """A day as a browser's date field writes it; `ask` is the sentence for none."""
        value = self.fields.get(name, "").strip()
        if not value:
            raise Invalid({name: ask})
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise Invalid({name: "Tanggal ini tidak ada. Tulis seperti 2026-12-05."}) from error

    def version(self) -> int | None:
        """The version that the page showed, if it carried one."""
        return text.whole_number(self.fields.get("version", ""), 8)


def as_text(body: str) -> Text | None:
    """A text to keep with an act, if there is one."""
    return Text(body) if body else None
