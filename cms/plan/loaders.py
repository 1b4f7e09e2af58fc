"""`plan_leads.tsv` of the pack: which departments carry out which item."""

from cms.plan.leads import PlanLead
from portal.district.loader import FACT_COLUMNS, Outcome, Table, facts, loads, sync
from portal.district.models import Department

FILE = "plan_leads.tsv"


@loads(FILE)
def load_leads(table: Table) -> Outcome:
    """One line an item, the departments' codes separated by blanks, the first one leading."""
    table.require("plan_code", "departments", *FACT_COLUMNS)
    table.unique("plan_code")
    known = dict(Department.objects.current().values_list("code", "pk"))
    wanted = {}
    for row in table:
        for code in row.words("departments"):
            if code not in known:
                raise row.error("departments", f"{code!r} is no department of departments.tsv")
            wanted[row.text("plan_code"), known[code]] = (row, facts(row))
    return sync(PlanLead, ("plan_code", "department_id"), wanted, FILE)
