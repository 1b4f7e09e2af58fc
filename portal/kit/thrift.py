"""Libraries that a process of the portal does without although they are installed."""

import sys

from django.conf import settings


def leave_out() -> None:
    """Keep out what Wagtail's libraries would load because it is there, and that no answer and no job needs: up to 17 MB in a process.
    What was loaded before stays.

    Pictures are JPEG, PNG or WebP (`portal/kit/pictures.py`), so the reader of HEIF would only be one more thing to attack; nothing here
    asks other servers through `requests`.
    """
    is_sqlite = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    for library in ["pillow_heif", "requests", *(["psycopg"] if is_sqlite else [])]:
        sys.modules.setdefault(library, None)  # type: ignore[arg-type]  # Python's way to say that it is not there
