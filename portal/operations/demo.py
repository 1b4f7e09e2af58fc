"""Demo content: accounts with passwords of this machine's own, invented requests and figures."""

import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.conf import settings
from django.contrib.auth.models import Group

from portal.accounts import roles
from portal.accounts.models import User
from portal.district.models import Department
from portal.operations import demo_requests
from portal.outbox.dispatch import drain
from services.cases.models import Case
from services.indicators import demo as readings
from services.indicators import demo_tasks
from services.monitoring import demo as counts

FILE: Final = "demo-accounts.txt"


@dataclass(frozen=True)
class Person:
    """A demo account."""

    name: str
    shown: str
    role: str
    department: str = ""


PEOPLE: Final = (
    Person("caseworker", "法援办理人（演示）", roles.CASEWORKER, "FYZX"),
    Person("lead", "法援负责人（演示）", roles.LEAD, "FYZX"),
    Person("lead2", "法援另一位负责人（演示）", roles.LEAD, "FYZX"),
    Person("coordinator", "妇联前台（演示）", roles.COORDINATOR, "FL"),
    Person("front-lead", "妇联负责人（演示）", roles.LEAD, "FL"),
    Person("supervisor", "妇儿工委办督办（演示）", roles.SUPERVISOR, "FEGW"),
    Person("labour", "劳动监察办理人（演示）", roles.CASEWORKER, "RS"),
    Person("labour-lead", "劳动监察负责人（演示）", roles.LEAD, "RS"),
    Person("police", "公安分局负责人（演示）", roles.LEAD, "GA"),
    Person("editor", "编辑（演示）", roles.EDITOR),
    Person("reviewer", "审核（演示）", roles.REVIEWER),
    Person("publisher", "发布（演示）", roles.PUBLISHER),
    Person("auditor", "审计（演示）", roles.AUDITOR),
    Person("security", "安全管理（演示）", roles.SECURITY_ADMIN),
    Person("system", "系统管理（演示）", roles.SYSTEM_ADMIN),
    Person("health", "卫健填报人（演示）", roles.REPORTER, "WJ"),
    Person("statistics", "统计审核（演示）", roles.STATISTICS, "TJ"),
)


def make() -> None:
    """Accounts and requests, each only where it is missing; nothing at all without DEMO."""
    if not settings.DEMO:
        return
    passwords = read_passwords()
    for person in PEOPLE:
        _account(person, passwords.setdefault(person.name, secrets.token_urlsafe(9)))
    _write(passwords)
    if not Case.objects.exists():
        demo_requests.make(labour=User.objects.get(username="labour"))
        drain()  # what they set off is seen from the first page on
    counts.make()
    readings.make()
    demo_tasks.make(office=User.objects.get(username="statistics"), reporter=User.objects.get(username="health"))


def read_passwords() -> dict[str, str]:
    """The passwords of this machine's demo accounts, by name."""
    path = _path()
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return {name: password for name, password, *_ in (line.split() for line in lines)}


def lines() -> Iterator[str]:
    """What is told at the start: name, password, role."""
    passwords = read_passwords()
    for person in PEOPLE:
        yield f"{person.name:<12}{passwords.get(person.name, '')}  {person.role} {person.department}".rstrip()


def _account(person: Person, password: str) -> None:
    department = Department.objects.get(code=person.department) if person.department else None
    user, is_new = User.objects.get_or_create(
        username=person.name,
        defaults={"email": f"{person.name}@example.org", "department": department, "last_name": person.shown},
    )
    if is_new:
        user.set_password(password)
        user.save()
        user.groups.add(Group.objects.get(name=person.role))


def _write(passwords: dict[str, str]) -> None:
    text = "".join(f"{person.name} {passwords[person.name]} {person.role}\n" for person in PEOPLE)
    with os.fdopen(os.open(_path(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)


def _path() -> Path:
    return Path(settings.DATA_DIR) / FILE
