"""The fields of a form, read one after another, with a sentence for each that is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from functions.domain import text
from functions.domain.errors import Invalid

Fields = Mapping[str, object]
"""By their names in INTERFACE.md, as strings or as JSON gives them."""


class Check:
    """Collects the sentences while the fields are read one after another."""

    def __init__(self, fields: Fields) -> None:
        self.fields = fields
        self.errors: dict[str, str] = {}

    def line(self, name: str, limit: int, noun: str) -> str:
        """One line, cleaned; `noun` names the field in the sentence for a longer one."""
        return self._short(name, text.one_line(self._text(name)), limit, noun)

    def paragraphs(self, name: str, limit: int, noun: str) -> str:
        """A text of several lines, cleaned."""
        return self._short(name, text.paragraphs(self._text(name)), limit, noun)

    def known(self, name: str, known: Mapping[str, object], sentence: str) -> str:
        """One of the known codes, or nothing."""
        value = text.one_line(self._text(name))
        if value and value not in known:
            self.errors[name] = sentence
        return value

    def parsed(self, name: str, parse: Callable[[str], str | None], sentence: str) -> str:
        """What `parse` makes of a line; it answers None for one that it cannot read."""
        value = text.one_line(self._text(name))
        result = parse(value) if value else ""
        if result is None:
            self.errors[name] = sentence
        return result or ""

    def yes(self, name: str) -> bool:
        """Whether a box was ticked."""
        return self.fields.get(name) in (True, "true", "on", "1", "yes", "ya")

    def require(self, name: str, value: str, sentence: str) -> None:
        """Demand a value, unless the field has its sentence already."""
        if not value and name not in self.errors:
            self.errors[name] = sentence

    def verdict(self) -> None:
        """Invalid with every sentence, if there is one."""
        if self.errors:
            raise Invalid(self.errors)

    def _text(self, name: str) -> str:
        value = self.fields.get(name, "")
        if isinstance(value, str):
            return value
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
        if value is not None:
            self.errors[name] = "Isian ini harus berupa tulisan."
        return ""

    def _short(self, name: str, value: str, limit: int, noun: str) -> str:
        if len(value) > limit:
            self.errors[name] = (
                f"{noun} paling panjang {limit:,} huruf; Anda menulis {len(value):,}. "
                "Mohon dipersingkat."
            ).replace(",", ".")
        return value
