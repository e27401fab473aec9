"""`make erase STAGE=… NUMBER=…`: forget who reported; the complaint stays, as a record."""

from __future__ import annotations

import os
import secrets as random
import sys
from datetime import timedelta

from functions.actions.erasing import erase
from functions.actions.track import tidy
from functions.config import Config
from functions.domain.dates import tanggal
from functions.domain.errors import UnknownComplaint, WrongState
from functions.domain.history import staff_actor
from functions.storage.audit import Audit
from functions.wiring.clients import client
from functions.wiring.desk import desk as wired
from infra.deploy import account, commands
from infra.deploy.parts import outputs_of
from infra.deploy.secrets import secrets_of
from infra.deploy.stage import Stage, Stop

BACKUPS = timedelta(days=35)
"""As long as the table can be restored to an earlier moment (PointInTimeRecovery)."""

WHO = "make-erase"
"""Stands in the history and the audit: whoever may run this has the account's credentials."""


def erase_identity(stage: Stage) -> None:
    """Ask once, erase, and say what is left elsewhere."""
    account.check_account(stage)
    os.environ["AWS_DEFAULT_REGION"] = stage.region
    outputs, keys = outputs_of(stage), secrets_of(stage)
    desk = wired(
        Config(
            table=outputs["TableName"],
            base_url="",
            kms_key=outputs["IdentityKeyId"],
            find_keys=keys.find_keys,
        )
    )
    number = tidy(desk, os.environ.get("NUMBER", ""))
    try:
        complaint = desk.complaints.load(number)
    except UnknownComplaint as error:
        raise Stop(f"There is no complaint {number!r}. Name one with NUMBER=…") from error
    if complaint.is_open:
        print(f"{number} is still open: its reporter cannot be told the answer any more.")
    commands.ask(f"Erase for good who reported {number}?")
    now = desk.now()
    audit = Audit(client("dynamodb"), outputs["TableName"])
    audit.record(WHO, "identity erase", number, now, random.token_urlsafe(6))  # even if stopped
    try:
        erase(desk, number, staff_actor(WHO))
    except WrongState as error:
        raise Stop(f"Who reported {number} was erased before.") from error
    print(
        f"Name, phone, e-mail, NIK and address of {number} are gone; nothing finds it by them.\n"
        f"Backups hold them until {tanggal(now + BACKUPS)}: a table restored from before this\n"
        "moment needs this again. What people wrote in the story and sent as photos stays, and so\n"
        "do mails that have left. An export made with IDENTITIES=yes is in your own hands."
    )


if __name__ == "__main__":
    sys.exit(commands.run(erase_identity))
