"""What the law says to each matter, and to both clocks, in words."""

from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.district.numbers import with_numbers_lazy
from services.workplace.rules import Clock, Matter

LAW: Final[dict[Matter, Promise]] = {
    Matter.RECRUITMENT: _(
        "Limiting a post to men, asking about marriage and children, testing for pregnancy: all of it is forbidden"
        " (Law on the Protection of"
        " Women's Rights and Interests, article 43). You may also sue directly, without arbitration (Employment Promotion Law, article 62)."
    ),
    Matter.DISMISSAL: _(
        "Because of marriage, pregnancy, maternity leave or nursing nobody may lower your pay, dismiss you or end your"
        " contract (article 48 of the same"
        " law). A dismissal for grave misconduct is not excluded by this; the department looks at the reasons."
    ),
    Matter.PROTECTION: _(
        "98 days of maternity leave, no overtime or night work from the 7th month on, one hour of nursing time a day in the first year"
        " (Special Rules on the Labour Protection of Female Employees, articles 6, 7, 9). Local rules may add days."
    ),
    Matter.PAY: _("Unpaid wages and social insurance can be taken to labour inspection and to arbitration. Arbitration costs nothing."),
    Matter.BENEFITS: _("Insured: the fund pays. Not insured: the employer pays (Special Rules, article 8)."),
    Matter.HARASSMENT: _(
        "Whoever receives your complaint, the employer too, has to deal with it in time and give you the result in writing"
        " (Law on the Protection of Women's Rights and Interests, article 23). You may also go to the police or to court."
    ),
    Matter.UNKNOWN: _("Somebody reads what you wrote and tells you who is responsible."),
}
TWO_CLOCKS: Final = _(
    "Two clocks run: for arbitration one year from the day you knew of it (Law on Labour Dispute Mediation and"
    " Arbitration, article 27), for"
    " labour inspection two years (Regulations on Labour Inspection, article 20). A complaint does not replace the application: apply for"
    " arbitration early. This form is neither; the clocks go by the dates at the bodies that take it on."
)
ARBITRATION: Final[dict[Clock, Promise]] = {
    Clock.RUNNING: _("By what you wrote, the time for arbitration ends on %(day)s at the earliest."),
    Clock.NEAR: _("By what you wrote, the time for arbitration ends soon: on %(day)s. Please do not wait; we treat it as urgent."),
    Clock.OVER: _("By what you wrote, a year has passed on %(day)s. It may have been interrupted; the department looks at it."),
    Clock.NOT_YET: _("For unpaid wages the year does not run while you are employed; it starts when the work there ends."),
    Clock.UNKNOWN: _("Without a day we cannot say how much time is left. Please ask early."),
}
NAMES: Final[dict[str, Promise]] = {
    "tip": _(
        "Without a name the inspection can look at the employer. It cannot decide about your pay, and you see what"
        " came of it with your number."
    ),
    "complaint": _(
        "Under your name your own rights are decided on, and you get the result. Whoever handles it has to keep secret who complained"
        " (article 72); for arbitration the employer learns who applied."
    ),
    "unsure": _("Nothing goes to the employer before somebody has talked it over with you."),
}
TALKS: Final = _(
    "The labour department may call the employer in, together with the trade union and the women's federation, and"
    " demand that it is put right (article 74)."
)
AT_WORK: Final = with_numbers_lazy(
    _(
        "For arbitration: the labour dispute arbitration commission where the work is done or where the employer sits; asked both, the"
        " first decides (Law on Labour Dispute Mediation and Arbitration, article 21). For labour inspection: the labour department of the"
        " county or city where the work is done (Regulations on Labour Inspection, article 13). Who answers {labour} tells you how to"
        " reach them."
    )
)
OUTSIDE: Final[dict[Matter, Any]] = dict.fromkeys(Matter, AT_WORK) | {
    Matter.BENEFITS: with_numbers_lazy(
        _(
            "The maternity allowance is a matter of the medical insurance office of the place where you are insured."
            " Who answers {health-insurance} tells you how to reach it."
        )
    ),
    Matter.HARASSMENT: with_numbers_lazy(
        _(
            "Your employer has to take the complaint, wherever it sits. Besides it you may turn to the labour department and the police of"
            " the place where it happened (Law on the Protection of Women's Rights and Interests, article 23); in danger call {police}."
        )
    ),
}
