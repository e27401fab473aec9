"""A form as a page shows it again: what was typed, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Form:
    """What was typed into a form and what is wrong with it, both by field name."""

    values: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)


def moved(errors: Mapping[str, str], absent: Collection[str], to: str) -> dict[str, str]:
    """The errors, with those of fields that the page does not show beside one that it does."""
    shown = {name: sentence for name, sentence in errors.items() if name not in absent}
    homeless = [sentence for name, sentence in errors.items() if name in absent]
    if homeless:
        shown[to] = " ".join(filter(None, (shown.get(to), *homeless)))
    return shown


_LONG = ("description", "question", "reason", "text", "note")


def long_words(values: Mapping[str, str]) -> str:
    """The long texts that were typed, to be copied from a page that has no form for them."""
    return "\n\n".join(values[name] for name in _LONG if values.get(name))
