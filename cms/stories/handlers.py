"""What stories need by the clock."""

from cms.stories.withdrawal import take_down_what_ran_out
from portal.outbox.registry import periodic


@periodic(minutes=1)
def take_down_stories() -> None:
    """Stories whose consent ran out leave within a minute of the day's end."""
    take_down_what_ran_out()
