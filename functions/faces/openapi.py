"""Where the description of the JSON interface stands."""

from __future__ import annotations

from pathlib import Path

DOCUMENT = Path(__file__).with_name("openapi.json")
"""OpenAPI 3.1; tests/faces hold it against the real answers."""
