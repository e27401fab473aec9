"""Values in DynamoDB's notation, held against boto3's own reading of it."""

from __future__ import annotations

from typing import Any

import pytest
from boto3.dynamodb.types import TypeSerializer

from functions.storage.values import from_wire, to_wire

VALUES = [
    *("", "Jalan berlubang 😀", 0, -5, 1_795_485_600, 12**20, True, False, b"", b"\x00\xff"),
    *([], ["a", 1, [True]], {}, {"a": {"b": [1, {"c": "d"}]}}),
]


@pytest.mark.parametrize("value", VALUES)
def test_a_value_is_written_as_boto3_writes_it_and_comes_back_with_its_type(value: Any) -> None:
    wire = to_wire(value)
    assert wire == TypeSerializer().serialize(value)
    back = from_wire({"v": wire})["v"]
    assert back == value and type(back) is type(value)


def test_a_tuple_is_a_list() -> None:
    assert to_wire(("a", 1)) == to_wire(["a", 1])


@pytest.mark.parametrize("value", [1.5, {1, 2}, object(), None, ["a", 1.5]])
def test_what_the_table_has_no_use_for_is_refused(value: Any) -> None:
    with pytest.raises(TypeError, match="has no form"):
        to_wire(value)
