"""What she agreed that others read, as her number opens it: who and what for, never which of her words."""

from dataclasses import dataclass
from uuid import UUID

from portal.kit.web.ui_tags import said
from services.cases import sealing
from services.cases.grounds import CONSENT
from services.cases.models import Disclosure
from services.cases.models.disclosures import REFERRAL, DisclosureQuerySet
from services.cases.receipts import Held


@dataclass(frozen=True)
class Agreement:
    """A partner that reads a part of her request because she agreed."""

    id: UUID
    receiver: str
    purpose: str


def agreements(held: Held) -> list[Agreement]:
    """Those that still hold, of her request and of what was split off it; raises aead.Unreadable."""
    live = of_hers(held).filter(ended_at__isnull=True).select_related("case", "receiver")
    return [Agreement(entry.id, said(entry.receiver, "name"), _purpose(entry, held)) for entry in live]


def of_hers(held: Held) -> DisclosureQuerySet:
    """All referrals that she agreed to, ended ones too. Those on a ground of the law are not hers to end (个人信息保护法 13, 15)."""
    referrals = Disclosure.objects.filter(kind=REFERRAL, ground=CONSENT)
    return referrals.filter(case=held.case) | referrals.filter(case__split_from=held.case)


def _purpose(entry: Disclosure, held: Held) -> str:
    is_second = entry.case_id != held.case.pk
    key = sealing.key_under(entry.case, held.message_key) if is_second else held.message_key
    return sealing.open_text(sealing.PURPOSE, entry.id, key, entry.sealed_purpose)
