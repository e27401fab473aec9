"""The CloudFormation templates as data: what is declared once there is not said again elsewhere."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent

Template = dict[str, Any]

_RESOURCE = 3
"""How deep a resource's properties lie."""


@cache
def template(name: str = "template") -> Template:
    """One of template, edge and shared; short forms (!Ref, !Sub, !GetAtt) read as plain values."""
    return parsed(_written(name))


def text(name: str) -> str:
    """A template as CloudFormation gets it, which takes 51,200 bytes at most.

    Without remarks, and what a resource is made of on one line: a sixth of it is spaces.
    """
    whole = yaml.compose(_written(name))
    _on_one_line(whole)
    sent: str = yaml.serialize(whole, width=100_000, allow_unicode=True)
    return sent


def _written(name: str) -> str:
    return (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")


def _on_one_line(node: Any, depth: int = 0) -> None:
    """Everything below a resource's own properties."""
    if isinstance(node, yaml.CollectionNode):
        node.flow_style = depth >= _RESOURCE
        for child in node.value:
            for inner in child if isinstance(child, tuple) else (child,):
                _on_one_line(inner, depth + 1)


def parsed(body: str) -> Template:
    """Any template's text as data."""
    read: Template = yaml.load(body, _Loader)
    return read


class _Loader(yaml.SafeLoader):
    """Takes CloudFormation's own tags for the values that they carry."""


def _plain(loader: yaml.SafeLoader, _: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return loader.construct_scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    assert isinstance(node, yaml.MappingNode)
    return loader.construct_mapping(node, deep=True)


_Loader.add_multi_constructor("!", _plain)
