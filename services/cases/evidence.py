"""Which files she may send, known by their first bytes and never by their name. PURE."""

from dataclasses import dataclass
from typing import Final

MOST_FILES: Final = 10
MOST_BYTES: Final = 10 * 1024 * 1024
MOST_BYTES_IN_ALL: Final = 50 * 1024 * 1024


@dataclass(frozen=True)
class Kind:
    """A kind of file: its suffix, the bytes `at` which it is known."""

    suffix: str
    mark: bytes
    at: int = 0
    also: bytes = b""


PICTURES: Final = frozenset({"jpg", "png", "webp"})
KINDS: Final = (
    Kind("jpg", b"\xff\xd8\xff"),
    Kind("png", b"\x89PNG\r\n\x1a\n"),
    Kind("webp", b"WEBP", at=8, also=b"RIFF"),
    Kind("pdf", b"%PDF-"),
    Kind("wav", b"WAVE", at=8, also=b"RIFF"),
    Kind("mp3", b"ID3"),
    *(Kind("mp3", mark) for mark in (b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")),
    Kind("amr", b"#!AMR"),
    Kind("ogg", b"OggS"),
    Kind("mp4", b"ftyp", at=4),
)


def suffix_of(content: bytes) -> str:
    """The suffix of its kind; empty for what is not taken: pages, scripts, archives, programs."""
    return next((kind.suffix for kind in KINDS if content.startswith(kind.also) and content.startswith(kind.mark, kind.at)), "")
