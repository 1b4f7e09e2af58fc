"""Seasons, verdicts and conditions in words: “35–64: fits”."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.district.numbers import with_numbers_lazy
from portal.kit.web.ui_tags import said
from services.screening.models import Offer, Programme
from services.screening.rules import Reason, Season, Verdict

SEASONS: Final[dict[Season, Promise]] = {
    Season.OPEN: _("Takes registrations"),
    Season.NOT_YET: _("Not open yet"),
    Season.OVER: _("Closed for this season"),
    Season.PAUSED: _("Paused"),
    Season.FULL: _("Full"),
}
VERDICTS: Final[dict[Verdict, Promise]] = {
    Verdict.FITS: _("fits"),
    Verdict.NOT: _("does not fit"),
    Verdict.ASK: _("to be asked"),
}
OVERALL: Final[dict[Verdict, Promise]] = {
    Verdict.FITS: _("By what you wrote, this fits you."),
    Verdict.NOT: _("By what you wrote, this does not fit you. You may still ask; somebody looks at it."),
    Verdict.ASK: _("Some of it has to be asked first."),
}
NOTICE: Final = _("What counts is the notice of the district's health authority for this year.")
GUARDIAN: Final = _(
    "This is for somebody under 18: please register together with a parent or guardian, who also ticks the boxes below. For a child under"
    " 14 the law asks for their agreement (Personal Information Protection Law, article 31)."
)
OUTSIDE: Final = with_numbers_lazy(
    _(
        "It is arranged by the district or county where she lives. Ask the health authority or the maternal and child health institution"
        " there; {city}, called there, leads to them."
    )
)
FUND_OUTSIDE: Final = _(
    "This help is asked for where she lives: at the women's federation of her village or community, or of her subdistrict or township."
)
CONDITIONS: Final[dict[str, Promise]] = {
    "local": _("Lives in this district"),
    "priority": _("Rural residents and people with a minimum allowance come first"),
}


def titled(programme: Programme) -> str:
    """Its name; where it takes no registrations today, with the reason, like “Vaccine (Paused)”."""
    if programme.season is Season.OPEN:
        return str(said(programme, "name"))
    return gettext("%(programme)s (%(season)s)") % {"programme": said(programme, "name"), "season": SEASONS[programme.season]}


def labelled(offer: Offer) -> str:
    """An offer as an answer: what, where, on which day, how many places are left."""
    what = gettext("%(programme)s: %(site)s") % {"programme": said(offer.programme, "name"), "site": offer.site}
    left = gettext("%(what)s (%(count)d left)")
    place = offer.site.subdistrict
    parts = (what, place and said(place, "name"), offer.day and f"{offer.day:%Y-%m-%d}")
    return left % {"what": " · ".join(str(part) for part in parts if part), "count": offer.free}


def ages(programme: Programme) -> str:
    """“35–64”, “60 and over”, “up to 13”, or nothing."""
    if programme.max_age is None:
        return gettext("%(age)s and over") % {"age": programme.min_age} if programme.min_age else ""
    if programme.min_age == programme.max_age:
        return gettext("%(age)s years") % {"age": programme.min_age}
    return gettext("%(from)s–%(to)s years") % {"from": programme.min_age, "to": programme.max_age}


def in_words(programme: Programme, reason: Reason) -> str:
    """A condition with its verdict, like “35–64 years: fits”."""
    condition = ages(programme) if reason.condition == "age" else str(CONDITIONS[reason.condition])
    return gettext("%(condition)s: %(verdict)s") % {"condition": condition, "verdict": VERDICTS[reason.verdict]}
