"""The slider from Python's side: it behaves as ipywidgets' own do."""

import math
from unittest.mock import Mock

import pytest
import traitlets
from panel_helpers import run

from mlp.live.slider import Slider


class HeardSlider(Slider):
    """A slider whose line to the browser may be anything."""

    comm = traitlets.Any(allow_none=True)


def connected(log):
    """Return a slider whose traits go into `log` where they are sent to the page."""
    slider = HeardSlider("b", min=-5, max=5)
    slider.comm = Mock(comm_id="1", send=lambda data, **_: log.append(data["state"]))
    return slider


def test_a_value_from_the_browser_is_taken_and_acknowledged_and_a_bad_one_only_that():
    states, seen, sent = [], [], []
    slider = connected(states)
    slider.tell = lambda content, *_: sent.append(content)
    slider.observe(lambda change: seen.append(change["new"]), "value")
    wrong = ["much", None, math.nan, -math.inf, 10**400, [], {}]
    for value in (1.5, *wrong):
        slider.hear({"value": value})
    assert (slider.value, seen) == (1.5, [1.5])
    assert sent == (len(wrong) + 1) * [{"receipt": slider.own_id}]
    assert states == []     # the browser's own value is not sent back
    slider.value = 2.0      # what Python sets is sent at once
    assert states == [{"value": 2.0}]
    for value in wrong:     # as only `jslink` would set it
        slider.set_state({"value": value, "min": 3, "step": -1, "own_id": "mine", "_esm": "x()"})
        slider.set_state(value)
        assert (slider.value, slider.min, slider.step) == (2, -5, 0.01)
        assert slider.own_id == sent[0]["receipt"]
    slider.set_state({"value": 3})
    assert slider.value == 3


def test_values_stay_in_range_and_whole_where_steps_are_whole():
    slider = Slider("neuron", value=3, min=0, max=15, step=1)
    for given, kept in ((-1, 0), (3.4, 3), (99, 15)):
        slider.value = given
        assert slider.value == kept
    slider.max = 9
    assert slider.value == 9
    for bounds in ({"min": 1, "max": 1}, {"min": 2, "max": 1}, {"step": 0}):
        with pytest.raises(ValueError, match="cannot move"):
            Slider("stuck", **bounds)


def drag_with_a_follower(*values):
    """Drag a slider that moves another; return what is sent to the page, which keeps growing."""
    log, hand = [], Slider("hand")
    other = connected(log)
    hand.tell = lambda content, *_: log.append("answer")

    def follow(change):
        other.disabled = True
        for share in (2, 4):
            other.value = change["new"] / share

    hand.observe(follow, "value")
    for value in values:
        hand.hear({"value": value})
    return log


def test_what_else_the_page_must_know_follows_the_answer_once_with_the_newest_values():
    async def on_a_loop():
        return drag_with_a_follower(0.8, 0.4)   # nothing else can happen on the loop in between

    first = ["answer", {"disabled": True, "value": 0.2}]
    assert drag_with_a_follower(0.8) == first
    assert run(on_a_loop()) == [*first, "answer", {"value": 0.1}], "a hand that never rests"


def test_after_an_error_the_page_is_told_all_the_same():
    sent, hand = [], Slider("hand")
    other = connected(sent)
    hand.tell = lambda content, *_: sent.append("answer")

    def fail(_):
        other.value = 0.3
        raise RuntimeError

    hand.observe(fail, "value")
    with pytest.raises(RuntimeError):
        hand.hear({"value": 0.8})
    other.value = 0.4
    assert sent == ["answer", {"value": 0.3}, {"value": 0.4}]
