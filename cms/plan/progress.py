"""How far each domain of the plan is, by its indicators."""

from portal.pagecache.kept import kept
from services.indicators.queries import Progress, progress, standings


@kept
def progress_of_domains() -> dict[str, Progress]:
    """Numeral of the domain → how many of its indicators reached their target in the newest year."""
    return progress(standings())
