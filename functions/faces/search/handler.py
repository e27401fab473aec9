"""Lambda's entry to the search."""

from __future__ import annotations

from functions.wiring.start import quick_start

with quick_start():
    from mangum import Mangum

    from functions import config, figures
    from functions.domain.catalogue import SEARCH_MADE
    from functions.faces.edge import only_from_edge
    from functions.faces.lazy_pages import pages_when_asked
    from functions.faces.search.app import create_app
    from functions.wiring.search import catalogue, words

    _config = config.from_environment()
    _words = words(_config)
    _app = create_app(
        catalogue(_config),
        _words.directory,
        pages_when_asked(_config, _words),
        lambda found, missed: figures.tell(SEARCH_MADE, found=found, missed=" ".join(missed)),
    )
    handler = only_from_edge(Mangum(_app, lifespan="off"), _config.origin_secret)
