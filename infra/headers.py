"""The headers of answers: security for all (OWASP ASVS 5.0, 3.4.1 to 3.4.8), and what may be kept.

CloudFront and the bucket set them when deployed, the local server here.
"""

from __future__ import annotations

from pathlib import Path

from functions.faces.pages import content_security_policy, reaching

CACHE = "public, max-age=300, s-maxage=86400, stale-while-revalidate=86400, stale-if-error=604800"
"""Five minutes on a phone; CloudFront keeps a page until the next upload, and for a week when the
bucket cannot be reached."""

FRESH = "public, max-age=0, s-maxage=86400, must-revalidate"
"""The scripts: a phone asks for them anew, so that page and script are of one build."""


def cache_control(key: str) -> str:
    """How long a file of the site may be kept."""
    return FRESH if key.endswith(".js") else CACHE


def security_headers(site: Path, attachments: str) -> dict[str, str]:
    """Header by name; the policy knows the inline style and scripts by their hashes.

    `attachments` is the origin of the bucket of attachments.
    """
    return {
        "Content-Security-Policy": f"{content_security_policy(site)}; {reaching(attachments)}",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(self), microphone=()",
        "Referrer-Policy": "no-referrer",
        "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }
