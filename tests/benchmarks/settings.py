"""One machine, as `make run` serves it, with the things to compare with. Pages are drawn each time unless BENCH_PAGE_CACHE is set."""

import os

from portal.settings.dev import *  # noqa: F403
from portal.settings.dev import INSTALLED_APPS, LOGGING, ROOT, TEMPLATES

INSTALLED_APPS = ["tests.benchmarks.bare", *INSTALLED_APPS]
TEMPLATES[0]["DIRS"].append(ROOT / "tests/benchmarks/bare/templates")
PAGE_CACHE_BYTES = 8_000_000 if os.environ.get("BENCH_PAGE_CACHE") else 0
ROOT_URLCONF = "tests.benchmarks.urls"

# The line of each request is written as ever, for it is part of what a page costs, but not between the figures.
LOGGING["handlers"]["nowhere"] = LOGGING["handlers"]["console"] | {"stream": open(os.devnull, "w", encoding="utf-8")}  # noqa: SIM115
LOGGING["loggers"]["portal.requests"] = {"handlers": ["nowhere"], "propagate": False}
