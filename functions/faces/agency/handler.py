"""Lambda's entry to the agency's side."""

from __future__ import annotations

from functions.wiring.start import quick_start

with quick_start():
    from mangum import Mangum

    from functions import config
    from functions.faces.agency.app import create_app
    from functions.faces.edge import only_from_edge
    from functions.faces.lazy_pages import pages_when_asked
    from functions.wiring.desk import desk

    _config = config.from_environment()
    _desk = desk(_config)
    _app = create_app(_desk, pages_when_asked(_config, _desk))
    handler = only_from_edge(Mangum(_app, lifespan="off"), _config.origin_secret)
