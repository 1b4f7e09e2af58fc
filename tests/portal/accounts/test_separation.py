"""Auditor, security administrator and system administrator are three people."""

from itertools import permutations

import pytest
from django.contrib.auth.models import Group
from django.db import transaction

from portal.accounts.models import User
from portal.accounts.roles import SEPARATE
from portal.accounts.separation import TwoAdministrators
from tests.conftest import person


@pytest.mark.parametrize(("first", "second"), list(permutations(sorted(SEPARATE), 2)))
def test_nobody_holds_two_of_the_three(db, first, second):
    user = person("ming", first)
    group = Group.objects.get_or_create(name=second)[0]
    for give in (lambda: user.groups.add(group), lambda: group.user_set.add(user), lambda: user.groups.set([group, *user.groups.all()])):
        with pytest.raises(TwoAdministrators), transaction.atomic():
            give()
        assert list(user.groups.values_list("name", flat=True)) == [first]


def test_two_at_once_are_refused_too(db):
    user = User.objects.create_user("ming", "ming@example.org", "x")
    groups = [Group.objects.get_or_create(name=name)[0] for name in sorted(SEPARATE)[:2]]
    with pytest.raises(TwoAdministrators):
        user.groups.add(*groups)


def test_other_roles_go_together(db):
    user = person("ming", "auditor")
    user.groups.add(Group.objects.get_or_create(name="editor")[0])
    assert user.groups.count() == 2
