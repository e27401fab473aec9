"""TOML as the content files are written: sections that change are written anew, others stay."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

HEADER = re.compile(r"\[([A-Za-z0-9_-]+)\]\s*(#.*)?")


def replaced(text: str, sections: Mapping[str, Mapping[str, Any] | None]) -> str:
    """The text with these sections as given; None takes one out, an unknown one goes to the end."""
    parts, seen = [], set()
    for name, block in _blocks(text):
        seen.add(name)
        if name not in sections:
            parts.append(block)
        elif (values := sections[name]) is not None:
            above = block[: block.index(f"[{name}]")]
            parts.append(above + _section(name, values) + "\n")
    new = {name: values for name, values in sections.items() if name not in seen and values}
    parts += [f"\n{_section(name, values)}" for name, values in new.items()]
    return "".join(parts).rstrip("\n") + "\n"


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Each section with the comments above it; what stands before the first has no name."""
    block: list[str] = []
    name, is_inside = "", False
    for line in text.splitlines(keepends=True):
        found = None if is_inside else HEADER.fullmatch(line.strip())
        if found:
            tail = len(block)
            while tail and (not block[tail - 1].strip() or block[tail - 1].startswith("#")):
                tail -= 1
            tail = tail if name else len(block)
            yield name, "".join(block[:tail])
            name, block = found[1], block[tail:]
        is_inside ^= line.count('"""') % 2 == 1
        block.append(line)
    yield name, "".join(block)


def _section(name: str, values: Mapping[str, Any]) -> str:
    lines = [f"{key} = {_value(value)}\n" for key, value in values.items()]
    return f"[{name}]\n{''.join(lines)}"


def _string(value: str) -> str:
    if "\n" not in value:
        return json.dumps(value, ensure_ascii=False)
    words = value.strip("\n").replace("\\", "\\\\").replace('"""', '""\\"')
    return f'"""\n{words}\n"""'


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{k} = {_value(v)}" for k, v in value.items()) + " }"
    if isinstance(value, list | tuple):
        parts = [_value(part) for part in value]
        if any(isinstance(part, Mapping) for part in value) and len(value) > 1:
            return "[\n" + "".join(f"  {part},\n" for part in parts) + "]"
        return f"[{', '.join(parts)}]"
    return str(value)
