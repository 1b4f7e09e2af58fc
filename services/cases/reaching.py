"""Whether she may be reached now, by what she wished; a blocked call needs an emergency that is recorded (S1-23). PURE."""

from collections.abc import Callable
from typing import Final

from services.contacts.wishes import SafeContact


def _(msgid: str) -> str:
    """Mark a text for the catalogue; whoever shows it translates it."""
    return msgid


CHANNELS: Final[dict[str, str]] = {"phone": _("Telephone"), "sms": _("Short message")}
RESULTS: Final[dict[str, str]] = {
    "reached": _("Reached her"),
    "not_reached": _("Nobody answered"),
    "other_person": _("Somebody else answered; nothing was said"),
    "called_in": _("She called us"),
}
INCOMING: Final = "called_in"
SHORT_ONLY: Final = _("Short message only")


def obstacle(wishes: SafeContact, channel: str, *, in_her_times: bool) -> str:
    """Why she must not be contacted that way now, in words for staff; empty when nothing stands against it."""
    if not wishes.may_contact:
        return _("She does not want to be contacted. She comes back with her number.")
    if wishes.channel == "sms" and channel != "sms":
        return _("She wants short messages only.")
    if wishes.times and not in_her_times:
        return _("It is outside the times at which it is safe for her.")
    return ""


def to_her(wishes: SafeContact, say: Callable[[str], str] = str) -> str:
    """The same, told to herself."""
    return in_words(wishes, say) if wishes.may_contact else say(_("We do not contact you. Come back with your number to see the answer."))


def in_words(wishes: SafeContact, say: Callable[[str], str] = str) -> str:
    """Her wishes in one line for whoever is given her number; `say` translates."""
    if not wishes.may_contact:
        return say(_("Do not contact her. She comes back with her number."))
    parts = [say(SHORT_ONLY if wishes.channel == "sms" else CHANNELS["phone"]), wishes.times]
    parts += [] if wishes.say_who else [say(_("Do not say who we are."))]
    parts += [f"{say(_('First ask for the word:'))} {wishes.word}"] if wishes.word else []
    return " · ".join(part for part in parts if part)
