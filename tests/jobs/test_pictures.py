"""What is kept of a file that somebody sent, and what is refused."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageOps

from functions.domain.attachments import MOST_BYTES, REASONS
from functions.jobs.pictures import LONG_SIDE, THUMBNAIL, Unfit, prepare
from tests.jobs import photos
from tests.jobs.photos import PDF, bomb, moving, opened, photo, telling

REFUSED = {
    "nothing": (b"", "empty"),
    "more than 5 MB": (b"\xff\xd8\xff" + b"x" * MOST_BYTES, "too_large"),
    "a GIF": (photo("GIF"), "moving"),
    "a PNG that moves": (moving("PNG"), "moving"),
    "a WebP that moves": (moving("WEBP"), "moving"),
    "HEIC": (photos.HEIC, "heic"),
    "a film": (b"\x00\x00\x00\x18ftypmp42" + b"x" * 99, "unknown"),
    "a web page": (b"<!doctype html><script>alert(1)</script>", "unknown"),
    "an SVG": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "unknown"),
    "a program": (b"MZ\x90\x00" + b"x" * 99, "unknown"),
    "a BMP": (photo("BMP"), "unknown"),
    "a page after a JPEG's first bytes": (b"\xff\xd8\xff\xe0<script>" + b"x" * 99, "broken"),
    "half a JPEG": (photo(size=(300, 300))[:-400], "broken"),
    "half a PNG": (photo("PNG", size=(300, 300))[:-60], "broken"),
    "half a WebP": (photo("WEBP", size=(300, 300))[:-60], "broken"),
    "a PNG's first bytes": (photo("PNG")[:8], "broken"),
    "a JPEG bomb": (bomb("JPEG"), "too_many_pixels"),
    "a PNG bomb": (bomb("PNG"), "too_many_pixels"),
    "half a PDF": (PDF[:-7], "broken_pdf"),
    "a PDF with a script": (PDF.replace(b"/Catalog", b"/Catalog /JavaScript"), "active_pdf"),
    "a PDF that starts a program": (PDF.replace(b"/Catalog", b"/Catalog /Launch"), "active_pdf"),
    "a PDF after something else": (b"x" * 10 + PDF, "unknown"),
}


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize(("data", "reason"), REFUSED.values(), ids=list(REFUSED))
def test_what_is_no_photo_and_no_plain_pdf_is_refused_with_its_reason(
    data: bytes, reason: str
) -> None:
    with pytest.raises(Unfit) as refused:
        prepare(data)
    assert refused.value.reason == reason and reason in REASONS


def test_every_reason_is_met_and_tells_what_to_do() -> None:
    assert {reason for _, reason in REFUSED.values()} == set(REASONS)
    for sentence in REASONS.values():
        assert sentence.endswith(".") and sentence[0].isupper()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_photo_becomes_a_jpeg_that_tells_nothing_but_what_it_shows(form: str) -> None:
    assert photos.PLACE.encode() in telling(form), "otherwise this test would show nothing"
    kept = prepare(telling(form))
    assert kept.kind == "photo"
    for data in (kept.body, kept.thumbnail):
        assert opened(data).format == "JPEG" and not opened(data).getexif()
        assert not {"exif", "comment", "xmp", "icc_profile"} & set(opened(data).info)
        assert photos.PLACE.encode() not in data and b"Exif" not in data


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_photo_that_lies_on_its_side_is_put_upright(form: str) -> None:
    kept = prepare(telling(form, photos.TURNED))
    for data in (kept.body, kept.thumbnail):
        upright = opened(data)
        assert upright.size == (20, 40), "it was 40 wide and 20 high"
        red, _, blue = upright.getpixel((10, 5))
        assert red > 200 and blue < 100, "what was left is on top"


@pytest.mark.parametrize("orientation", range(10))
def test_every_way_to_hold_a_phone_ends_upright(orientation: int) -> None:
    sent = telling("PNG", orientation)
    expected, kept = ImageOps.exif_transpose(opened(sent)), opened(prepare(sent).body)
    assert kept.size == expected.size
    for place in ((2, 2), (kept.width - 3, 2), (2, kept.height - 3)):
        near = zip(kept.getpixel(place), expected.convert("RGB").getpixel(place), strict=True)
        assert all(abs(ours - theirs) < 60 for ours, theirs in near), place


def test_what_a_camera_wrote_wrongly_beside_its_picture_does_not_matter() -> None:
    sent = telling("JPEG", photos.TURNED).replace(photos.PLACE.encode(), b"\xff\x00" * 5)
    place = sent.index(b"\x88\x25\x00\x04")  # the entry that leads to the position
    strange = sent[:place] + b"\x88\x25\x00\x02" + sent[place + 4 :]
    assert opened(prepare(strange).body).size == (20, 40)


def test_the_first_picture_counts_where_a_phone_has_put_two_into_one() -> None:
    """As it does for light and depth (MPF, Ultra HDR)."""
    both = moving("MPO")
    assert opened(both).n_frames == 2 and both.startswith(b"\xff\xd8\xff")
    red, _, blue = opened(prepare(both).body).getpixel((4, 4))
    assert red > 200 and blue < 100


def test_a_large_photo_is_made_smaller_and_a_small_one_stays() -> None:
    large = prepare(photo(size=(3000, 1500)))
    assert opened(large.body).size == (LONG_SIDE, LONG_SIDE // 2)
    assert opened(large.thumbnail).size == (THUMBNAIL, THUMBNAIL // 2)
    assert opened(prepare(photo()).body).size == (40, 20)


def test_what_is_seen_through_becomes_white() -> None:
    clear = photo("PNG", mode="RGBA", color=(0, 0, 0, 0))
    assert min(opened(prepare(clear).body).getpixel((35, 10))) > 240


@pytest.mark.parametrize("mode", ["L", "1", "P", "CMYK", "I;16", "LA"])
def test_a_photo_in_other_colours_is_taken(mode: str) -> None:
    form = "JPEG" if mode == "CMYK" else "PNG"
    Image.new(mode, (20, 10)).save(written := BytesIO(), form)
    assert opened(prepare(written.getvalue()).body).mode == "RGB"


def test_a_pdf_is_kept_as_it_came() -> None:
    kept = prepare(PDF)
    assert (kept.kind, kept.body, kept.thumbnail) == ("pdf", PDF, b"")
