"""How modules are written: imports on top, PURE files free of the framework, public functions explained and typed."""

import ast

from tests.architecture.source import ROOT, functions, python_files

PURE = [
    "portal/kit/findable.py",
    "portal/kit/crypto/aead.py",
    "portal/kit/crypto/sealing.py",
    "portal/kit/crypto/recovery.py",
    "portal/kit/pictures.py",
    "portal/kit/scanning.py",
    "portal/kit/text.py",
    "portal/kit/working_days.py",
    "cms/plan/parsing.py",
    "cms/base/wording.py",
    "cms/editing/looking.py",
    "services/catalogue/facts.py",
    "services/cases/workflow.py",
    "services/routing/conditions.py",
    "services/cases/access.py",
    "services/cases/documents.py",
    "services/cases/duties.py",
    "services/cases/evidence.py",
    "services/cases/grounds.py",
    "services/cases/next_step.py",
    "services/cases/permits.py",
    "services/cases/reaching.py",
    "services/cases/retention.py",
    "services/cases/rights.py",
    "services/cases/statutory.py",
    "services/cases/urging.py",
    "services/desk/masking.py",
    "services/routing/engine.py",
    "services/routing/rules.py",
    "services/routing/simulating.py",
    "services/routing/surroundings.py",
    "services/domestic_violence/rules.py",
    "services/anything/rules.py",
    "services/intake/capacity.py",
    "services/legal_aid/rules.py",
    "services/screening/rules.py",
    "services/workplace/rules.py",
    "services/monitoring/privacy.py",
    "services/monitoring/workload.py",
    "services/monitoring/agreement.py",
    "services/monitoring/content.py",
    "search/columns.py",
    "search/companions.py",
    "search/judging.py",
    "search/ranking.py",
    "search/scoring.py",
    "search/snippets.py",
    "search/backends/answers.py",
    "search/backends/ordering.py",
    "search/backends/elastic/queries.py",
    "search/language/codes.py",
    "search/language/danger.py",
    "search/language/fillers.py",
    "search/language/question.py",
    "search/language/readings.py",
    "search/language/sounds.py",
    "search/language/spelling.py",
    "search/language/text.py",
    "search/language/thesaurus.py",
    "services/indicators/rules.py",
    "services/indicators/charts.py",
    "services/indicators/sparks.py",
    "services/indicators/by_sex.py",
    "services/indicators/goals.py",
    "services/indicators/places.py",
    "services/indicators/ratings.py",
    "services/indicators/trends.py",
    "services/indicators/series.py",
    "services/indicators/warnings.py",
    "services/indicators/plausibility.py",
]


def imported(tree: ast.AST) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def test_pure_files_import_neither_django_nor_a_model():
    for name in PURE:
        modules = imported(ast.parse((ROOT / name).read_text(encoding="utf-8")))
        assert not {m for m in modules if m.split(".")[0] in {"django", "wagtail", "allauth"} or m.endswith("models")}, name


def test_no_import_hides_inside_a_function():
    hidden = []
    for path in python_files():
        for function in functions(path):
            imports = [node for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom)]
            if imports and function.name != "ready":
                hidden.append(f"{path.relative_to(ROOT)}:{imports[0].lineno}")
    assert hidden == []


def test_every_function_is_typed():
    untyped = []
    for path in python_files():
        for function in functions(path):
            arguments = [a for a in function.args.args + function.args.kwonlyargs if a.arg not in {"self", "cls"}]
            if function.returns is None or any(a.annotation is None for a in arguments):
                untyped.append(f"{path.relative_to(ROOT)}:{function.lineno} {function.name}")
    assert untyped == []


def test_every_module_says_what_it_is_for():
    silent = [
        str(path.relative_to(ROOT))
        for path in python_files()
        if path.name not in {"__init__.py", "apps.py"}
        and path.read_text(encoding="utf-8").strip()
        and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []
