"""The web application that gunicorn serves.

Loaded once, before the workers part from it (`--preload`): they start sooner and share its memory. So nothing that a process must have for
itself, a connection or a thread, may begin here.
"""

import gc
import os
import sys

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver


def unused() -> list[str]:
    """Libraries that Wagtail's would load because they are installed, and that no answer needs: 17 MB in every web process.

    Pictures are JPEG, PNG or WebP (`portal/kit/pictures.py`), so the reader of HEIF would only be one more thing to attack; no page asks
    other servers for what to show.
    """
    is_sqlite = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    return ["pillow_heif", "requests", *(["psycopg"] if is_sqlite else [])]


gc.disable()  # nothing that is loaded now is rubbish
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")
for library in unused():
    sys.modules[library] = None  # type: ignore[assignment]  # Python's way to say that it is not there
application = get_wsgi_application()
_ = get_resolver().url_patterns  # loads all views now, not while the first woman waits
from search.warming import warm  # noqa: E402 - only now may models be loaded

warm()
gc.collect()
gc.freeze()  # else every so often somebody waits until the collector has walked through all of it
gc.enable()
