"""What news of a mail leads to."""

from __future__ import annotations

from dataclasses import replace

from functions.actions.desk import Desk
from functions.domain import staff_acts
from functions.domain.evidence import Evidence, heed
from functions.domain.history import Act, staff_actor
from functions.domain.messages import TO_SUPERIOR, Message
from tests.desks import filed

AGENCY = "setda"
"""An agency with a second address."""


def test_a_mail_to_the_superior_office_never_goes_to_the_agency_itself(desk: Desk) -> None:
    act = Act("act", desk.now(), staff_actor("rina"))
    held = staff_acts.dispatch(filed(desk).complaint, act, desk.directory, (AGENCY,))
    sent = Message(f"1.{TO_SUPERIOR}.{AGENCY}", "sent", desk.now())
    complaint = replace(held, messages={sent.id: sent})
    bounced = Evidence(sent.id, desk.now(), "Alamat tidak ada", elsewhere=True)
    after = heed(complaint, bounced, desk.directory, desk.now())
    assert [(m.id, m.state) for m in after.messages.values()] == [(sent.id, "failed")]
