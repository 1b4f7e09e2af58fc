"""As many pages as a portal has after years."""

from cms.policies.models import PolicyIndexPage, PolicyPage, PolicyPlanCode


def policies(size: int) -> None:
    """Bring the policies up to `size`, each with an item of the plan that it serves."""
    index = PolicyIndexPage.objects.get()
    for number in range(PolicyPage.objects.count(), size):
        page = PolicyPage(title=f"示例政策 {number}", slug=f"bench-{number}", summary="虚构", source="虚构")
        index.add_child(instance=page)
        PolicyPlanCode.objects.create(page=page, code=f"八.策略.{number % 12 + 1}")
