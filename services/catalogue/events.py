"""What rooms tell each other through the outbox: facts only, never a reference to a person or a case."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Self


@dataclass(frozen=True)
class CaseAccepted:
    """A case was accepted for the first time (受理) and is to be counted once, in the quarter of acceptance."""

    topic: ClassVar[str] = "case.accepted"

    event_id: str
    quarter: str
    category: str
    group: str
    subdistrict: str
    age_band: str

    def payload(self) -> dict[str, Any]:
        """As the outbox carries it."""
        return asdict(self)

    @classmethod
    def from_payload(cls, payload: Mapping[str, Any]) -> Self:
        """The event that `payload` wrote; raises TypeError when fields are missing or unknown."""
        return cls(**payload)


@dataclass(frozen=True)
class FirstContact:
    """Staff wrote to her for the first time; to be counted once, in the quarter of that day. `on_time`: within the internal target."""

    topic: ClassVar[str] = "case.contacted"

    event_id: str
    quarter: str
    on_time: bool

    def payload(self) -> dict[str, Any]:
        """As the outbox carries it."""
        return asdict(self)

    @classmethod
    def from_payload(cls, payload: Mapping[str, Any]) -> Self:
        """The event that `payload` wrote; raises TypeError when fields are missing or unknown."""
        return cls(**payload)
