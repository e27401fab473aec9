#!/bin/sh
# The browser of the tests: the system's Chromium, installed if it can be.
# Usage: chromium.sh BIN, the folder with the environment's commands.
set -e
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null && exit 0
done
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    echo "Installing Chromium ..."
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
    exit 0
fi
"$1/playwright" install chromium
