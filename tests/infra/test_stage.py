"""What a stage may say of itself, and how a command for one begins and ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from botocore.exceptions import ClientError

from infra.deploy import commands
from infra.deploy.stage import FILE, Stage, Stop, portal, read_stage

FULL = {
    "region": '"ap-southeast-3"',
    "alarm_email": '"alarm@contoh.example"',
    "domain": '""',
    "rate_limit": '"no"',
    "sms_sender_id": '""',
    "monthly_budget": "20",
}


def written(tmp_path: Path, name: str = "uji", **own: str) -> Path:
    """A file of stages: everything in [default], and what one stage says itself."""
    file = tmp_path / "stages.toml"
    default = "\n".join(f"{key} = {value}" for key, value in FULL.items())
    stage = "\n".join(f"{key} = {value}" for key, value in own.items())
    file.write_text(f"[default]\n{default}\n[{name}]\n{stage}\n", encoding="utf-8")
    return file


@pytest.mark.parametrize("name", ["dev", "production"])
def test_the_stages_of_the_project_can_be_read(name: str) -> None:
    stage = read_stage(name)
    assert stage.region == "ap-southeast-3", "data of the public sector stays in Indonesia"
    assert stage.alarm_email == portal().admin_email
    assert stage.stack == f"pengaduan-{name}"


def test_a_stage_takes_what_it_does_not_say_from_the_default(tmp_path: Path) -> None:
    stage = read_stage("uji", written(tmp_path, domain='"uji.contoh.example"'))
    assert stage == Stage(
        name="uji",
        region="ap-southeast-3",
        alarm_email="alarm@contoh.example",
        domain="uji.contoh.example",
        rate_limit="no",
        sms_sender_id="",
        monthly_budget=20,
    )


def test_an_alarm_without_an_address_goes_to_the_admin(tmp_path: Path) -> None:
    assert (
        read_stage("uji", written(tmp_path, alarm_email='""')).alarm_email == portal().admin_email
    )


@pytest.mark.parametrize("name", ["", "produksi", "default"])
def test_a_stage_that_there_is_not_is_told_with_those_that_there_are(name: str) -> None:
    with pytest.raises(Stop) as told:
        read_stage(name)
    assert str(told.value) == (
        f"No stage {name!r} in {FILE.name}. Name one with STAGE=…: dev, production."
    )


@pytest.mark.parametrize("name", ["Uji", "uji-coba", "1uji", "u" * 21])
def test_a_name_that_aws_would_not_take_everywhere_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Stop, match="is no name for a stage: up to twenty small letters"):
        read_stage(name, written(tmp_path, name))


def test_a_slip_in_a_key_is_told(tmp_path: Path) -> None:
    with pytest.raises(Stop, match=r"Stage 'uji' in stages\.toml: doman missing or unknown"):
        read_stage("uji", written(tmp_path, doman='"uji.contoh.example"'))


@pytest.mark.parametrize(("key", "value"), [("rate_limit", "true"), ("domain", "7")])
def test_a_value_of_the_wrong_kind_is_told(tmp_path: Path, key: str, value: str) -> None:
    with pytest.raises(Stop, match=f"Stage 'uji' in stages.toml: {key}"):
        read_stage("uji", written(tmp_path, **{key: value}))


@pytest.fixture
def dev(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STAGE", "dev")
    monkeypatch.delenv("YES", raising=False)


def refuse(_: Stage) -> None:
    raise ClientError({"Error": {"Code": "AccessDenied", "Message": "not you"}}, "PutObject")


def interrupt(_: Stage) -> None:
    raise KeyboardInterrupt


@pytest.mark.usefixtures("dev")
@pytest.mark.parametrize(
    ("command", "code", "told"),
    [
        (lambda stage: None, 0, ""),
        (lambda stage: commands.ask("Go on?"), 1, "Nobody is there to say yes."),
        (refuse, 1, "AWS refuses it: An error occurred (AccessDenied)"),
        (interrupt, 130, "Stopped. What AWS has begun goes on"),
    ],
)
def test_a_command_ends_with_a_sentence_and_a_code(
    command: Callable[[Stage], None], code: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.run(command) == code
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "goes_on"), [("y", True), ("Yes ", True), ("", False), ("n", False)]
)
def test_nothing_happens_without_a_yes(
    typed: str, goes_on: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("YES", raising=False)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda question: typed)
    if goes_on:
        commands.ask("Go on?")
    else:
        with pytest.raises(Stop, match="Nothing was changed"):
            commands.ask("Go on?")


def test_a_yes_can_be_said_beforehand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YES", "1")
    commands.ask("Go on?")
