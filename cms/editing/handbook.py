"""The editors' handbook in the admin: docs/editing.zh.md with its pictures, so that one text serves both who installs and who writes."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe
from markdown_it import MarkdownIt

from portal.kit.web.access import access

TEXT: Final = Path("docs/editing.zh.md")
PICTURES: Final = Path("docs/images/editing")


@dataclass(frozen=True)
class Chapter:
    """A heading of the handbook and where it stands."""

    anchor: str
    title: str


@cache
def handbook() -> tuple[SafeString, tuple[Chapter, ...]]:
    """The text as HTML without its title, which stands in the page's head, and its chapters."""
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = reader.parse((settings.ROOT / TEXT).read_text(encoding="utf-8").partition("\n")[2])
    chapters: list[Chapter] = []
    for token, words in zip(tokens, tokens[1:], strict=False):
        if token.type == "heading_open" and token.tag == "h2":
            chapters.append(Chapter(f"chapter-{len(chapters) + 1}", words.content))
            token.attrSet("id", chapters[-1].anchor)
    return mark_safe(reader.renderer.render(tokens, reader.options, {})), tuple(chapters)  # noqa: S308


@access("editor")
@require_safe
def read(request: HttpRequest) -> HttpResponse:
    """/cms/handbook/"""
    text, chapters = handbook()
    return render(request, "cms/editing/handbook.html", {"text": text, "chapters": chapters})


@access("editor")
@require_safe
def picture(request: HttpRequest, name: str) -> FileResponse:
    """A picture of the handbook; 404 for what is none."""
    path = settings.ROOT / PICTURES / f"{name}.png"
    if not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"))
