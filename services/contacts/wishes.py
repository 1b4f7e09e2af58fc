"""How she may be reached without danger. PURE."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SafeContact:
    """Her three answers: may we contact her, how and when, may we say who we are; `word` is a sign that it is really her.

    The default is not to contact her: she comes back with her receipt. `times` are her safe hours as staff read them, `slots` the same
    as codes of `times.SLOTS`, by which the system checks; none of either means at any time.
    """

    may_contact: bool = False
    channel: str = ""
    times: str = ""
    say_who: bool = False
    word: str = ""
    slots: tuple[str, ...] = ()


@dataclass(frozen=True)
class ContactDetails:
    """Who she says she is. `identified` is false for a pseudonym; then nothing about her can be looked up."""

    name: str = ""
    phone: str = ""
    identified: bool = False
    wishes: SafeContact = SafeContact()
