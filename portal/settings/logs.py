"""Logging: one JSON line an event on standard error, for whatever collects it. No mail carries a traceback."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "portal.kit.web.logs.JSONFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},  # each request has a line of its own
        # In detail these write down parameters, and what stands inside a picture: never, whatever level the rest is set to.
        **{name: {"level": "WARNING"} for name in ("django.db.backends", "PIL")},
        **{name: {"level": "INFO"} for name in ("portal", "services", "cms", "search")},
    },
}
