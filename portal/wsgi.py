"""The web application that gunicorn serves.

Loaded once, before the workers part from it (`--preload`): they start sooner and share its memory. So nothing that a process must have for
itself, a connection or a thread, may begin here.
"""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from portal.kit.thrift import leave_out

gc.disable()  # nothing that is loaded now is rubbish
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")
leave_out()
application = get_wsgi_application()
_ = get_resolver().url_patterns  # loads all views now, not while the first woman waits
from search.warming import warm  # noqa: E402 - only now may models be loaded

warm()
gc.collect()
gc.freeze()  # else every so often somebody waits until the collector has walked through all of it
gc.enable()
