"""One machine, one command: SQLite, embedded background work, secrets made on first start under DATA_DIR."""

import os

os.environ.setdefault("STAFF_MFA", "optional")

from portal.kit.secrets import create_missing  # noqa: E402
from portal.settings.base import *  # noqa: E402, F403
from portal.settings.base import SECRETS_DIR, env  # noqa: E402

create_missing(SECRETS_DIR)

DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
SECRET_KEY = env.secret("SECRET_KEY", default_file=SECRETS_DIR / "django_secret")
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
