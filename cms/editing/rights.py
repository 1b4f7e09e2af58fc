"""The groups of editors and what each may do where; made from the pages that are there, as often as wanted."""

from typing import Final

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page, Workflow, WorkflowPage, WorkflowTask

from cms.editing.models import FourEyesTask
from portal.accounts.roles import EDITOR, PUBLISHER, REVIEWER, in_section

ON_PAGES: Final = {
    EDITOR: ("add", "change"),
    REVIEWER: ("lock", "unlock"),
    PUBLISHER: ("change", "publish", "lock", "unlock"),
}
ON_FILES: Final = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")
HANDLE: Final = ("view_correction", "change_correction")
LOOK: Final = ("view_opinion",)
ARRANGE: Final = ("add_jointrelease", "change_jointrelease", "delete_jointrelease")
KEEP_FACTS: Final = (
    "view_programme",
    "change_programme",
    "add_site",
    "change_site",
    "view_site",
    "add_offer",
    "change_offer",
    "view_offer",
)
KEEP_NUMBERS: Final = ("add_hotline", "change_hotline", "view_hotline")
PIN: Final = ("add_bestbet", "change_bestbet", "delete_bestbet", "view_bestbet", "view_miss")
RECORDS: Final = (
    ("search", EDITOR, PIN),
    ("search", PUBLISHER, PIN),
    ("stories", EDITOR, ("add_consent", "change_consent", "view_consent")),
    ("stories", REVIEWER, ("view_consent",)),
    ("stories", PUBLISHER, ("view_consent", "change_consent")),
    ("editing", EDITOR, ARRANGE),
    *(("screening", role, KEEP_FACTS) for role in (EDITOR, PUBLISHER)),
    *(("district", role, KEEP_NUMBERS) for role in (EDITOR, PUBLISHER)),
    ("district", REVIEWER, ("view_hotline",)),
    *(("hotlines", role, ("decide_linechange",)) for role in (REVIEWER, PUBLISHER)),
    ("editing", PUBLISHER, ARRANGE),
    *(("corrections", role, HANDLE) for role in ON_PAGES),
    *(("opinions", role, LOOK) for role in ON_PAGES),
)
FOREIGN_GROUPS: Final = ("Editors", "Moderators")
FOREIGN_WORKFLOW: Final = "Moderators approval"
REVIEW: Final = "审核"


@transaction.atomic
def ensure_rights(home: Page) -> None:
    """Groups for the whole site (`editor`) and for each section (`editor.stories`), and the review that every page goes through."""
    Group.objects.filter(name__in=FOREIGN_GROUPS).delete()
    Workflow.objects.filter(name=FOREIGN_WORKFLOW).delete()
    places = [(role, role, home) for role in ON_PAGES]
    places += [(in_section(role, section.slug), role, section) for section in home.get_children() for role in ON_PAGES]
    Group.objects.bulk_create([Group(name=name) for name, _role, _page in places], ignore_conflicts=True)
    groups = {group.name: group for group in Group.objects.filter(name__in=[name for name, *_rest in places])}
    _on_pages([(groups[name], role, page) for name, role, page in places])
    _on_files(list(groups.values()))
    _on_records(groups)
    _review(home)


def _on_pages(places: list[tuple[Group, str, Page]]) -> None:
    actions = {action: _permission("wagtailcore", f"{action}_page") for actions in ON_PAGES.values() for action in actions}
    rows = [GroupPagePermission(group=group, page=page, permission=actions[a]) for group, role, page in places for a in ON_PAGES[role]]
    GroupPagePermission.objects.bulk_create(rows, ignore_conflicts=True)


def _on_files(groups: list[Group]) -> None:
    """Signing in to the admin, and the pictures and documents of all sections."""
    through = Group.permissions.through
    admin = _permission("wagtailadmin", "access_admin")
    through.objects.bulk_create([through(group=group, permission=admin) for group in groups], ignore_conflicts=True)
    root = Collection.get_first_root_node() or Collection.add_root(name="Root")
    files = [_permission("wagtailimages" if name.endswith("image") else "wagtaildocs", name) for name in ON_FILES]
    rows = [GroupCollectionPermission(group=group, collection=root, permission=permission) for group in groups for permission in files]
    GroupCollectionPermission.objects.bulk_create(rows, ignore_conflicts=True)


def _on_records(groups: dict[str, Group]) -> None:
    """What is recorded about pages of a section, for those who work on it."""
    for app, role, codenames in RECORDS:
        permissions = [_permission(app, codename) for codename in codenames]
        for name in {role, in_section(role, app)} & set(groups):
            groups[name].permissions.add(*permissions)


def _permission(app: str, codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def _review(home: Page) -> None:
    workflow = Workflow.objects.get_or_create(name=REVIEW)[0]
    if not workflow.workflow_tasks.exists():
        WorkflowTask.objects.create(workflow=workflow, task=FourEyesTask.objects.create(name=REVIEW))
    WorkflowPage.objects.update_or_create(page=home, defaults={"workflow": workflow})
