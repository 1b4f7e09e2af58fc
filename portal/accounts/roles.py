"""What members of staff may do. Each role is a Django group; a person may hold several."""

from typing import Final

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser, Group

CASEWORKER: Final = "caseworker"
SUPERVISOR: Final = "supervisor"
EDITOR: Final = "editor"
REVIEWER: Final = "reviewer"
PUBLISHER: Final = "publisher"
AUDITOR: Final = "auditor"
STATISTICS: Final = "statistics"
REPORTER: Final = "reporter"
ROLES: Final = (CASEWORKER, SUPERVISOR, EDITOR, REVIEWER, PUBLISHER, AUDITOR, STATISTICS, REPORTER)
DESK_ROLES: Final = frozenset({CASEWORKER, SUPERVISOR})
CMS_ROLES: Final = frozenset({EDITOR, REVIEWER, PUBLISHER})


def roles_of(user: AbstractBaseUser | AnonymousUser) -> frozenset[str]:
    """The roles that `user` holds now; asked anew on every request, so that a change counts at once (S2-19)."""
    if not user.is_authenticated:
        return frozenset()
    return frozenset(Group.objects.filter(user=user.pk, name__in=ROLES).values_list("name", flat=True))


def has_role(user: AbstractBaseUser | AnonymousUser, *names: str) -> bool:
    """Whether `user` holds one of the roles `names`."""
    return bool(roles_of(user) & set(names))


def make_groups(**kwargs: object) -> None:
    """Create the group of each role; runs after every migrate and changes nothing the second time."""
    for name in ROLES:
        Group.objects.get_or_create(name=name)
