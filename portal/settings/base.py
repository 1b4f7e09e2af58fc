"""What every deployment shares. Secrets are files, everything else comes through `portal.settings.env`."""

from pathlib import Path

from portal.settings import env
from portal.settings.apps import INSTALLED_APPS  # noqa: F401
from portal.settings.apps import MIDDLEWARE as EVERY_MIDDLEWARE
from portal.settings.database import caches, databases
from portal.settings.identity import *  # noqa: F403
from portal.settings.logs import *  # noqa: F403
from portal.settings.naming import portal_name
from portal.settings.policy import *  # noqa: F403
from portal.settings.work import *  # noqa: F403

ROOT = Path(__file__).resolve().parents[2]
DATA_DIR = env.folder("DATA_DIR", default=ROOT / "var")
SECRETS_DIR = env.folder("SECRETS_DIR", default=DATA_DIR / "secrets")
FACE = env.choice("FACE", ("both", "public", "staff"), default="both")
MIDDLEWARE = [name for name in EVERY_MIDDLEWARE if FACE != "public" or not name.startswith("portal.accounts.")]
DEMO = env.flag("DEMO", default=False)
CRYPTO_SUITE = env.choice("CRYPTO_SUITE", ("std", "sm"), default="std")
DISTRICT_PACK = env.folder("DISTRICT_PACK", default=ROOT / "portal/district/packs/tiexi")
WAGTAIL_SITE_NAME = portal_name(DISTRICT_PACK)

DEPARTMENT_KEYS_FILE = "" if FACE == "public" else str(env.file("DEPARTMENT_KEYS_FILE", default=DATA_DIR / "keys" / "departments.json"))
LEDGER_DIR = env.folder("LEDGER_DIR", default=DATA_DIR / "ledger")
SDC_SCHEME = env.choice("SDC_SCHEME", ("closed_book", "round5"), default="closed_book")
ANCHOR_DIR = env.folder("ANCHOR_DIR", default=DATA_DIR / "anchors")

DATABASES = databases(DATA_DIR)
CACHES = caches()
PAGE_CACHE_BYTES = 8_000_000  # in each web process; a page takes about seven thousand
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.district.context.district",
                "portal.kit.web.context.reading",
                "portal.accounts.context.signed_in",
            ],
            "libraries": {
                "ui": "portal.kit.web.ui_tags",
                "furniture": "portal.district.furniture",
                "policies": "cms.policies.tags",
            },
        },
    }
]
FORM_RENDERER = "portal.kit.web.forms.PortalFormRenderer"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
LOCALE_PATHS = [ROOT / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_I18N = USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = env.folder("STATIC_ROOT", default=DATA_DIR / "static")
STATICFILES_DIRS = [ROOT / "static"]
STATICFILES_FINDERS = [
    "portal.kit.web.sheets.SheetFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True  # nothing asks for the others, and compressing them doubles the time of the first start
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"

DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000  # a long page of Wagtail's blocks posts over a thousand
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
