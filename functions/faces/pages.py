"""The Jinja2 environment of every page of the portal, and the security policy they share."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, ClassVar

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    Environment,
    FileSystemLoader,
    ModuleLoader,
    StrictUndefined,
)
from jinja2.bccache import Bucket
from markupsafe import Markup

from functions.domain import dates
from functions.domain.channels import label_of
from functions.domain.dip import DIP_CATEGORIES
from functions.domain.submission import DELIVERIES, GROUNDS, KINDS
from functions.faces.forms import Form

COMPILED = "compiled"
"""The folder of templates made ready by `compile_templates`: a sixth of a cold start."""


def environment(site: Path, **shared: object) -> Environment:
    """The environment over site/templates; `shared` become globals.

    The layout needs `settings`, the citizen's pages `directory` too. Make it once: a new one per
    page is some thirty times slower.
    """
    env = Environment(
        loader=_loader(site),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        bytecode_cache=_Compiled(),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters.update(tanggal=_tanggal, waktu=_waktu, hari_waktu=_hari_waktu)
    env.filters.update(ribuan=dates.ribuan, pairs=_pairs)
    env.globals.update(
        css=Markup(_style(site, "portal.css")),
        sheets={path.stem: Markup(_style(site, path.name)) for path in _sheets(site)},
        scripts={name: Markup(text) for name, text in _scripts(site)},
        blank=Form(),
        kinds=KINDS,
        channel_label=label_of,
        deliveries=DELIVERIES,
        grounds=GROUNDS,
        dip_categories=DIP_CATEGORIES,
    )
    env.globals.update(shared)
    return env


class _Compiled(BytecodeCache):
    """What was compiled once in this process, by the template's name and text."""

    _codes: ClassVar[dict[tuple[str, str], Any]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take it again."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it."""
        self._codes[bucket.key, bucket.checksum] = bucket.code


def compile_templates(site: Path) -> None:
    """Leave the templates of a site as modules beside them, for a package to hold these alone."""
    environment(site).compile_templates(site / COMPILED, zip=None, ignore_errors=False)


def _loader(site: Path) -> BaseLoader:
    compiled = site / COMPILED
    return ModuleLoader(compiled) if compiled.exists() else FileSystemLoader(site / "templates")


def content_security_policy(site: Path) -> str:
    """The policy for every page: nothing from elsewhere, inline parts only by their hash.

    Scripts of the site's own files only ever add something to a page. What forms, pictures and
    scripts may reach is added where the bucket of attachments is known (`reaching`).
    """
    scripts = " ".join(_hash(text) for _, text in _scripts(site))
    return (
        f"default-src 'none'; style-src {style_hashes(site)}; script-src 'self' {scripts}; "
        "manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


def reaching(attachments: str) -> str:
    """The policy's other half: forms and a script send files to that origin, pictures are there.

    template.yaml says it too, since only the stack knows the bucket's name.
    """
    return (
        f"img-src 'self' data: {attachments}; form-action 'self' {attachments}; "
        f"connect-src 'self' {attachments}"
    )


def style_hashes(site: Path) -> str:
    """The hash sources of the inline style sheets: every page's, and those of some pages."""
    return " ".join(_hash(_style(site, path.name)) for path in _sheets(site))


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _style(site: Path, name: str) -> str:
    css = (site / "assets" / name).read_text(encoding="utf-8")
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    return re.sub(r"\s*([{};,>])\s*|(?<=:) ", r"\1", css).replace(";}", "}").strip()


def _sheets(site: Path) -> list[Path]:
    return sorted((site / "assets").glob("*.css"))


def _scripts(site: Path) -> Iterator[tuple[str, str]]:
    """Each script of site/assets by its stem, without indentation and comment lines."""
    for path in sorted((site / "assets").glob("*.js")):
        lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
        yield path.stem, "\n".join(line for line in lines if line and not line.startswith("//"))


def _tanggal(day: date | str) -> str:
    if isinstance(day, str):
        day = datetime.fromisoformat(day) if "T" in day else date.fromisoformat(day)
    return dates.tanggal(day)


def _waktu(moment: datetime | str) -> str:
    return dates.waktu(datetime.fromisoformat(moment) if isinstance(moment, str) else moment)


def _hari_waktu(moment: datetime | str) -> str:
    return dates.hari_waktu(datetime.fromisoformat(moment) if isinstance(moment, str) else moment)


def _pairs(items: Iterable[object], value: str, words: str) -> list[tuple[str, str]]:
    """The options of a select: two attributes of each item."""
    return [(getattr(item, value), getattr(item, words)) for item in items]
