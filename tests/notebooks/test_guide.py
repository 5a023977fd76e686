"""The lecturer's guide: as the package is now, fifty minutes long, and true to its notebook."""

import json
import re
from itertools import pairwise

import pytest

from docs.guide import PLANS, ROOT, TEACHING, first, guide, panel_in
from mlp.check import EXERCISES

every_plan = pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.stem)
ORDERS = {plan: re.findall(r"^@(\w+) ?(.*)$", plan.read_text("utf-8"), re.MULTILINE)
          for plan in PLANS}


def code_of(plan):
    """Return the code of a plan's notebook."""
    cells = json.loads((ROOT / "notebooks" / f"{plan.stem}.ipynb").read_text("utf-8"))["cells"]
    return "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")


@every_plan
@pytest.mark.slow
def test_the_guide_is_up_to_date_and_its_state_codes_restore_what_it_says(plan):
    text = (TEACHING / plan.name).read_text("utf-8")
    assert text == guide(plan), "run `make guide`"
    for order in [order for what, order in ORDERS[plan] if what == "state"]:
        name, _, code = order.partition(" ")
        panel = panel_in(name, code)
        assert panel.code == code and first(panel.description) in text


@every_plan
def test_its_minutes_follow_each_other_and_are_fifty(plan):
    spans = re.findall(r"^### (\d+)–(\d+) ", plan.read_text("utf-8"), re.MULTILINE)
    spans = [(int(start), int(end)) for start, end in spans]
    assert spans[0][0] == 0 and spans[-1][1] == 50
    assert all(one[1] == other[0] < other[1] for one, other in pairwise(spans))


@every_plan
def test_it_asks_and_shows_what_its_notebook_does(plan):
    code, orders = code_of(plan), ORDERS[plan]
    for what, order in orders:
        if what == "ask":
            assert f'panels.Predict("{order}")' in code
        elif what == "state":
            assert f"panels.{order.split()[0]}(" in code
        elif what == "homework":
            assert set(order.split()) == {name for name in EXERCISES if f"\ndef {name}(" in code}
    assert sum(what == "ask" for what, _ in orders) >= 5
