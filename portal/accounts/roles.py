"""What members of staff may do. Each role is a Django group; a person may hold several."""

from typing import Final

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser, Group
from django.db.models import Q

CASEWORKER: Final = "caseworker"
LEAD: Final = "lead"
COORDINATOR: Final = "coordinator"
SUPERVISOR: Final = "supervisor"
EDITOR: Final = "editor"
REVIEWER: Final = "reviewer"
PUBLISHER: Final = "publisher"
AUDITOR: Final = "auditor"
STATISTICS: Final = "statistics"
REPORTER: Final = "reporter"
SECURITY_ADMIN: Final = "security_admin"
SYSTEM_ADMIN: Final = "system_admin"
ROLES: Final = (
    CASEWORKER,
    LEAD,
    COORDINATOR,
    SUPERVISOR,
    EDITOR,
    REVIEWER,
    PUBLISHER,
    AUDITOR,
    STATISTICS,
    REPORTER,
    SECURITY_ADMIN,
    SYSTEM_ADMIN,
)
DESK_ROLES: Final = frozenset({CASEWORKER, LEAD, COORDINATOR})
SEPARATE: Final = frozenset({AUDITOR, SECURITY_ADMIN, SYSTEM_ADMIN})
CMS_ROLES: Final = frozenset({EDITOR, REVIEWER, PUBLISHER})


SECTION_MARK: Final = "."
KEPT: Final = "_roles_of_this_request"


def in_section(role: str, section: str) -> str:
    """The name of the group that does `role` in one section of the site only: `editor.stories`."""
    return f"{role}{SECTION_MARK}{section}"


def roles_of(user: AbstractBaseUser | AnonymousUser) -> frozenset[str]:
    """The roles that `user` holds now; asked anew on every request, so that a change counts at once (S2-19)."""
    if not user.is_authenticated:
        return frozenset()
    kept: frozenset[str] | None = getattr(user, KEPT, None)
    return _asked(user) if kept is None else kept


def keep_roles(user: AbstractBaseUser) -> None:
    """Ask once for this request: its `user` is a fresh object, which the next request does not see."""
    setattr(user, KEPT, _asked(user))


def _asked(user: AbstractBaseUser | AnonymousUser) -> frozenset[str]:
    is_role = Q(name__in=ROLES)
    for role in CMS_ROLES:
        is_role |= Q(name__startswith=role + SECTION_MARK)
    names = Group.objects.filter(is_role, user=user.pk).values_list("name", flat=True)
    return frozenset(name.partition(SECTION_MARK)[0] for name in names)


def has_role(user: AbstractBaseUser | AnonymousUser, *names: str) -> bool:
    """Whether `user` holds one of the roles `names`."""
    return bool(roles_of(user) & set(names))


def make_groups(**kwargs: object) -> None:
    """Create the group of each role; runs after every migrate and changes nothing the second time."""
    for name in ROLES:
        Group.objects.get_or_create(name=name)
