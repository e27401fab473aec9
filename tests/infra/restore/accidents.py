"""What can happen to a table, and what happens to it every day."""

from __future__ import annotations

from collections.abc import Callable

from functions.actions.desk import Desk
from functions.actions.perform import perform
from functions.domain import staff_acts
from functions.domain.privacy import Text
from functions.storage import keys
from infra.table import Item
from tests.emulated import Aws

Drill = Callable[..., str]
"""Runs the command and returns what it said, trouble included."""


def ask(desk: Desk, number: str) -> None:
    perform(desk, number, "staff:rina", staff_acts.ask, text=Text("Di mana tepatnya?"))


def lose(aws: Aws, number: str) -> None:
    """Everything of one complaint goes."""
    for item in aws.items():
        if number in item["pk"]["S"] or item.get("n", {}).get("S") == number:
            remove(aws, item)


def remove(aws: Aws, item: Item) -> None:
    key = {"pk": item["pk"], "sk": item["sk"]}
    aws.client("dynamodb").delete_item(TableName=aws.table, Key=key)


def spoil(aws: Aws, number: str) -> None:
    """Somebody changes a fact by hand, past all acts."""
    aws.client("dynamodb").update_item(
        TableName=aws.table,
        Key=keys.complaint(number),
        UpdateExpression="SET ca = :c",
        ExpressionAttributeValues={":c": {"S": "korupsi"}},
    )
