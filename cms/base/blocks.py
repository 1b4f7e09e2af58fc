"""The few blocks that editors write with; every one has its template in `templates/cms/blocks/`."""

from collections.abc import Iterator
from typing import Any, ClassVar, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StreamBlockValidationError

from cms.base.wording import Complaint, about_paragraph, empty_sections

TEXT_FEATURES = ["bold", "link", "ol", "ul"]
WORDS: Final = {
    Complaint.VAGUE_LINK: _("A link here does not say where it leads. Please name the page or the document instead of “here”."),
    Complaint.BARE_ADDRESS: _("A link here shows its bare address. Please name the page or the document instead."),
    Complaint.BOLD_LINE: _("A bold line stands here like a heading. Please use the block “heading”, so that it can be heard and found."),
    Complaint.EMPTY_SECTION: _("Nothing follows this heading yet. Please write the text below it, or delete the heading."),
}


class Named:
    """Gives a block's children their names for editors; said beside the declaration, the names would stand in every migration."""

    names: ClassVar[dict[str, Any]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for child, name in self.names.items():
            self.child_blocks[child].label = name  # type: ignore[attr-defined]


class LawBlock(Named, blocks.StructBlock):
    """What an article of law says, with the day on which it was compared with the official text."""

    names: ClassVar[dict[str, Any]] = {
        "law": _("Law"),
        "article": _("Article"),
        "text": _("What it says"),
        "checked_on": _("Compared with the official text on"),
    }

    law = blocks.CharBlock(max_length=80)
    article = blocks.CharBlock(max_length=40)
    text = blocks.TextBlock()
    checked_on = blocks.DateBlock(required=False)

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """`address` of the law's own card, where the page says in `laws` that there is one."""
        address = (parent_context or {}).get("laws", {}).get(value["law"], "")
        return super().get_context(value, parent_context) | {"address": address}

    class Meta:
        icon = "doc-full"
        template = "cms/blocks/law.html"


class StepBlock(Named, blocks.StructBlock):
    """One step of something that is done in order."""

    names: ClassVar[dict[str, Any]] = {"title": _("Step"), "text": _("In words")}

    title = blocks.CharBlock(max_length=60)
    text = blocks.TextBlock(required=False)


class BodyBlock(Named, blocks.StreamBlock):
    """The body of a policy, a guide or a story."""

    names: ClassVar[dict[str, Any]] = {
        "heading": _("Heading"),
        "paragraph": _("Paragraph"),
        "steps": _("Steps"),
        "law": _("Article of law"),
        "notice": _("Notice box"),
    }

    heading = blocks.CharBlock(max_length=60, icon="title", template="cms/blocks/heading.html")
    paragraph = blocks.RichTextBlock(features=TEXT_FEATURES, template="cms/blocks/paragraph.html")
    steps = blocks.ListBlock(StepBlock(), icon="list-ol", template="cms/blocks/steps.html")
    law = LawBlock()
    notice = blocks.TextBlock(icon="warning", template="cms/blocks/notice.html")

    def clean(self, value: Any) -> Any:
        """Besides Wagtail's own checks: what can be followed by ear. A draft may be unfinished; what is sent for review may not."""
        cleaned = super().clean(value)
        if not self.is_deferred_validation:
            errors = {place: ValidationError(WORDS[complaint]) for place, complaint in complaints(cleaned)}
            if errors:
                raise StreamBlockValidationError(block_errors=errors)
        return cleaned


def complaints(body: Any) -> Iterator[tuple[int, Complaint]]:
    """Place and kind of what is wrong in a body."""
    yield from ((place, Complaint.EMPTY_SECTION) for place in empty_sections([child.block_type for child in body]))
    for place, child in enumerate(body):
        complaint = about_paragraph(child.value.source) if child.block_type == "paragraph" else None
        if complaint:
            yield place, complaint
