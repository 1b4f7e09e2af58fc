"""Tagging many articles with items of the plan at once. It makes drafts: what readers see still goes through the review."""

import re
from typing import Any, ClassVar, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.models import Page

from cms.base.columns import ArticlePage, is_plan_code
from cms.base.plan_codes import links_of
from portal.accounts.models import User

BETWEEN: Final = re.compile(r"[\s,，、;；]+")
MOST: Final = 20


class CodesForm(forms.Form):
    """The codes, as they are cited."""

    codes = forms.CharField(
        label=_("Items of the plan"),
        help_text=_("Codes as they are cited; put a space or a comma between several."),
        max_length=400,
    )

    def clean_codes(self) -> list[str]:
        """Each once, in their order. Refuses what is no code, and a code without a page."""
        codes = list(dict.fromkeys(filter(None, BETWEEN.split(self.cleaned_data["codes"]))))[: MOST + 1]
        if not codes:
            raise ValidationError(self.fields["codes"].error_messages["required"])
        if len(codes) > MOST:
            raise ValidationError(_("At most %(most)d codes at once, please."), params={"most": MOST})
        for code in codes:
            is_plan_code(code)
        missing = set(codes) - {code for code, _link in links_of(codes)}
        if missing:
            raise ValidationError(_("The plan has no %(codes)s."), params={"codes": "、".join(sorted(missing))})
        return codes


class TagWithPlanItems(PageBulkAction):
    """/cms/bulk/wagtailcore/page/plan_items/"""

    display_name = _("Tag with plan items")
    aria_label = _("Tag the selected pages with items of the plan")
    action_type = "plan_items"
    action_priority = 15
    template_name = "cms/editing/tagging.html"
    form_class = CodesForm
    classes: ClassVar[set[str]] = set()

    def check_perm(self, page: Page) -> bool:
        """Articles that she may change now: not another's section, not under review, not open in somebody else's browser."""
        rights = page.specific.permissions_for_user(self.request.user)
        return issubclass(page.specific_class, ArticlePage) and rights.can_edit() and not rights.page_locked()

    def get_execution_context(self) -> dict[str, Any]:
        return super().get_execution_context() | {"codes": self.cleaned_form.cleaned_data["codes"]}

    @classmethod
    def execute_action(cls, objects: list[Page], codes: list[str], user: User, **more: Any) -> tuple[int, int]:
        """Save a draft of each page that lacks one of the codes; returns how many."""
        return sum(add_codes(page.get_latest_revision_as_object(), codes, user) for page in objects), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return gettext("Drafts tagged: %(count)d. Send them for review.") % {"count": num_parent_objects}


def add_codes(draft: ArticlePage, codes: list[str], user: User) -> bool:
    """Save `draft` with those of the codes that it lacks; False when it has them all."""
    present = {row.code for row in draft.plan_codes.all()}
    new = [code for code in codes if code not in present]
    for code in new:
        draft.plan_codes.add(draft.plan_codes.model(code=code))
    if new:
        draft.save_revision(user=user, log_action=True)
    return bool(new)


hooks.register("register_bulk_action", TagWithPlanItems)
