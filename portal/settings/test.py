"""For pytest: throw-away secrets and data, cheap hashing, nothing that waits. TEST_DATABASE_URL runs it on PostgreSQL."""

import os
import tempfile

os.environ.setdefault("STAFF_MFA", "optional")
os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="halfsky-test-"))
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL", "sqlite://")

from portal.kit.secrets import create_missing  # noqa: E402
from portal.settings.base import *  # noqa: E402, F403
from portal.settings.base import CACHES, DATA_DIR, DATABASES, SECRETS_DIR  # noqa: E402

create_missing(SECRETS_DIR)
DEBUG = DEMO = False  # whatever `make` serves by; a test that is about the demo says so
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
SECRET_KEY = "a key for tests only, never used where anybody is served"  # noqa: S105
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PAGE_CACHE_BYTES = 0  # tests that are rolled back repeat generations; the cache's own tests switch it on
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # a file, because threads and other processes must see the same database
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / f"test-{os.getpid()}.sqlite3")}
for name in ("pace", "answers"):  # one test must not meet what another one left; tests of these caches bring their own
    CACHES[name] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
