"""A courier whose services only write down what they were given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from functions.actions.desk import Desk
from functions.content.messages import messages
from functions.domain.complaint import Complaint
from functions.domain.identity import Identity
from functions.domain.messages import Message, claimed
from functions.domain.privacy import Text
from functions.outbound.courier import Courier
from functions.outbound.fields import Composer
from functions.storage.shorthand import TEMPLATE_CODES
from tests.desks import CONTENT, memory_desk
from tests.lives import Moment, lives
from tests.sent import Mail, parsed

BASE_URL = "https://lapor.tanahbumbu.example"
WHO = Identity(
    name="Norhalimah Kusumawati",
    phone="+6281250987654",
    email="norhalimah@surat.example",
    national_id="6310014107900003",
    address="Gang Kenanga 17",
)


@dataclass
class Post:
    """SES and SNS in one: `error` is raised instead of accepting, if there is one."""

    desk: Desk = field(default_factory=memory_desk)
    error: Exception | None = None
    calls: list[dict[str, Any]] = field(default_factory=list)

    def send_email(self, **arguments: Any) -> None:
        self._take(arguments)

    def publish(self, **arguments: Any) -> None:
        self._take(arguments)

    def _take(self, arguments: dict[str, Any]) -> None:
        self.calls.append(arguments)
        if self.error:
            raise self.error

    @property
    def mail(self) -> Mail:
        """The latest mail."""
        return Mail(parsed(self.calls[-1]["Content"]["Raw"]["Data"]))

    def courier(self, **changes: Any) -> Courier:
        desk = self.desk
        keys = (desk.access_keys, desk.agency_keys)
        composer = Composer(desk.standing_now, desk.settings, *keys, BASE_URL)
        words = messages(CONTENT, TEMPLATE_CODES)
        identify = self.desk.identities.get
        made = Courier(composer, lambda: words, lambda: self, lambda: self, identify, desk.now)
        return replace(made, **changes)

    def send(
        self, complaint: Complaint, message: Message, texts: Mapping[str, Text] | None = None
    ) -> Message:
        """One attempt by one visit."""
        attempt = self.courier().prepare(complaint, message, texts or {})
        return attempt(claimed(message, "visit-1", self.desk.now()))


def every_message(post: Post, **life: Any) -> Iterator[tuple[Moment, Message]]:
    """Each message of a long life at the moment that owes it; the first of each template."""
    seen = set()
    for moment in lives(post.desk, **({"identity": WHO} | life)):
        for message in moment.owes:
            if message.template not in seen:
                seen.add(message.template)
                yield moment, message
    assert seen == TEMPLATE_CODES.keys()
