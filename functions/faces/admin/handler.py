"""The staff pages as the deployment imports them."""

from __future__ import annotations

from functions import config
from functions.faces.admin.app import create_app
from functions.wiring.staff import staff

_config = config.from_environment()
app = create_app(staff(_config), _config)
