"""Lambda's entry to the citizen's side."""

from __future__ import annotations

from mangum import Mangum

from functions import config, wiring
from functions.faces.citizen.app import create_app
from functions.faces.lazy_pages import pages_when_asked

_config = config.from_environment()
_desk = wiring.desk(_config)
_app = create_app(_desk, pages_when_asked(_config, _desk), _config.base_url)

handler = Mangum(_app, lifespan="off")
