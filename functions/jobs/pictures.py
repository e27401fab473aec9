"""What is in a file that somebody sent, made into what may be shown, or the reason why not.

A photo is decoded and written anew: its turn is kept, and nothing else of what the camera wrote
into it (place, time, owner) or of what somebody hid behind it.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from functions.domain.attachments import MOST_BYTES, Kind

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

MOST_PIXELS = 50_000_000
"""As many as the cameras of cheap phones have; decoded they are half of the function's memory."""

LONG_SIDE, THUMBNAIL = 2000, 320
"""Enough to read a name plate, and enough to tell photos apart."""

_PHOTOS = {"JPEG": b"\xff\xd8\xff", "PNG": b"\x89PNG\r\n\x1a\n"}
_APPLE = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1")
_PROGRAMS = (b"/JavaScript", b"/Launch", b"/EmbeddedFile")
"""Names in a PDF of what only does harm here. One that hides them in a compressed part is not
found: that is why a PDF is only ever a download."""

_ORIENTATION = 0x0112
_TURNS: dict[object, str] = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
"""What puts a picture upright, by EXIF's orientation. Pillow's own exif_transpose would write the
EXIF again, and falls over what some cameras put there."""

_TAIL = 2048
"""Bytes at the end of a PDF in which its end mark must stand; readers look at about as many."""


class Unfit(Exception):
    """A file that is not taken; the reason is a key of `domain.attachments.REASONS`."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is kept: a photo with its small picture, or a PDF as it came."""

    kind: Kind
    body: bytes
    thumbnail: bytes = b""


def prepare(data: bytes) -> Prepared:
    """The file to keep, or Unfit. Only what the first bytes say counts, never a name or type."""
    if not data:
        raise Unfit("empty")
    if len(data) > MOST_BYTES:
        raise Unfit("too_large")
    if data.startswith(b"%PDF-"):
        return _pdf(data)
    form = _format(data)
    if form:
        return _photo(data, form)
    if data.startswith((b"GIF87a", b"GIF89a")):
        raise Unfit("moving")
    raise Unfit("heic" if data[4:8] == b"ftyp" and data[8:12] in _APPLE else "unknown")


def _format(data: bytes) -> str:
    """Pillow's name of the photo's format, or nothing."""
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "WEBP"
    return next((name for name, magic in _PHOTOS.items() if data.startswith(magic)), "")


def _pdf(data: bytes) -> Prepared:
    if b"%%EOF" not in data[-_TAIL:]:
        raise Unfit("broken_pdf")
    if any(name in data for name in _PROGRAMS):
        raise Unfit("active_pdf")
    return Prepared("pdf", data)


def _photo(data: bytes, form: str) -> Prepared:
    from PIL import Image  # noqa: PLC0415 - a PDF does without

    try:
        with Image.open(BytesIO(data), formats=(form,)) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise Unfit("too_many_pixels")  # told by the header: nothing is decoded yet
            # In a phone's JPEG a second picture is its depth or its brighter self: no film.
            if form != "JPEG" and getattr(opened, "is_animated", False):
                raise Unfit("moving")
            opened.draft("RGB", (LONG_SIDE, LONG_SIDE))  # a JPEG of 50 megapixels in less memory
            large = _plain(opened, LONG_SIDE)
    except (Unfit, MemoryError):
        raise
    except Image.DecompressionBombError as error:
        raise Unfit("too_many_pixels") from error
    except Exception as error:
        # Any error: of a stranger's bytes Pillow says many things, and all mean the same.
        raise Unfit("broken") from error
    return Prepared("photo", _jpeg(large, 82), _jpeg(_plain(large.copy(), THUMBNAIL), 72))


def _plain(picture: Picture, side: int) -> Picture:
    """A new picture, upright, on white, no side longer; nothing of the old one but its colours.

    The old one is used up.
    """
    from PIL import Image  # noqa: PLC0415

    if picture.mode not in ("RGB", "RGBA"):
        picture = picture.convert("RGBA" if picture.mode in ("P", "PA", "LA") else "RGB")
    picture.thumbnail((side, side))  # before it is turned, which copies it
    turn = _TURNS.get(picture.getexif().get(_ORIENTATION))
    shown = picture.transpose(Image.Transpose[turn]) if turn else picture
    plain = Image.new("RGB", shown.size, "white")
    plain.paste(shown, mask=shown if shown.mode == "RGBA" else None)
    return plain


def _jpeg(picture: Picture, quality: int) -> bytes:
    written = BytesIO()
    picture.save(written, "JPEG", quality=quality, optimize=True, progressive=True)
    return written.getvalue()
