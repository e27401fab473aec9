"""Lambda's entry to the staff pages: Zappa's handler behind the edge's door.

Zappa makes the app in the first request, and obeys whoever may invoke the function: an event with
`raw_command` is run as Python. Here the app is made in the init phase, and that door is shut.
"""

from __future__ import annotations

from handler import LambdaHandler  # type: ignore[import-not-found]  # Zappa adds it to the package

from functions import config
from functions.faces.edge import only_from_edge

LambdaHandler()
_config = config.from_environment()

lambda_handler = only_from_edge(LambdaHandler.lambda_handler, _config.origin_secret)
