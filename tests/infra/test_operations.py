"""The page of operations is true: its commands, its files and its alarms are there."""

from __future__ import annotations

import re
from pathlib import Path

import botocore.session
import pytest
from botocore import xform_name

from infra.templates import template

PAGE = Path("docs/operations.md").read_text(encoding="utf-8")
FLAT = re.sub(r"\s+", " ", PAGE.replace("\\\n", " "))
"""Commands run over line ends."""

COMMANDS = re.findall(r"`?aws (?!configure|sso)([a-z0-9-]+) ([a-z]+(?:-[a-z]+)*)([^`|]*)", FLAT)
"""Service, command and what follows it."""


MADE = set(re.findall(r"`make ([a-z-]+)", FLAT)) | set(
    re.findall(r"^ {4}make ([a-z-]+)", PAGE, re.M)
)


@pytest.mark.parametrize("target", sorted(MADE))
def test_every_make_command_exists(target: str) -> None:
    assert re.search(rf"^{target}:", Path("Makefile").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("path", re.findall(r"`((?:functions|infra|site)/[^`]*)`", PAGE))
def test_every_file_exists(path: str) -> None:
    assert Path(path).exists()


def test_there_are_commands_to_look_at() -> None:
    assert len(COMMANDS) >= 15


@pytest.mark.parametrize(("service", "command", "rest"), COMMANDS)
def test_aws_knows_every_command_and_its_options(service: str, command: str, rest: str) -> None:
    model = botocore.session.get_session().get_service_model(service)
    operations = {xform_name(name, "-"): name for name in model.operation_names}
    shape = model.operation_model(operations[command]).input_shape
    known = {xform_name(name, "-") for name in shape.members} | {"region"}
    options = re.findall(r" --([a-z-]+)", rest.partition(" aws ")[0])
    assert set(options) <= known


def test_every_alarm_is_explained() -> None:
    resources = template()["Resources"] | template("edge")["Resources"]
    alarms = [name for name, found in resources.items() if found["Type"].endswith("::Alarm")]
    table = PAGE.split("| alarm | means | do |")[1].split("\n\n")[0]
    for name in alarms:
        assert name.removesuffix("Alarm") in table
