"""What stops a build besides a wrong content file."""

from __future__ import annotations

from functions.domain.errors import BadContent


class BadPage(BadContent):
    """A page that cannot be published as it is; says which, and why."""

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(path, 1, "halaman", problem)
        self.args = (f"Halaman {path}: {problem}",)
