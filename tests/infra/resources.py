"""The templates as tests look at them: resources, and what each function's role may do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from infra.templates import template

TEMPLATES = ("template", "edge", "shared")

FUNCTIONS = (
    *("Citizen", "Agency", "Search", "Deliver", "Sweep"),
    *("MailOutcome", "Images", "Publish", "Pages", "Filing", "Counting", "Reports", "Staff"),
)
"""By their resources; the staff function is Zappa's, and only its role is in the template."""


@dataclass(frozen=True, slots=True)
class Grant:
    """One action that a role allows: on what, and to which partition keys (None for any)."""

    action: str
    resources: tuple[str, ...]
    keys: tuple[str, ...] | None

    @property
    def is_on_an_index(self) -> bool:
        return any("/index/" in resource for resource in self.resources)

    @property
    def letters(self) -> set[str]:
        """The first letters of the partition keys, as functions/storage/keys.py tells them."""
        return {key.partition("#")[0] for key in self.keys or ()}


def properties(name: str, of: str = "template") -> dict[str, Any]:
    found: dict[str, Any] = template(of)["Resources"][name]["Properties"]
    return found


def variables(function: str) -> dict[str, Any]:
    """A function's environment, beside what all have."""
    found: dict[str, Any] = properties(function).get("Environment", {}).get("Variables", {})
    return found


def all_of(kind: str) -> list[tuple[str, str]]:
    """Template and name of every resource of a type, whichever template it is in."""
    return [
        (of, name)
        for of in TEMPLATES
        for name, resource in template(of)["Resources"].items()
        if resource["Type"] == kind
    ]


def grants(function: str) -> list[Grant]:
    """All that a function's role allows, the shared policy included."""
    allowed = [s for s in statements(function) if s["Effect"] == "Allow"]
    return [grant for statement in allowed for grant in _grants(statement)]


def statements(function: str) -> Iterator[dict[str, Any]]:
    if function == "Staff":
        for policy in properties("StaffRole")["Policies"]:
            yield from policy["PolicyDocument"]["Statement"]
        return
    for policy in properties(function)["Policies"]:
        document = properties(policy)["PolicyDocument"] if isinstance(policy, str) else policy
        yield from document["Statement"]


def _grants(statement: dict[str, Any]) -> Iterator[Grant]:
    condition = statement.get("Condition", {}).get("ForAllValues:StringLike", {})
    keys = condition.get("dynamodb:LeadingKeys")
    for action in listed(statement["Action"]):
        yield Grant(action, listed(statement.get("Resource", ())), keys and tuple(keys))


def listed(value: Any) -> tuple[str, ...]:
    """One or several, as JSON policies have them."""
    return (value,) if isinstance(value, str) else tuple(value)
