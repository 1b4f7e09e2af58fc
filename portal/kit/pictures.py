"""Drawing a picture anew, so that nothing of the camera, the place or the day stays in its file. PURE.

What somebody sent without an account is drawn in a process of its own, with bounded memory and time: `redrawn_apart` runs this file.
"""

import resource
import subprocess
import sys
from io import BytesIO
from typing import IO, Final

from PIL import Image, ImageOps

QUALITY: Final = 88
MOST_PIXELS: Final = 50_000_000
MOST_MEMORY: Final = 1 << 30
MOST_SECONDS: Final = 10
SUFFIXES: Final = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
MODES: Final = {"JPEG": {"RGB", "L"}, "PNG": {"RGB", "RGBA", "L", "LA", "P", "1"}, "WEBP": {"RGB", "RGBA"}}


class NotAPicture(ValueError):
    """The file is none of the kinds that we publish, or is broken, or larger than the bounds allow."""


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


def redrawn_apart(content: bytes) -> tuple[bytes, str]:
    """What `redrawn` gives, from a process that may fall without harm. Raises NotAPicture."""
    command = [sys.executable, "-I", __file__]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=2 * MOST_SECONDS, check=True, env={})  # noqa: S603
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise NotAPicture("the process that draws it gave up") from error
    suffix, _, drawn = done.stdout.partition(b"\n")
    return drawn, suffix.decode()


def _draw_within_bounds() -> None:
    """The child: standard input to standard output, no file written, pixels counted before they are decoded."""
    for what, most in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CPU, MOST_SECONDS), (resource.RLIMIT_FSIZE, 0)):
        resource.setrlimit(what, (most, most))
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS // 2  # Pillow raises at twice this number
    drawn, suffix = redrawn(BytesIO(sys.stdin.buffer.read()))
    sys.stdout.buffer.write(suffix.encode() + b"\n" + drawn)


if __name__ == "__main__":
    _draw_within_bounds()
