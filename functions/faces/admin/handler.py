"""The staff pages as the deployment imports them."""

from __future__ import annotations

from functions import config, wiring
from functions.faces.admin.app import create_app

_config = config.from_environment()
app = create_app(wiring.staff(_config), _config)
