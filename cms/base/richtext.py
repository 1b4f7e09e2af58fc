"""The editor of paragraphs, as forgiving as other fields: what it cannot have sent counts as empty instead of breaking the page."""

from typing import Any

from wagtail.admin.rich_text import DraftailRichTextArea


class Draftail(DraftailRichTextArea):
    """Wagtail's own; it reads JSON, and a request may hold anything."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        try:
            return super().value_from_datadict(data, files, name)
        except (ValueError, TypeError, AttributeError, KeyError, AssertionError):
            return None
