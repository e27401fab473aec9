"""What builds the public pages: content as it stands, the builder, the site's bucket."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from functions.actions.editing import changes_of
from functions.actions.publishing import Build, Progress, Publishing
from functions.builder.build import bring_up_to_date
from functions.config import Config
from functions.editing.folder import fitting, laid_out
from functions.storage.editions import Editions
from functions.storage.site import upload
from functions.wiring.clients import client
from functions.wiring.clock import Now, utc_now
from functions.wiring.editing import check, publishing

OUT = Path("/tmp/site")
"""Kept as long as the process: the next run renders only what changed."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The state, what builds, and the time."""

    publishing: Publishing
    build: Build
    now: Now


def pages(config: Config, now: Now = utc_now) -> Pages:
    """The parts over a deployment's table and its site's bucket."""
    return Pages(publishing(config), partial(_bring_up, config), now)


def local_pages(config: Config, now: Now, out: Path) -> Pages:
    """The parts where the site is a folder."""
    editions = Editions(client("dynamodb"), config.table)
    return Pages(publishing(config), partial(build, config, editions, out), now)


def build(config: Config, editions: Editions, out: Path, progress: Progress) -> int:
    """The pages in a folder."""
    with standing(config.content, editions) as content:
        return bring_up_to_date(out, content, config.base_url, progress).written


@contextmanager
def standing(folder: Path, editions: Editions) -> Iterator[Path]:
    """The content folder with what the office changed, as far as it fits."""
    changes = changes_of(editions)
    left, _ = fitting(folder, changes, partial(check, touched=frozenset(changes)))
    with laid_out(folder, left) as found:
        yield found


def _bring_up(config: Config, progress: Progress) -> int:
    build(config, Editions(client("dynamodb"), config.table), OUT, lambda done, total: None)
    done = upload(client("s3"), OUT, config.site_files, progress)
    if done.written or done.removed:
        refresh(client("cloudfront"), config.distribution)
    return len(done.written) + len(done.removed)


def refresh(cloudfront: Any, distribution: str) -> None:
    """Let CloudFront forget its copies: one path of the thousand that are free in a month."""
    paths = {"Quantity": 1, "Items": ["/*"]}
    cloudfront.create_invalidation(
        DistributionId=distribution,
        InvalidationBatch={"Paths": paths, "CallerReference": str(time.time_ns())},
    )
