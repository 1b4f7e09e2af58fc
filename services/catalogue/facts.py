"""The facts of a request that name nobody: closed lists, for routing and counting. PURE."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final, Self

GROUPS: Final[dict[str, tuple[str, ...]]] = {
    "violence": ("domestic_violence", "other_violence"),
    "work": ("recruitment", "maternity", "workplace_harassment"),
    "services": ("legal_aid", "screening", "other"),
}
CATEGORIES: Final = tuple(category for categories in GROUPS.values() for category in categories)
DEPARTMENT: Final = re.compile(r"[A-Z]{2,6}")
UNKNOWN: Final = "unknown"
AGE_BANDS: Final = ("under_18", "18_24", "25_34", "35_44", "45_59", "60_plus", UNKNOWN)
URGENCIES: Final = ("U0", "U1", "U2", "U3")
YES_NO: Final = ("yes", "no", UNKNOWN)
INPUTS: Final[dict[str, tuple[str, ...]]] = {
    "asker": ("self", "man", "other", "duty", UNKNOWN),
    "person": ("full", "limited", "minor", UNKNOWN),
    "police": YES_NO,
    "outside": YES_NO,
    "disability": YES_NO,
    "vulnerable": YES_NO,
    "danger_now": YES_NO,
    "self_harm": YES_NO,
    "injury": ("none", "some", "severe", UNKNOWN),
    "pursuit": YES_NO,
    "threatened": YES_NO,
    "order_broken": YES_NO,
    "warning_broken": YES_NO,
    "wants_order": YES_NO,
    "wants_warning": YES_NO,
    "wants_shelter": YES_NO,
    "wants_divorce": YES_NO,
    "wants_aid": YES_NO,
    "deadline_within_7_days": YES_NO,
    "work_matter": ("recruitment", "dismissal", "protection", "pay", "benefits", "harassment", UNKNOWN),
    "near_limit": YES_NO,
    "programme": ("cancer", "common", "premarital", "prepregnancy", "mother_child", "vaccine", "aid_fund", UNKNOWN),
    "matter": (
        "divorce",
        "public_harassment",
        "school",
        "sexual_violence",
        "hardship",
        "rural",
        "trafficking",
        "online",
        "fraud",
        "dropout",
        "inaction",
        UNKNOWN,
    ),
    "blackmail": YES_NO,
    "acute": YES_NO,
}
"""What a form or a member of staff may state for routing.

`person` is whose rights these are: of full age and capacity (`full`), of limited or no capacity (`limited`), or under 18 (`minor`);
`police` is her consent; `pursuit` is harassment by a former or courting partner (妇女权益保障法 29).
"""


class UnknownFact(ValueError):
    """A fact outside the closed lists: it might identify somebody, so it is refused."""


def group_of(category: str) -> str:
    """The group (violence, work, services) that a category is counted in."""
    return next(group for group, categories in GROUPS.items() if category in categories)


@dataclass(frozen=True)
class Facts:
    """What routing and counting may know of a request.

    `age_band` and `subdistrict` (a statistical code, "" where unknown) are those of the person it is about; `keep_from` are codes of
    departments that must not see the request.
    """

    service: str
    category: str
    subdistrict: str = ""
    age_band: str = UNKNOWN
    inputs: Mapping[str, str] = field(default_factory=dict)
    keep_from: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _one_of("category", self.category, CATEGORIES)
        _one_of("age_band", self.age_band, AGE_BANDS)
        if self.subdistrict and not self.subdistrict.isdecimal():
            raise UnknownFact("subdistrict must be a code")
        if not all(DEPARTMENT.fullmatch(code) for code in self.keep_from):
            raise UnknownFact("keep_from must be codes of departments")
        for name, value in self.inputs.items():
            _one_of(name, value, INPUTS.get(name, ()))

    @property
    def group(self) -> str:
        """The group that the category is counted in."""
        return group_of(self.category)

    @property
    def is_for_another(self) -> bool:
        """Whether somebody asked for somebody else: then whoever can be reached is not the person it is about."""
        return self.value("asker") in ("other", "duty")

    def value(self, name: str) -> str:
        """The fact called `name`; an input that was not asked is unknown."""
        if name in INPUTS:
            return self.inputs.get(name, UNKNOWN)
        return str(getattr(self, name))

    def to_json(self) -> dict[str, Any]:
        """As stored with the case."""
        return asdict(self) | {"inputs": dict(self.inputs), "keep_from": list(self.keep_from)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The facts that `to_json` wrote; raises UnknownFact."""
        return cls(**{**data, "keep_from": tuple(data.get("keep_from", ()))})


def _one_of(name: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise UnknownFact(f"{name} has a value outside its list")
