"""The CloudFormation templates as data: what is declared once there is not said again elsewhere."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent

Template = dict[str, Any]


@cache
def template(name: str = "template") -> Template:
    """One of template, edge and shared; short forms (!Ref, !Sub, !GetAtt) read as plain values."""
    return parsed(text(name))


def text(name: str) -> str:
    """A template as CloudFormation gets it: without remarks, for it takes 51,200 bytes at most."""
    written = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    return re.sub(r"(?m)^ *#.*\n", "", written)


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
