"""A picture from a stranger is drawn in a process that may fall: bounded memory, bounded time, and ours goes on."""

import struct
import time
import zlib
from io import BytesIO

import pytest
from PIL import Image

from portal.kit.pictures import NotAPicture, redrawn_apart


def png(width: int, height: int) -> bytes:
    """A small file that claims to be a picture of this size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


@pytest.mark.parametrize("content", [png(50_000, 50_000), png(8_000, 8_000), png(100, 100)[:40], b"GIF89a" + bytes(40), b""])
def test_a_bomb_a_torn_file_and_another_kind_are_refused_soon(content):
    began = time.monotonic()
    with pytest.raises(NotAPicture):
        redrawn_apart(content)
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_of_thousands_of_frames_one_is_drawn_soon(kind):
    frames, target = [Image.new("RGB", (8, 8), (number % 256, number // 256, 0)) for number in range(5_000)], BytesIO()
    frames[0].save(target, kind, save_all=True, append_images=frames[1:])
    began = time.monotonic()
    drawn = Image.open(BytesIO(redrawn_apart(target.getvalue())[0]))
    assert getattr(drawn, "n_frames", 1) == 1
    assert time.monotonic() - began < 5
