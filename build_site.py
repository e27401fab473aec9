"""Builds the public static site: the command, and `build` for those who need the site elsewhere."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from functions.builder.build import Built, bring_up_to_date
from functions.builder.progress import Bar
from functions.builder.sizes import heaviest, weights
from functions.builder.source import SITE
from functions.builder.watch import watch
from functions.domain.errors import BadContent

__all__ = ["SITE", "build", "main"]

STOPPED = 130
"""The exit code of a command that was interrupted from the keyboard."""


def build(out: Path, content: Path, base_url: str = "") -> int:
    """Build the site into `out`; the number of files that had to be written."""
    return bring_up_to_date(out, content, base_url, lambda done, total: None).written


def main(arguments: Sequence[str]) -> int:
    """The command line."""
    options = _options(arguments)
    with suppress(KeyboardInterrupt):
        if not options.watch:
            return _build(options)
        sys.stdout.write("Menunggu perubahan; hentikan dengan Ctrl-C.\n")
        watch(options.content, lambda: _build(options))
    sys.stderr.write("Dihentikan. Yang sudah ada tetap utuh; jalankan lagi untuk melanjutkan.\n")
    return STOPPED


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder to build into")
    parser.add_argument("--content", type=Path, default=SITE / "content", help="what to build from")
    parser.add_argument("--base-url", default="", help="the address that it will have")
    parser.add_argument("--sizes", action="store_true", help="list every page with its weight")
    parser.add_argument("--watch", action="store_true", help="build again at each change")
    return parser.parse_args(arguments)


def _build(options: argparse.Namespace) -> int:
    """Build once and say in a sentence how it went."""
    bar = Bar()
    try:
        built = bring_up_to_date(options.out, options.content, options.base_url, bar)
    except BadContent as error:
        bar.wipe()
        sys.stderr.write(f"{error}\n")
        return 1
    except OSError as error:
        bar.wipe()
        problem = f"{error.filename or options.out}: {error.strerror}"
        sys.stderr.write(f"Situs tidak dapat ditulis ({problem}). Yang sudah ada tetap utuh.\n")
        return 1
    bar.wipe()
    _report(options, built)
    return 0


def _report(options: argparse.Namespace, built: Built) -> None:
    if options.sizes:
        weighed = sorted(weights(options.out, built.files), reverse=True)
        sys.stdout.writelines(f"{weight:>7} B  {path}\n" for weight, path in weighed)
        total = sum(weight for weight, _ in weighed) / 1000
        sys.stdout.write(f"Seluruhnya {total:.0f} kB terkompresi, {len(weighed)} halaman.\n")
    weight, path = heaviest(options.out, built.files)
    sys.stdout.write(
        f"Situs siap di {options.out}: {built.written} dari {len(built.files)} berkas berubah. "
        f"Halaman terberat {path}, {weight / 1000:.1f} kB terkompresi.\n"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
