"""The facts of a request that name nobody: closed lists, for routing and counting. PURE."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final, Self

GROUPS: Final[dict[str, tuple[str, ...]]] = {
    "violence": ("domestic_violence", "other_violence"),
    "work": ("recruitment", "maternity", "workplace_harassment"),
    "services": ("legal_aid", "screening", "other"),
}
CATEGORIES: Final = tuple(category for categories in GROUPS.values() for category in categories)
UNKNOWN: Final = "unknown"
AGE_BANDS: Final = ("under_18", "18_24", "25_34", "35_44", "45_59", "60_plus", UNKNOWN)
URGENCIES: Final = ("U0", "U1", "U2", "U3")
YES_NO: Final = ("yes", "no", UNKNOWN)
INPUTS: Final[dict[str, tuple[str, ...]]] = {"deadline_within_7_days": YES_NO}


class UnknownFact(ValueError):
    """A fact outside the closed lists: it might identify somebody, so it is refused."""


def group_of(category: str) -> str:
    """The group (violence, work, services) that a category is counted in."""
    return next(group for group, categories in GROUPS.items() if category in categories)


@dataclass(frozen=True)
class Facts:
    """What routing and counting may know of a request. `subdistrict` is a statistical code, "" where unknown."""

    service: str
    category: str
    subdistrict: str = ""
    age_band: str = UNKNOWN
    inputs: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _one_of("category", self.category, CATEGORIES)
        _one_of("age_band", self.age_band, AGE_BANDS)
        if self.subdistrict and not self.subdistrict.isdecimal():
            raise UnknownFact("subdistrict must be a code")
        for name, value in self.inputs.items():
            _one_of(name, value, INPUTS.get(name, ()))

    @property
    def group(self) -> str:
        """The group that the category is counted in."""
        return group_of(self.category)

    def value(self, name: str) -> str:
        """The fact called `name`; an input that was not asked is unknown."""
        if name in INPUTS:
            return self.inputs.get(name, UNKNOWN)
        return str(getattr(self, name))

    def to_json(self) -> dict[str, Any]:
        """As stored with the case."""
        return asdict(self) | {"inputs": dict(self.inputs)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The facts that `to_json` wrote; raises UnknownFact."""
        return cls(**data)


def _one_of(name: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise UnknownFact(f"{name} has a value outside its list")
