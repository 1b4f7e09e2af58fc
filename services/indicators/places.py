"""Where the items of the plan have their pages. PURE."""

from typing import Final

DOMAINS: Final = "一二三四五六七八"


def plan_path(code: str) -> str:
    """八.目标.3 → /plan/8/goals/3/"""
    domain, kind, number = code.split(".")
    return f"/plan/{DOMAINS.index(domain) + 1}/{'goals' if kind == '目标' else 'measures'}/{number}/"
