"""Lambda's entry to the agency's side."""

from __future__ import annotations

from mangum import Mangum

from functions import config, wiring
from functions.faces.agency.app import create_app
from functions.faces.lazy_pages import pages_when_asked

_config = config.from_environment()
_desk = wiring.desk(_config)
_app = create_app(_desk, pages_when_asked(_config, _desk))

handler = Mangum(_app, lifespan="off")
