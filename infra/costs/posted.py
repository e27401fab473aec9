"""A life whose mails and SMS are really composed, and counted instead of sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from functions.actions.desk import Desk
from functions.actions.visit import visit
from functions.config import Config
from functions.content.messages import messages
from functions.domain.identity import Identity
from functions.outbound.courier import Courier
from functions.outbound.fields import Composer
from functions.storage.shorthand import TEMPLATE_CODES
from infra.bench.emulated_desk import Clock
from infra.bench.lives import Life


@dataclass(slots=True)
class Post:
    """Both SES and SNS, to whom everything succeeds; `opened` counts identities read for them."""

    mails: int = 0
    texts: list[str] = field(default_factory=list)
    opened: int = 0

    def send_email(self, **_: Any) -> None:
        """A mail."""
        self.mails += 1

    def publish(self, **call: Any) -> None:
        """An SMS."""
        self.texts.append(call["Message"])


class PostedLife(Life):
    """A life whose messages are really composed, from a reporter with an address or without."""

    def __init__(self, desk: Desk, clock: Clock, courier: Courier, email: str) -> None:
        self._courier = courier
        super().__init__(desk, clock, email)

    def visit(self) -> None:
        """What the stream's function does a moment after an act."""
        visit(self.desk, self._courier, self.number, self.desk.new_id())


def courier(desk: Desk, config: Config, post: Post) -> Courier:
    """The real courier over such a post."""

    def identify(number: str) -> Identity:
        post.opened += 1
        return desk.identities.get(number)

    rings = (desk.access_keys, desk.agency_keys)
    composer = Composer(desk.standing_now, desk.settings, *rings, config.base_url)
    wordings = messages(config.content, TEMPLATE_CODES)
    return Courier(composer, lambda: wordings, lambda: post, lambda: post, identify, desk.now)


def parts(text: str) -> int:
    """How many SMS a text is: 160 plain letters or 70 others, a few less when there are more."""
    one, of_several = (160, 153) if text.isascii() else (70, 67)
    return 1 if len(text) <= one else -(-len(text) // of_several)
