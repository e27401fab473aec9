"""Files as people and mischief send them, small enough to be made anew for each test."""

from __future__ import annotations

import struct
import zlib
from functools import cache
from io import BytesIO
from typing import Any

from PIL import Image

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< >>\nstartxref\n9\n%%EOF\n"
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\x00" * 200
PLACE = "Rumah Siti"
TURNED = 6
"""The orientation of a phone held upright: the picture lies on its side."""


def photo(form: str = "JPEG", size: tuple[int, int] = (40, 20), **how: Any) -> bytes:
    """A picture whose left half is red and whose right half is blue."""
    picture = Image.new(how.pop("mode", "RGB"), size, how.pop("color", "blue"))
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    written = BytesIO()
    picture.save(written, form, **how)
    return written.getvalue()


@cache
def telling(form: str, orientation: int = 1) -> bytes:
    """A picture that tells where and by whom it was taken."""
    exif = Image.Exif()
    exif[0x0112], exif[0x013B] = orientation, PLACE
    exif.get_ifd(0x8825).update({1: "S", 2: (3.0, 26.0, 1.0), 3: "E", 4: (115.0, 59.0, 1.0)})
    more: dict[str, Any] = {"comment": PLACE} if form == "JPEG" else {}
    return photo(form, exif=exif, **more)


def bomb(form: str) -> bytes:
    """A header that promises more pixels than any camera has, and next to nothing behind it."""
    if form == "PNG":
        header = struct.pack(">IIBBBBB", 12_000, 11_000, 8, 2, 0, 0, 0)
        parts = ((b"IHDR", header), (b"IDAT", zlib.compress(b"\x00" * 100)), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)
    small = photo("JPEG")
    place = small.index(b"\xff\xc0") + 5
    return small[:place] + struct.pack(">HH", 60_000, 60_000) + small[place + 4 :]


def moving(form: str) -> bytes:
    """Two pictures that follow one another."""
    first, second = (Image.new("RGB", (8, 8), color) for color in ("red", "blue"))
    written = BytesIO()
    first.save(written, form, save_all=True, append_images=[second], duration=100)
    return written.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
