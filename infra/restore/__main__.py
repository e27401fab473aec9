"""`make restore STAGE=… AT=…`: the table as it was, beside the live one, compared and reported.

COPY=missing puts back what is missing, COPY=different NUMBERS="…" what was changed; DROP=yes
removes the restored table in the end. Without them nothing of the live table is touched.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from botocore.exceptions import ClientError

from build_site import SITE
from functions.domain.clocks import Rules
from functions.storage.identities import Identities
from infra.deploy import account, commands
from infra.deploy.moved import current
from infra.deploy.parts import outputs_of
from infra.deploy.stage import Stage, Stop
from infra.restore import recovery, report
from infra.restore.comparison import Comparison, compare
from infra.restore.order import Order, read_order
from infra.restore.putting_back import Hands, chosen
from infra.table import EDITIONS, scan


def restore(stage: Stage) -> None:
    """The whole drill; the order comes from the environment."""
    order = read_order(os.environ)
    account.check_account(stage)
    dynamodb = stage.client("dynamodb")
    live = order.table or outputs_of(stage)["TableName"]
    restored = order.restored(live)
    recovery.recover(dynamodb, live, restored, order.at)
    found = _compare(dynamodb, live, restored)
    _say(report.compared(found, order, live))
    key_works = _try_key(stage, dynamodb, restored, found)
    if order.copy:
        found = _put_back(dynamodb, live, restored, found, order)
    _say(report.advice(found, order))
    if order.drop:
        commands.ask(f"\nDelete {restored}?")
        recovery.drop(dynamodb, restored)
        print(f"{restored} is being deleted.")
    if found.missing or found.different or not key_works:
        raise Stop("Not everything of then is there now: see above.")


def _compare(dynamodb: Any, live: str, restored: str) -> Comparison:
    return compare(scan(dynamodb, restored), scan(dynamodb, live), datetime.now(UTC))


def _try_key(stage: Stage, dynamodb: Any, restored: str, found: Comparison) -> bool:
    """Whether an identity of then can still be read; it is not shown."""
    if not found.identity:
        print("\nIdentities: there was none then, so their key could not be tried.")
        return True
    store = Identities(dynamodb, restored, lambda: stage.client("kms"), "")
    try:
        store.get(found.identity)
    except ClientError as error:
        code = error.response["Error"]["Code"]
        print(
            f"\nIdentities: NOT READABLE ({code}). Without their KMS key every identity is lost: "
            "if it is pending deletion, cancel that now (KMS, Cancel key deletion)."
        )
        return False
    print("\nIdentities: one of then was decrypted; their KMS key is alive.")
    return True


def _put_back(
    dynamodb: Any, live: str, restored: str, found: Comparison, order: Order
) -> Comparison:
    findings = chosen(found, order)
    commands.ask(f"\nPut {len(findings)} items back into {live}?")
    rules = _rules(dynamodb, restored if EDITIONS in {f.kind for f in findings} else live)
    hands = Hands(dynamodb, live, restored, rules, datetime.now(UTC))
    _say(report.put_back(hands.put_back(findings)))
    return _compare(dynamodb, live, restored)


def _rules(dynamodb: Any, table: str) -> Rules:
    """The clocks and calendar that the functions will go by, the office's own days included."""
    return current(dynamodb, table, SITE / "content")


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


if __name__ == "__main__":
    sys.exit(commands.run(restore))
