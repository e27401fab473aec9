"""Content, templates and index as a start wants them: read, checked and made when packaged."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from functions.content.packed import pack
from functions.content.replies import replies
from functions.content.reports import report_rules
from functions.domain.errors import BadContent
from functions.faces.pages import compile_templates
from functions.wiring.search import pack as pack_index
from infra.package.closure import ROOT


def make_ready(site: Path, *, with_index: bool) -> None:
    """Do so for a package's site folder, in a process with a fixed hash seed.

    Sets are written in their order, and the same sources must give the same package.
    """
    index = ("with-index",) if with_index else ()
    command = (sys.executable, "-m", "infra.package.ready", str(site), *index)
    subprocess.run(command, cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": "0"}, check=True)


def main(site: Path, *, with_index: bool) -> None:
    """Pack the content; put compiled templates, where there are any, in their sources' place."""
    pack(site / "content")
    replies(site / "content")  # what is read later must be right as well
    report_rules(site / "content")
    if with_index:
        pack_index(ROOT / "site" / "content", site / "content")
    if (site / "templates").is_dir():
        compile_templates(site)
        shutil.rmtree(site / "templates")


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), with_index="with-index" in sys.argv[2:])
    except BadContent as error:
        sys.exit(str(error))
