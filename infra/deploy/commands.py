"""What the commands for a stage share: STAGE from the environment, one question, plain errors."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from subprocess import CalledProcessError
from tomllib import TOMLDecodeError

from botocore.exceptions import BotoCoreError, ClientError

from functions.domain.errors import BadContent, Busy
from infra.deploy.stage import Stage, Stop, read_stage
from infra.package.archive import WrongPython


def run(command: Callable[[Stage], None]) -> int:
    """Run a command for the stage that STAGE names; trouble is one sentence and an exit code."""
    try:
        command(read_stage(os.environ.get("STAGE", "")))
    except KeyboardInterrupt:
        sentence = "Stopped. What AWS has begun goes on; the same command sees it through."
        code = 130
    except EXPECTED as error:
        sentence, code = _sentence(error), 1
    else:
        return 0
    print(f"\n{sentence}", file=sys.stderr)
    return code


EXPECTED = (
    *(Stop, BadContent, WrongPython, TOMLDecodeError),
    *(ClientError, BotoCoreError, Busy, CalledProcessError),
)
"""What can go wrong without a mistake in the code."""


def _sentence(error: Exception) -> str:
    match error:
        case TOMLDecodeError():
            return f"infra/stages.toml cannot be read: {error}. Mend that line."
        case ClientError():
            return f"AWS refuses it: {error}. Run the same command again once that is mended."
        case BotoCoreError() | Busy():
            return f"AWS cannot be reached just now: {error}. Run the same command again."
        case CalledProcessError():
            return f"{error.cmd[2]} failed, see its lines above. Run the same command again."
    return str(error)


def ask(question: str) -> None:
    """Go on only with a yes; YES=1 says it beforehand."""
    if os.environ.get("YES") == "1":
        return
    if not sys.stdin.isatty():
        raise Stop("Nobody is there to say yes. Run it at a terminal, or with YES=1.")
    try:
        answer = input(f"{question} [y/N] ")
    except EOFError:
        answer = ""
    if answer.strip().lower() not in ("y", "yes"):
        raise Stop("Nothing was changed.")
