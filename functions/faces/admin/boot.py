"""Lambda's entry to the staff pages: Zappa's handler behind the edge's door.

Zappa makes the app in the first request, and obeys whoever may invoke the function: an event with
`raw_command` is run as Python. Here the app is made in the init phase, and that door is shut.
"""

from __future__ import annotations

from functions import config
from functions.faces.edge import only_from_edge
from functions.wiring.start import quick_start

with quick_start():  # Zappa adds `handler` to the package
    from handler import LambdaHandler  # type: ignore[import-not-found]

    LambdaHandler()

_config = config.from_environment()

lambda_handler = only_from_edge(LambdaHandler.lambda_handler, _config.origin_secret)
