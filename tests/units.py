"""Which tests are no unit tests: those with a database, of the run or of a portal of their own. `make check` leaves them out.

Portals of their own are on SQLite whatever the run's database is: on PostgreSQL the same would only happen a second time.
"""

import pytest
from django.test import TransactionTestCase

OF_THE_RUN = {"db", "transactional_db", "django_db_setup"}
OF_A_PORTAL = "migrated"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test that has a database, before tests are chosen by their marks."""
    for item in items:
        shared, own = has_database(item), OF_A_PORTAL in fixtures(item)
        if shared or own:
            item.add_marker(pytest.mark.database)
        if own and not shared:
            item.add_marker(pytest.mark.sqlite)


def has_database(item: pytest.Item) -> bool:
    """Whether it asks for the run's: by a fixture, by pytest-django's mark, or by being one of Django's own test cases."""
    case = getattr(item, "cls", None)
    of_django = case is not None and issubclass(case, TransactionTestCase)
    return of_django or item.get_closest_marker("django_db") is not None or not OF_THE_RUN.isdisjoint(fixtures(item))


def fixtures(item: pytest.Item) -> list[str]:
    """What it asks for, also through others."""
    return getattr(item, "fixturenames", [])
