# One image for public, staff, worker, beat and the preparing step. Nothing secret is in it; it runs as uid 10001 on a read-only file system.
FROM python:3.11-slim-bookworm AS packages
WORKDIR /app
COPY requirements.txt .
RUN python -m venv /app/.venv && /app/.venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.txt

FROM python:3.11-slim-bookworm
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin halfsky && install -d -o halfsky -g halfsky /data
WORKDIR /app
# As portal.operations.supervisor does on one machine: memory of Argon2 goes back at once.
ENV MALLOC_ARENA_MAX=2 MALLOC_MMAP_THRESHOLD_=4000000
ENV PATH=/app/.venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 DJANGO_SETTINGS_MODULE=portal.settings.production
COPY --from=packages /app/.venv /app/.venv
COPY . .
USER 10001:10001
VOLUME /data
CMD ["gunicorn", "portal.wsgi:application", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", "--preload", "--workers", "2", "--threads", "4", \
     "--worker-tmp-dir", "/dev/shm", "--no-control-socket", "--graceful-timeout", "20", "--max-requests", "2000", "--max-requests-jitter", "200"]
