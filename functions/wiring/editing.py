"""What content is changed and published with; made only for the pages that do."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from functions.config import Config
from functions.storage import keys
from functions.storage.audit import Audit
from functions.storage.editions import Editions
from functions.wiring.clients import client
from functions.wiring.clock import Now

if TYPE_CHECKING:
    from functions.actions.editing import Editing
    from functions.actions.publishing import Publishing


def editing(config: Config, now: Now) -> Editing:
    """The deployed content of this package, and the office's changes in the table."""
    from functions.actions.editing import Editing  # noqa: PLC0415 - few requests change anything

    dynamodb = client("dynamodb")
    return Editing(
        folder=config.content,
        editions=Editions(dynamodb, config.table),
        past=Editions(dynamodb, config.table, keys.past),
        audit=Audit(dynamodb, config.table),
        check=check,
        now=now,
        new_id=lambda: secrets.token_urlsafe(6),
    )


def publishing(config: Config, start: Callable[[], None] | None = None) -> Publishing:
    """The state of the public pages, and the function that builds them."""
    from functions.actions.publishing import Publishing  # noqa: PLC0415

    def invoke() -> None:
        if config.pages_function:
            client("lambda").invoke(FunctionName=config.pages_function, InvocationType="Event")

    return Publishing(Editions(client("dynamodb"), config.table, keys.job), start or invoke)


def check(folder: Path, touched: Collection[str]) -> None:
    """Read what a change of these files may spoil; BadContent names what is wrong."""
    from functions.editing import checks  # noqa: PLC0415
    from functions.storage.shorthand import TEMPLATE_CODES  # noqa: PLC0415

    checks.check(folder, touched, TEMPLATE_CODES)
