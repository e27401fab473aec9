"""The index of the reports that were made: a small item for each edition, a year in one Query."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from functions.domain.errors import Outdated
from functions.domain.shelf import Filed
from functions.storage import keys
from functions.storage.aws import ConditionFailed, translated
from functions.storage.values import epoch, from_wire, moment, to_wire

_NAMES = {
    "r": "rev",
    "fi": "files",
    "fg": "figures",
    "wo": "words",
    "ma": "made_at",
    "mb": "made_by",
    "co": "corrects",
    "no": "number",
    "sb": "signed_by",
    "sa": "signed_at",
}
"""Stored names of what a write may change; looks and mails are maps of their own (`vw`, `ml`)."""

_MOMENTS = ("made_at", "corrects", "signed_at")


class Shelf:
    """The editions of one table."""

    def __init__(self, client: Any, table: str) -> None:
        self._client, self._table = client, table

    def of_year(self, year: int, kind: str = "") -> list[Filed]:
        """Every edition of a year, or of one kind in it, the newest period and edition first."""
        found = self._query(year, f"{kind}#" if kind else "")
        return sorted(
            found, key=lambda filed: (filed.last, filed.first, filed.edition), reverse=True
        )

    def editions(self, kind: str, first: date, last: date) -> list[Filed]:
        """All editions of one period, the newest first."""
        found = self._query(last.year, f"{kind}#{last}#{first}#")
        return sorted(found, key=lambda filed: filed.edition, reverse=True)

    def add(self, filed: Filed) -> None:
        """Put a new edition on the shelf; Outdated when its place was taken meanwhile."""
        item = _written(filed) | {"vw": {}, "ml": {}}
        self._update(filed, item, "attribute_not_exists(pk)", {})

    def change(self, before: Filed, **changes: Any) -> Filed:
        """Replace some of it, or Outdated when it is not as it was read."""
        after = replace(before, **changes, rev=before.rev + 1)
        self._update(after, _written(after), "r = :before", {":before": to_wire(before.rev)})
        return after

    def has_files(self, filed: Filed) -> None:
        """Its files show what was written last; no write of its own, for nothing else changes."""
        values = {":now": to_wire(filed.rev)}
        try:
            self._set(filed, "SET fi = :now", "r = :now", {}, values)
        except ConditionFailed as failure:
            raise Outdated from failure

    def seen(self, filed: Filed, who: str, now: datetime) -> None:
        """Somebody opened it; the first time counts."""
        update = "SET vw.#who = if_not_exists(vw.#who, :now)"
        self._set(
            filed, update, "attribute_exists(pk)", {"#who": who}, {":now": to_wire(epoch(now))}
        )

    def told(self, filed: Filed, mailed: Mapping[str, str]) -> None:
        """What became of its mails."""
        self._set(filed, "SET ml = :ml", "attribute_exists(pk)", {}, {":ml": to_wire(dict(mailed))})

    def _query(self, year: int, start: str) -> list[Filed]:
        condition, values = "pk = :pk", {":pk": keys.report(year, "")["pk"]}
        if start:
            condition += " AND begins_with(sk, :start)"
            values[":start"] = {"S": start}
        with translated():
            pages = self._client.get_paginator("query").paginate(
                TableName=self._table,
                KeyConditionExpression=condition,
                ExpressionAttributeValues=values,
                ConsistentRead=True,
            )
            return [_read(from_wire(item)) for page in pages for item in page["Items"]]

    def _update(
        self, filed: Filed, item: Mapping[str, Any], condition: str, values: Mapping[str, Any]
    ) -> None:
        names = {f"#{name}": name for name in item}
        given = {f":{name}": to_wire(value) for name, value in item.items()}
        update = "SET " + ", ".join(f"#{name} = :{name}" for name in item)
        try:
            self._set(filed, update, condition, names, {**given, **values})
        except ConditionFailed as failure:
            if _written_as(from_wire(failure.item)) != _written(filed):
                raise Outdated from failure  # otherwise our own write, whose reply was lost

    def _set(
        self,
        filed: Filed,
        update: str,
        condition: str,
        names: Mapping[str, str],
        values: Mapping[str, Any],
    ) -> None:
        with translated():
            self._client.update_item(
                TableName=self._table,
                Key=_key(filed),
                UpdateExpression=update,
                ConditionExpression=condition,
                ExpressionAttributeValues=dict(values),
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
                **({"ExpressionAttributeNames": dict(names)} if names else {}),
            )


def _key(filed: Filed) -> keys.Key:
    place = f"{filed.kind}#{filed.last}#{filed.first}#{filed.edition:03}"
    return keys.report(filed.last.year, place)


def _written(filed: Filed) -> dict[str, Any]:
    values = {name: getattr(filed, attribute) for name, attribute in _NAMES.items()}
    return {
        name: epoch(value) if isinstance(value, datetime) else value
        for name, value in values.items()
        if value is not None
    }


def _written_as(item: Mapping[str, Any]) -> dict[str, Any]:
    return {name: item[name] for name in _NAMES if name in item}


def _read(item: Mapping[str, Any]) -> Filed:
    kind, last, first, edition = item["sk"].split("#")
    values = {attribute: item[name] for name, attribute in _NAMES.items() if name in item}
    values |= {name: moment(values[name]) for name in _MOMENTS if name in values}
    days = (date.fromisoformat(first), date.fromisoformat(last))
    viewed = {who: moment(at) for who, at in item["vw"].items()}
    return Filed(kind, *days, int(edition), viewed=viewed, mailed=item["ml"], **values)
