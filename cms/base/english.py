"""English names of the columns, whose index pages are Chinese content; a renamed column keeps the name that its editors gave it."""

from typing import Final

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _

COLUMNS: Final = {
    "政策": _("Policies"),
    "求助指南": _("How to get help"),
    "办事指南": _("Applying, field by field"),
    "她们的故事": _("Her stories"),
    "动态与通知": _("News and notices"),
    "专题": _("Topics"),
    "征集与反馈": _("What do you think?"),
    "关于本站": _("About this site"),
}


def named(title: str) -> str:
    """The title of a page as a reader of this language finds it in the menus."""
    is_english = (get_language() or "").startswith("en")
    return gettext(COLUMNS[title]) if is_english and title in COLUMNS else title
