"""Show what is due to be erased, propose it, approve it."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Count

from portal.accounts.models import User
from services.cases import actions
from services.cases.errors import NotAllowed, Refused
from services.cases.models import Erasure


class Command(BaseCommand):
    """Without options it changes nothing: a dry run."""

    help = "Count closed cases whose time is over (dry run). --propose LEAD lists them; --approve LEAD --list ID erases them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--propose", metavar="LEAD", help="user name of the lead who proposes for her department")
        parser.add_argument("--approve", metavar="LEAD", help="user name of another lead, who approves")
        parser.add_argument("--list", metavar="ID", help="the list that is approved")
        parser.add_argument("--honour-tombstones", action="store_true", help="after a restore: erase again what was erased before")

    def handle(self, *args: object, **options: str) -> None:
        try:
            self.stdout.write(self._run(options))
        except NotAllowed as error:
            raise CommandError("This account may not do that: it takes two leads of the department.") from error
        except Refused as error:
            raise CommandError(str(error.message)) from error

    def _run(self, options: dict[str, str]) -> str:
        if options["honour_tombstones"]:
            return f"{actions.honour_tombstones()} cases erased again."
        if options["propose"]:
            proposal = actions.propose_erasure(actor=_user(options["propose"]))
            return f"{len(proposal.cases)} cases proposed. Another lead approves with: retention --approve NAME --list {proposal.pk}"
        if options["approve"]:
            listed = Erasure.objects.filter(pk=options["list"]).first() if options["list"] else None
            if listed is None:
                raise CommandError("Name the list with --list ID, as --propose printed it.")
            return f"{actions.approve_erasure(proposal=listed, actor=_user(options['approve']))} cases erased."
        due = actions.due_for_erasure().order_by().values_list("department__code", "category").annotate(count=Count("pk"))
        lines = [f"{department} {category}: {count}" for department, category, count in due]
        return "\n".join(lines) if lines else "Nothing is due to be erased."


def _user(name: str) -> User:
    user = User.objects.filter(username=name).first()
    if user is None:
        raise CommandError(f"There is no account {name!r}.")
    return user
