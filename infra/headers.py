"""The headers of answers: security for all (OWASP ASVS 5.0, 3.4.1 to 3.4.8), and what may be kept.

CloudFront and the bucket set them when deployed, the local server here.
"""

from __future__ import annotations

from pathlib import Path

from functions.faces.pages import content_security_policy, reaching


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
