"""`manage.py publish_scheduled` in the place of Wagtail's own, which knows no joint releases."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.editing.schedule import publish_what_is_due, take_down_what_is_over


class Command(BaseCommand):
    """Does at once what the background process does every 20 seconds."""

    help = "Take down what has expired and publish what is due."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{take_down_what_is_over()} taken down, {publish_what_is_due()} published")
