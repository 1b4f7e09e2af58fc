"""Drawing a picture anew, so that nothing of the camera, the place or the day stays in its file. PURE."""

from io import BytesIO
from typing import IO, Final

from PIL import Image, ImageOps

QUALITY: Final = 88
SUFFIXES: Final = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
MODES: Final = {"JPEG": {"RGB", "L"}, "PNG": {"RGB", "RGBA", "L", "LA", "P", "1"}, "WEBP": {"RGB", "RGBA"}}


class NotAPicture(ValueError):
    """The file is none of the kinds that we publish, or is broken."""


def redrawn(file: IO[bytes]) -> tuple[bytes, str]:
    """The pixels of `file`, upright, in a new file without metadata; and its suffix. Raises NotAPicture."""
    try:
        with Image.open(file, formats=list(SUFFIXES)) as original:
            kind = str(original.format)
            upright = ImageOps.exif_transpose(original)
            if upright.mode not in MODES[kind]:
                upright = upright.convert("RGB" if kind == "JPEG" else "RGBA")
            clean = upright.copy()
            clean.info = {}
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise NotAPicture(str(error)) from error
    target = BytesIO()
    clean.save(target, format=kind, quality=QUALITY, optimize=True)
    return target.getvalue(), SUFFIXES[kind]
