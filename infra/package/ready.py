"""Content and templates as a start wants them: read, checked and compiled when packaged."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from functions.content.packed import pack
from functions.domain.errors import BadContent
from functions.faces.pages import compile_templates
from infra.package.closure import ROOT


def make_ready(site: Path) -> None:
    """Do so for a package's site folder, in a process with a fixed hash seed.

    Sets are written in their order, and the same sources must give the same package.
    """
    command = (sys.executable, "-m", "infra.package.ready", str(site))
    subprocess.run(command, cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": "0"}, check=True)


def main(site: Path) -> None:
    """Pack the content; put compiled templates, where there are any, in their sources' place."""
    pack(site / "content")
    if (site / "templates").is_dir():
        compile_templates(site)
        shutil.rmtree(site / "templates")


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]))
    except BadContent as error:
        sys.exit(str(error))
