"""docs/access-matrix.md says for whom each page of the staff site exists; here every cell is tried."""

import traceback
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.cache import SessionStore
from django.test import RequestFactory

from portal.accounts.models import User
from portal.accounts.roles import ROLES
from portal.kit.web.doors import every_page
from services.desk import gate
from tests.conftest import person

ARGUMENTS = {
    "uuid": UUID(int=0),
    "int": 0,
    "slug": "nothing",
    "str": "nothing",
    "pk": "0",
    "step": "approve",
    "quarter": "2026Q1",
}
OURS = [(address, pattern) for address, pattern in every_page() if address.startswith("/desk/")]


def table() -> dict[str, dict[str, bool]]:
    text = (Path(settings.ROOT) / "docs" / "access-matrix.md").read_text(encoding="utf-8").partition("# For whom each page exists")[2]
    head, _, *rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("|")]
    names = [name.strip() for name in head[1:]]
    return {row[0].strip(): dict(zip(names, (cell.strip() == "yes" for cell in row[1:]), strict=True)) for row in rows}


def test_every_page_of_the_desk_and_every_role_has_a_cell():
    assert set(table()) == {address for address, _ in OURS}
    assert all(tuple(row) == ROLES for row in table().values())


def arguments(pattern) -> dict[str, object]:
    converters = getattr(pattern.pattern, "converters", {})
    kinds = {name: type(one).__name__.removesuffix("Converter").lower().replace("string", "str") for name, one in converters.items()}
    named = {name: name for name in getattr(pattern.pattern.regex, "groupindex", {})}
    return {name: ARGUMENTS[kind] for name, kind in (named | kinds).items()}


def exists_for(view: Callable, user: User, given: dict[str, object]) -> bool:
    """Whether the gate lets her pass; what the page itself answers to nonsense does not matter."""
    request = RequestFactory().get("/desk/")
    request.user, request.session = user, SessionStore()
    request._messages = FallbackStorage(request)
    try:
        view(request, **given)
    except Exception as error:  # noqa: BLE001
        last = traceback.extract_tb(error.__traceback__)[-1]
        return (last.filename, last.name) != (gate.__file__, "guarded")
    return True


@pytest.mark.parametrize("role", ROLES)
def test_every_cell_is_what_happens(role, district):
    expected = table()
    user = person(f"a_{role}", role, "FYZX")
    for address, pattern in OURS:
        fresh = User.objects.get(pk=user.pk)
        assert exists_for(pattern.callback, fresh, arguments(pattern)) is expected[address][role], address


@pytest.mark.parametrize("change", [{"is_superuser": True}, {"is_active": False}])
def test_for_a_superuser_and_a_dismissed_person_nothing_exists(change, district):
    user = person("everything", ROLES[0], "FYZX", **change)
    user.groups.set([group for group in user.groups.model.objects.exclude(name__in=("auditor", "security_admin"))])
    for address, pattern in OURS:
        assert not exists_for(pattern.callback, User.objects.get(pk=user.pk), arguments(pattern)), address
