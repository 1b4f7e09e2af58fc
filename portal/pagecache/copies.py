"""A kept answer: which answers may be kept, and how one becomes an answer again."""

import gzip
import time
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, HttpResponseNotModified
from django.utils.cache import patch_vary_headers

from portal.kit.web.access import class_of
from portal.pagecache.generation import Number

LIFETIME: Final = 60.0
REFUSALS: Final = ("no-store", "private")
NONCE: Final = "'nonce-"


@dataclass(frozen=True)
class Copy:
    """An answer of one generation: its headers, its body compressed (a quarter of the memory), and its tag for `If-None-Match`."""

    generation: Number
    headers: dict[str, str]
    packed: bytes
    length: int
    tag: str
    made_at: float

    @property
    def weight(self) -> int:
        """Bytes, with what the headers take."""
        return len(self.packed) + 1500

    def is_good(self, generation: Number) -> bool:
        """Whether it may still be shown: its generation is current, and it is less than a minute old (pages know what day it is)."""
        return self.generation == generation and time.monotonic() - self.made_at < LIFETIME

    def answer(self, request: HttpRequest, first: dict[str, str]) -> HttpResponse:
        """The answer as this browser takes it: not at all when it has the same one, compressed when it can unpack.

        Headers begin with `first`: nginx before 1.23 heeds `X-Accel-Expires` only where it stands above `Cache-Control`.
        """
        headers = first | self.headers
        if self.tag in request.headers.get("If-None-Match", ""):
            return HttpResponseNotModified(headers=headers)
        response = HttpResponse(headers=headers)
        if "gzip" in request.headers.get("Accept-Encoding", ""):
            response.headers["Content-Encoding"] = "gzip"
            response.headers["Content-Length"] = str(len(self.packed))
            body = self.packed
        else:
            response.headers["Content-Length"] = str(self.length)
            body = gzip.decompress(self.packed)
        response.content = b"" if request.method == "HEAD" else body
        return response


def may_be_kept(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether `response` is the same for everybody: a whole public page without cookie, nonce or a word against keeping it."""
    return (
        response.status_code == 200
        and isinstance(response, HttpResponse)
        and class_of(request) == "public"
        and not response.cookies
        and not response.has_header("Content-Encoding")
        and not any(word in response.headers.get("Cache-Control", "") for word in REFUSALS)
        and NONCE not in response.headers.get("Content-Security-Policy", "")
    )


def copy_of(response: HttpResponse, generation: Number) -> Copy:
    """Keep an answer. Browsers may keep it too but ask each time, so that what is withdrawn is gone for them as well."""
    response.headers.setdefault("Cache-Control", "no-cache")
    response.headers["ETag"] = tag = f'W/"{blake2b(response.content, digest_size=12).hexdigest()}"'
    patch_vary_headers(response, ["Accept-Encoding"])
    headers = {name: value for name, value in response.headers.items() if name != "Content-Length"}
    packed = gzip.compress(response.content, 6, mtime=0)
    return Copy(generation, headers, packed, len(response.content), tag, time.monotonic())
