"""Background work and the engines that run beside the portal: outbox, notices, search, virus scanner."""

from portal.settings import env

VIRUS_SCANNER = env.text("VIRUS_SCANNER", expected="off, tcp://… or unix:///…", example="tcp://clamav:3310", default="off")

SMS = env.short_messages("SMS_GATEWAY")
EMAIL_TIMEOUT = 10

OUTBOX_ENGINE = env.choice("OUTBOX_ENGINE", ("embedded", "celery"), default="embedded")
CELERY_BROKER_URL = env.text("REDIS_URL", expected="redis://…", example="redis://127.0.0.1:6379/0", default="redis://127.0.0.1:6379/0")
CELERY_TASK_ACKS_LATE = CELERY_TASK_REJECT_ON_WORKER_LOST = CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 120
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 600}
CELERY_TIMEZONE = "Asia/Shanghai"
CELERY_BEAT_SCHEDULE: dict[str, dict[str, object]] = {}

SEARCH_ENGINE = env.choice("SEARCH_ENGINE", ("embedded", "elasticsearch"), default="embedded")
ELASTICSEARCH_URL = env.address("ELASTICSEARCH_URL", default="http://127.0.0.1:9200", example="http://127.0.0.1:9200")
