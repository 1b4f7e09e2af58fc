"""Who reports and who decides."""

import pytest

from portal.accounts.roles import REPORTER, STATISTICS
from tests.conftest import person, signed_in


@pytest.fixture
def health(district):
    return signed_in(person("health", REPORTER, "WJ"))


@pytest.fixture
def statistician(district):
    return signed_in(person("statistician", STATISTICS, "TJ"))
