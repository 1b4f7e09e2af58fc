"""The exact counts of a quarter, read from the facts in one scan; for the closing and for the desk, never for the public."""

from collections import Counter

from django.db.models import Count

from portal.district.models import Subdistrict
from services.catalogue.facts import AGE_BANDS, CATEGORIES, UNKNOWN
from services.monitoring.content import Counts, empty_row, row_of
from services.monitoring.models import ContactFact, Fact
from services.monitoring.workload import PUNCTUALITY


def subdistricts() -> dict[str, str]:
    """The subdistricts of the district as it is now, code to name, in their order."""
    return dict(Subdistrict.objects.current().filter(is_former=False).values_list("code", "name"))


def counts_of(quarter: str) -> Counts:
    """The counts of a quarter. Memory does not grow with the facts: the database groups them."""
    codes = [*subdistricts(), UNKNOWN]
    categories, age_bands = dict.fromkeys(CATEGORIES, 0), dict.fromkeys(AGE_BANDS, 0)
    places = {code: empty_row() for code in codes}
    grouped = Fact.objects.filter(quarter=quarter).values_list("category", "group", "subdistrict", "age_band").annotate(Count("pk"))
    for category, group, subdistrict, age_band, count in grouped.order_by():
        categories[category] += count
        places[row_of(subdistrict, codes)][group] += count
        age_bands[age_band] += count
    contacts: Counter[bool] = Counter(dict(ContactFact.objects.filter(quarter=quarter).values_list("on_time").annotate(Count("pk"))))
    return Counts(categories, places, age_bands, dict(zip(PUNCTUALITY, (contacts[True], contacts[False]), strict=True)))
