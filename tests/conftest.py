"""The cast, and what every test may lean on."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from allauth.account.internal.flows.login import _AUTHENTICATION_METHODS_USER_SESSION_KEY, AUTHENTICATION_METHODS_SESSION_KEY
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client, TransactionTestCase
from django.utils import translation

from portal.accounts.models import User
from portal.accounts.roles import AUDITOR, CASEWORKER, EDITOR, REVIEWER
from portal.audit import triggers
from portal.district.keys import RECOVERY
from portal.district.models import Department, DepartmentKey
from portal.district.tables import read
from portal.kit import receipts, secrets
from portal.kit.crypto.keyring import Keyring
from portal.kit.crypto.sealing import key_pair
from portal.notices.sealing import publish_lock
from portal.pagecache.kept import answers
from tests.factories.once import once
from tests.factories.pages import make_district
from tests.factories.prepared import Rows, put_back, shelf, snapshot

SERVED_MEMORY_KIB, CHEAP_MEMORY_KIB = receipts.MEMORY_KIB, 8
pytest_plugins = ["tests.required", "tests.units", "tests.order", "tests.factories.portals", "tests.browser"]


@pytest.fixture(scope="session", autouse=True)
def what_was_committed_goes_again() -> Iterator[None]:
    """After tests that commit the database holds what it held before the first of them.

    Django would empty it and make its own rows anew, with other numbers: preparations would not fit and begin anew. The triggers of the
    audit chain, which let no row go, step aside for that moment.
    """
    before: list[dict[str, Rows]] = []
    begin = TransactionTestCase._fixture_setup.__func__

    def look(case: type[TransactionTestCase]) -> None:
        if not before:
            before.append(snapshot())
        begin(case)

    def restore(case: TransactionTestCase) -> None:
        triggers.remove(connection)
        put_back(before[0])
        triggers.install(connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_setup", classmethod(look))
        patch.setattr(TransactionTestCase, "_fixture_teardown", restore)
        yield


@pytest.fixture(scope="session", autouse=True)
def preparations_are_shared(tmp_path_factory) -> None:
    """What one worker has prepared the others need not."""
    shelf.folder = once(tmp_path_factory, "prepared", lambda folder: None)


@pytest.fixture(autouse=True)
def receipts_are_stretched_quickly(monkeypatch) -> None:
    """Each Argon2 takes 30 ms as it is served, and tests do without; portals that tests start, and the benchmarks, keep it as it is."""
    monkeypatch.setattr(receipts, "MEMORY_KIB", CHEAP_MEMORY_KIB)


@pytest.fixture(autouse=True)
def nothing_is_kept() -> None:
    """No test knows what another one's pages asked for, nor in which language."""
    answers.clear()
    translation.deactivate()


@pytest.fixture(scope="session")
def key_file(tmp_path_factory) -> tuple[Path, dict[str, bytes]]:
    """The staff key file of this run, and the public keys by holder: made once, because pairs cost more than tests should."""
    from django.conf import settings

    pairs = {row.text("code"): key_pair() for row in read(Path(settings.DISTRICT_PACK), "departments.tsv")} | {RECOVERY: key_pair()}
    keyring = Keyring.create(tmp_path_factory.mktemp("keys") / "departments.json")
    for holder, (private, _) in pairs.items():
        keyring.departments[holder] = {}
        keyring.add(holder, 1, private)
    return keyring.path, {holder: public for holder, (_, public) in pairs.items()}


@pytest.fixture
def sealed_world(settings, key_file) -> dict[str, bytes]:
    """Secrets and department keys in their places; the public keys by holder."""
    secrets.create_missing(Path(settings.SECRETS_DIR))
    settings.DEPARTMENT_KEYS_FILE = str(key_file[0])
    return key_file[1]


@pytest.fixture
def district(db, settings, sealed_world) -> None:
    """The pack of the district, loaded, with a key for each department and for recovery."""
    make_district()
    departments = {department.code: department for department in Department.objects.all()}
    DepartmentKey.objects.bulk_create(
        DepartmentKey(department=departments.get(holder), version=1, public_key=public) for holder, public in sealed_world.items()
    )
    publish_lock()


def person(name: str, role: str, department: str | None = None, **more: object) -> User:
    """A member of staff with one role, and a department for those who have one."""
    where = Department.objects.get(code=department) if department else None
    user = User.objects.create_user(name, f"{name}@example.org", "correct horse battery", department=where, **more)
    user.groups.add(Group.objects.get_or_create(name=role)[0])
    return user


@pytest.fixture
def caseworker(district) -> User:
    """Works at the legal aid centre."""
    return person("caseworker", CASEWORKER, "FYZX")


@pytest.fixture
def stranger(district) -> User:
    """Works at another department: none of the legal aid centre's cases exist for her."""
    return person("stranger", CASEWORKER, "RS")


@pytest.fixture
def editor(db) -> User:
    """Writes pages."""
    return person("editor", EDITOR)


@pytest.fixture
def reviewer(db) -> User:
    """Publishes what editors wrote."""
    return person("reviewer", REVIEWER)


@pytest.fixture
def auditor(db) -> User:
    """Reads the audit chain."""
    return person("auditor", AUDITOR)


def signed_in(user: User) -> Client:
    """A browser in which `user` has signed in."""
    client = Client()
    client.force_login(user)
    return client


def just_proved(client: Client, user: User) -> Client:
    """Her browser as it is right after she has confirmed that it is her."""
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "password", "at": time.time(), "username": user.username}]
    session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(user.pk)
    session.save()
    return client


@pytest.fixture
def resident(district) -> Client:
    """A woman's browser: nobody is signed in."""
    return Client()


@pytest.fixture
def caseworker_client(caseworker) -> Client:
    """The caseworker's browser."""
    return signed_in(caseworker)


@pytest.fixture
def proved_client(caseworker) -> Client:
    """The caseworker's browser right after she has confirmed that it is her."""
    return just_proved(signed_in(caseworker), caseworker)


@pytest.fixture
def stranger_client(stranger) -> Client:
    """The stranger's browser."""
    return signed_in(stranger)


@pytest.fixture
def editor_client(editor) -> Client:
    """The editor's browser."""
    return signed_in(editor)


@pytest.fixture
def reviewer_client(reviewer) -> Client:
    """The reviewer's browser."""
    return signed_in(reviewer)


@pytest.fixture
def auditor_client(auditor) -> Client:
    """The auditor's browser."""
    return signed_in(auditor)
