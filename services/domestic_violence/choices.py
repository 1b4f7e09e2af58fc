"""The closed lists of answers in words. The order is the order in which she reads them."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Choices = list[tuple[str, Promise]]

SIGNS: Final[Choices] = [
    ("weapon", _("A knife or another weapon was used or shown")),
    ("threat_to_kill", _("I was threatened with death, or my child or family was")),
    ("confined", _("I am locked in, or not allowed to leave")),
    ("choked", _("I was choked")),
    ("worse", _("It happens more often or gets worse")),
    ("children", _("Children were hurt or threatened")),
    ("finds_me", _("I am followed, watched or found wherever I go")),
    ("forced", _("I was forced into sex")),
    ("fear", _("I believe that I could be badly hurt")),
]
INJURIES: Final[Choices] = [
    ("none", _("No")),
    ("some", _("Yes, it should be looked at")),
    ("severe", _("Yes, badly")),
    ("unknown", _("I would rather not say")),
]
RELATIONS: Final[Choices] = [
    ("spouse", _("Husband or wife")),
    ("former_spouse", _("Former husband or wife")),
    ("dating", _("Boyfriend or girlfriend, or somebody who courts me")),
    ("former_partner", _("Former boyfriend or girlfriend")),
    ("parent", _("Father, mother or parents-in-law")),
    ("child", _("Son, daughter, or their wife or husband")),
    ("relative", _("Another relative")),
    ("housemate", _("Somebody else who lives with me")),
    ("other", _("Somebody else")),
    ("unknown", _("I would rather not say")),
]
ACTS: Final[Choices] = [
    ("body", _("Hit, kicked, tied up, burnt or hurt in another way")),
    ("words", _("Insulted or humiliated again and again")),
    ("threats", _("Threatened")),
    ("control", _("Controlled: money, telephone, going out, seeing people")),
    ("sexual", _("Forced or harassed sexually")),
    ("cold", _("Left without food, warmth or medicine")),
    ("follows", _("Followed, watched or harassed by calls and messages")),
    ("spreads", _("Private pictures or facts spread, or that was threatened")),
    ("left", _("Abandoned without care")),
    ("other", _("Something else")),
]
CIRCUMSTANCES: Final[Choices] = [
    ("pregnant", _("Pregnant")),
    ("nursing", _("Nursing a baby")),
    ("old", _("60 or older")),
    ("ill", _("Seriously ill")),
    ("disabled", _("Disabled")),
]
BROKEN: Final[Choices] = [
    ("order", _("A protection order of the court")),
    ("warning", _("A written warning of the police")),
]
WANTS: Final[Choices] = [
    ("talk", _("Talk to somebody")),
    ("order", _("A protection order of the court")),
    ("warning", _("A written warning by the police")),
    ("shelter", _("A safe place to stay")),
    ("evidence", _("Keep evidence")),
    ("divorce", _("Divorce, children, property")),
    ("aid", _("A lawyer without charge (legal aid)")),
    ("nothing", _("Only that it is known; do nothing yet")),
]
EVIDENCE: Final[Choices] = [
    ("statement", _("What the person concerned states")),
    ("police_papers", _("A written warning or a penalty decision of the police")),
    ("police_records", _("Records of a call to the police: of the call, the visit, the questioning, or a receipt")),
    ("promise", _("A letter of remorse or a promise by the other side")),
    ("recordings", _("Pictures, sound or video of the violence or of how it was settled")),
    ("messages", _("Recorded calls, short messages, chats, e-mails with the other side")),
    ("medical", _("Records of a hospital")),
    ("help_records", _("Records of asking for help: employer, civil affairs, community, women's federation and others")),
    ("witnesses", _("What children (as their age allows), relatives, friends or neighbours can say")),
    ("injury_report", _("A report that examined the injury")),
    ("other", _("Anything else that shows it")),
]
"""The 11 kinds of 法释〔2022〕17号, article 6, in its order."""
