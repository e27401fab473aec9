"""A table full of complaints that wait, put straight into moto: its API would take minutes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.dynamodb.models import dynamodb_backends

from functions.domain.findable import mark
from functions.storage import keys
from functions.storage.values import epoch, to_wire
from infra.bench.emulated_desk import REGION

LISTS = ("admin", "admin", "flagged", "restricted", "lapor", "done")
"""One after the other, so that no list is a short one."""

ROW = {
    "kd": "complaint",
    "su": "Jalan di depan pasar berlubang besar, sudah dua motor jatuh…",
    "ca": "jalan-berlubang",
    "di": "63.10.04",
    "ag": ["pupr"],
    "qw": "sop_forward",
    "ch": "web",
    "ra": 1795485600,
    "ct": "email",
}


def fill(
    table: str,
    now: datetime,
    standing: int,
    *,
    due_now: int,
    is_listed: bool,
    hot: bool = False,
) -> None:
    """Items with what the indexes carry and nothing else; unlisted ones are in `due` alone.

    `hot` puts all that is due now into one shard, as the worst luck with numbers would.
    """
    stored = dynamodb_backends[DEFAULT_ACCOUNT_ID][REGION].get_table(table)
    row = {name: to_wire(value) for name, value in ROW.items()} if is_listed else {}
    for n in range(standing):
        minutes = timedelta(minutes=-1) if n < due_now else timedelta(days=1 + n % 30)
        shard = {"ds": to_wire("0")} if hot and n < due_now else {}
        listed = row and row | _placed(LISTS[n % len(LISTS)])
        stored.put_item(_item(_number(n), epoch(now + minutes)) | listed | shard)


def fill_keys(table: str, now: datetime, standing: int, asked: Sequence[Sequence[str]]) -> None:
    """Find keys of complaints that came before: the first word is in each, the second in a tenth.

    Of each word the last hash is written, the one of what was told.
    """
    stored = dynamodb_backends[DEFAULT_ACCOUNT_ID][REGION].get_table(table)
    common, rare = (hashes[-1] for hashes in asked)
    for n in range(standing):
        found = (common, rare) if n % 10 == 0 else (common,)
        marks = {"w": to_wire(f"{''.join(map(mark, found)):.<75}")}
        for hash in found:
            stored.put_item(keys.find(hash, epoch(now) - 60 * n - 60, _number(n)) | marks)


def _number(n: int) -> str:
    return f"TB-{n // 10_000:04d}-{n % 10_000:04d}"


def _placed(name: str) -> dict[str, Any]:
    return {"q": to_wire(name), "st": to_wire("closed" if name == "done" else "received")}


def _item(number: str, due: int) -> dict[str, Any]:
    moments = {"ds": keys.due_shard(number), "da": due, "qa": due}
    return keys.complaint(number) | {name: to_wire(value) for name, value in moments.items()}
