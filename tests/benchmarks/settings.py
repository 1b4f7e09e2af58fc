"""One machine, as `make run` serves it, with the things to compare with."""

from portal.settings.dev import *  # noqa: F403
from portal.settings.dev import INSTALLED_APPS, ROOT, TEMPLATES

INSTALLED_APPS = ["tests.benchmarks.bare", *INSTALLED_APPS]
TEMPLATES[0]["DIRS"].append(ROOT / "tests/benchmarks/bare/templates")
ROOT_URLCONF = "tests.benchmarks.urls"
