"""The receipt's QR code: whoever scans it has the tracking page open, with nothing to type."""

from __future__ import annotations


def qr_code(url: str) -> str:
    """An inline SVG, dark on light in every colour scheme: cameras do not read it inverted.

    Level M (15 % may be lost) survives a fold in the paper. Source: ISO/IEC 18004.
    """
    import segno  # noqa: PLC0415 - apps that ask for JSON never pay for it

    code = segno.make_qr(url, error="m", boost_error=False)
    return code.svg_inline(border=2, omitsize=True, svgclass="qr", lineclass=None, light="#fff")
