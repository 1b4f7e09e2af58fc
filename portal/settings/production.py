"""Where residents are served: nothing has a convenient default, and a missing value stops the start."""

from portal.settings import env

env.required("STAFF_MFA", "required", why="staff sign in with a second factor")
env.text("DATABASE_URL", expected="the address of a PostgreSQL database", example="postgres://halfsky@127.0.0.1/halfsky")
env.text("ALLAUTH_TRUSTED_PROXY_COUNT", expected="how many proxies of ours stand in front", example="1")

from portal.settings.base import *  # noqa: E402, F403

DEBUG = False
ALLOWED_HOSTS = env.hosts("ALLOWED_HOSTS")
SECRET_KEY = env.secret("SECRET_KEY", least=50)
CSRF_TRUSTED_ORIGINS = env.origins("CSRF_TRUSTED_ORIGINS", default=",".join(f"https://{host}" for host in ALLOWED_HOSTS))
WAGTAILADMIN_BASE_URL = CSRF_TRUSTED_ORIGINS[0]

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = ["^healthz$", "^readyz$", "^metrics$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
LANGUAGE_COOKIE_NAME = "__Host-language"
SESSION_COOKIE_SAMESITE = "Lax"

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
vars().update(env.mail("EMAIL_URL"))
DEFAULT_FROM_EMAIL = env.text("EMAIL_FROM", expected="the sender of our e-mail, a name that tells nothing", example="desk@example.gov.cn")
