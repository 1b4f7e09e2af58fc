"""The kinds of results in groups, as pages show them."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Group:
    """Kinds that are shown together. Their order is that of pages: what helps at once stands first."""

    code: str
    title: Promise | str
    kinds: tuple[str, ...]


GROUPS: Final = (
    Group("guide", _("How to get help"), ("guide",)),
    Group("service", _("Services"), ("service",)),
    Group("hotline", _("Numbers to call"), ("hotline",)),
    Group("plan", _("The plan"), ("measure", "goal", "plan")),
    Group("policy", _("Policies"), ("policy",)),
    Group("story", _("Her stories"), ("story",)),
    Group("indicator", _("Indicators"), ("indicator",)),
    Group("page", _("Other pages"), ()),
)
BY_CODE: Final = {group.code: group for group in GROUPS}
BY_KIND: Final = {kind: group for group in GROUPS for kind in group.kinds}


def group_of(kind: str) -> Group:
    """The group of a kind; kinds that nobody put into one are other pages."""
    return BY_KIND.get(kind, BY_CODE["page"])
