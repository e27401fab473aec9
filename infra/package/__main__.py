"""`make package`: every function's zip and its size."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from infra.package.archive import WrongPython
from infra.package.build import build, recipes
from infra.package.staff import build_staff


def build_all() -> Iterator[Path]:
    """The zips of the template's functions, and of the staff function by Zappa."""
    yield from (build(recipe) for recipe in recipes())
    yield build_staff("package", {"aws_region": "ap-southeast-3", "s3_bucket": "none"})


def main() -> int:
    """0 when all are made."""
    try:
        for path in build_all():
            print(f"{path.stem:<10}{path.stat().st_size / 1000:>8,.0f} kB")
    except WrongPython as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
