"""For pytest: throw-away secrets and data, cheap hashing, nothing that waits."""

import os
import tempfile

os.environ.setdefault("STAFF_MFA", "optional")
os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="halfsky-test-"))

from portal.settings.base import *  # noqa: E402, F403

DEBUG = False
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
SECRET_KEY = "a key for tests only, never used where anybody is served"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
