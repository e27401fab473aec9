from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from infra.headers import security_headers
from infra.local.clock import duration, moment


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("PT26H", timedelta(hours=26)),
        ("P3D", timedelta(days=3)),
        ("p1dt2h30m5s", timedelta(days=1, hours=2, minutes=30, seconds=5)),
    ],
)
def test_a_duration_is_read_as_iso_8601(written: str, expected: timedelta) -> None:
    assert duration(written) == expected


@pytest.mark.parametrize("written", ["", "P", "PT", "26H", "P1Y", "-PT1H", "seminggu"])
def test_what_is_no_duration_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="is no duration"):
        duration(written)


def test_a_moment_needs_its_zone() -> None:
    assert moment("2026-11-24T10:00+08:00").utcoffset() == timedelta(hours=8)


@pytest.mark.parametrize("written", ["2026-11-24T10:00", "kemarin", ""])
def test_what_is_no_moment_is_refused_in_words(written: str) -> None:
    with pytest.raises(ValueError, match="is no moment with its zone"):
        moment(written)


@pytest.mark.parametrize(
    ("name", "wrong", "said"),
    [("PORT", "x", "is no port"), ("PORT", "70000", "is no port"), ("NOW", "kemarin", "no moment")],
)
def test_a_wrong_port_or_moment_is_told_in_a_sentence(name: str, wrong: str, said: str) -> None:
    done = subprocess.run(
        (sys.executable, "-m", "infra.local"),
        env=os.environ | {name: wrong},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1 and done.stderr.count("\n") == 1
    assert f"'{wrong}'" in done.stderr and said in done.stderr


def test_nothing_from_elsewhere_may_run_on_a_page() -> None:
    policy = security_headers(Path("site"), "BUCKET")["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy and "http" not in policy
    parts = dict(part.split(" ", 1) for part in policy.split("; "))
    assert {name for name, said in parts.items() if "BUCKET" in said} == {
        "img-src",
        "form-action",
        "connect-src",
    }
    assert parts["form-action"] == "'self' BUCKET"
