"""The few blocks that editors write with; every one has its template in `templates/cms/blocks/`."""

from wagtail import blocks

TEXT_FEATURES = ["bold", "link", "ol", "ul"]


class LawBlock(blocks.StructBlock):
    """What an article of law says, with the day on which it was compared with the official text."""

    law = blocks.CharBlock(max_length=80)
    article = blocks.CharBlock(max_length=40)
    text = blocks.TextBlock()
    checked_on = blocks.DateBlock(required=False)

    class Meta:
        icon = "doc-full"
        template = "cms/blocks/law.html"


class StepBlock(blocks.StructBlock):
    """One step of something that is done in order."""

    title = blocks.CharBlock(max_length=60)
    text = blocks.TextBlock(required=False)


class BodyBlock(blocks.StreamBlock):
    """The body of a policy, a guide or a story."""

    heading = blocks.CharBlock(max_length=60, icon="title", template="cms/blocks/heading.html")
    paragraph = blocks.RichTextBlock(features=TEXT_FEATURES, template="cms/blocks/paragraph.html")
    steps = blocks.ListBlock(StepBlock(), icon="list-ol", template="cms/blocks/steps.html")
    law = LawBlock()
    notice = blocks.TextBlock(icon="warning", template="cms/blocks/notice.html")
