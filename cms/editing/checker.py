"""What Wagtail's checker looks for beside the editor's form, and in which words; it reads the page itself, not the frame around it."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.admin.userbar import ContentCheckerItem
from wagtail.models import Page

WORDS: dict[str, tuple[Any, Any]] = {
    "alt-text-quality": (_("The words for this picture look like the name of a file"), _("Say what can be seen.")),
    "empty-heading": (_("A heading is empty"), _("Write it or delete it.")),
    "heading-order": (_("A level of headings was left out"), _("Use the headings in their order.")),
    "image-alt": (_("A picture has no words for those who do not see it"), _("Say in “what can be seen” what it shows.")),
    "link-name": (_("A link has no words"), _("Say where it leads.")),
    "p-as-heading": (_("A bold line stands where a heading belongs"), _("Use the block “heading” instead.")),
    "empty-table-header": (_("The head of a table is empty"), _("Say what the column or the row holds.")),
}


class SiteChecker(ContentCheckerItem):
    """The rules that an editor can keep; colours, frames and buttons are not hers."""

    axe_include: ClassVar[list[str]] = ["#main"]
    axe_run_only: ClassVar[list[str]] = list(WORDS)
    axe_messages: ClassVar[dict[str, Any]] = {rule: {"error_name": name, "help_text": advice} for rule, (name, advice) in WORDS.items()}


def check_as_we_do(request: HttpRequest, items: list[Component], page: Page | None) -> None:
    """Our checker in the place of Wagtail's own."""
    items[:] = [SiteChecker(in_editor=item.in_editor) if isinstance(item, ContentCheckerItem) else item for item in items]
