"""Which tests are no unit tests: those with a database, of the run or of a portal of their own. `make check` leaves them out."""

import pytest
from django.test import TransactionTestCase

FIXTURES = {"db", "transactional_db", "django_db_setup", "migrated"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test that has a database, before tests are chosen by their marks."""
    for item in items:
        if has_database(item):
            item.add_marker(pytest.mark.database)


def has_database(item: pytest.Item) -> bool:
    """Whether it asks for one: by a fixture, by pytest-django's mark, or by being one of Django's own test cases."""
    case = getattr(item, "cls", None)
    of_django = case is not None and issubclass(case, TransactionTestCase)
    return of_django or item.get_closest_marker("django_db") is not None or not FIXTURES.isdisjoint(getattr(item, "fixturenames", ()))
