"""Frames under way: never more than two, never a queue, and the last one shows the last nudge."""

import asyncio
import threading
import zlib
from base64 import b64decode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from panel_helpers import FakeBrowser, Reader, as_new, drawn_anew, run

from mlp import panels
from mlp.live import canvas as canvas_module
from mlp.live import cell_widget
from mlp.live.recording.scene import Message


@pytest.fixture
def panel():
    return as_new(panels.OneNeuron)


@pytest.fixture
def browser(panel):
    """Return a browser that has its first frame, and says nothing of it yet."""
    return FakeBrowser(panel.canvas, answers=False)


def handle(canvas, **content):
    """Let the page say so by Jupyter's channel."""
    canvas._handle_custom_msg({"page": "one", "content": content}, [])


def nudge(panel, *biases):
    for bias in biases:
        panel.named["bias"].value = bias


def test_at_most_two_frames_are_under_way_and_the_last_is_the_last_nudge(panel):
    sent = []
    panel.canvas.tell = lambda *message: sent.append(message)
    nudge(panel, 3)
    assert not sent, "nothing is drawn before somebody looks"
    browser = FakeBrowser(panel.canvas, answers=False)
    nudge(panel, *range(-10, 11))
    assert len(browser.frames) == 2
    browser.acknowledge()
    assert len(browser.frames) == 3, "all the nudges in between became one frame"
    assert browser.frames[-1]["code"] == "bias=10"
    assert browser.picture == drawn_anew(panel)
    browser.acknowledge()
    assert len(browser.frames) == 3, "nothing is sent when nothing has changed"


@pytest.mark.slow
@given(st.lists(st.one_of(st.floats(-20, 20), st.just("shown")), min_size=1, max_size=25))
def test_whatever_the_order_of_nudges_and_answers_the_end_is_right(events):
    panel = as_new(panels.OneNeuron)
    browser = FakeBrowser(panel.canvas, answers=False)
    for event in [*events, *3 * ["shown"]]:
        browser.acknowledge() if event == "shown" else nudge(panel, event)
    assert browser.picture == drawn_anew(panel)
    assert browser.frames[-1]["code"] == panel.code


def test_a_browser_that_never_answers_is_given_up_on(panel, browser, monkeypatch):
    nudge(panel, 1, 2)
    monkeypatch.setattr(canvas_module, "GIVE_UP_SECONDS", 0.0)
    nudge(panel, 3)
    assert browser.frames[-1]["code"] == "bias=3"
    monkeypatch.setattr(canvas_module, "GIVE_UP_SECONDS", 0.5)

    async def nudge_and_wait():     # the waiting frame comes by itself
        panel = panels.OneNeuron()
        browser = FakeBrowser(panel.canvas, answers=False)
        nudge(panel, 1, 2, 3)
        assert browser.frames[-1]["code"] != "bias=3"
        while browser.frames[-1]["code"] != "bias=3":
            await asyncio.sleep(0.01)

    run(nudge_and_wait())


def test_frames_that_answer_the_hand_do_not_hold_up_the_others_and_carry_receipts(panel, browser):
    slider, extra = panel.named["bias"], []
    slider.tell = extra.append
    browser.acknowledge()
    nudge(panel, 1)
    late = browser.frames[-1]["number"]
    for bias in (2, 3, 4):  # each a frame with its receipt, and all before the first is shown
        slider.hear({"value": bias})
    assert [frame["receipt"] for frame in browser.frames[-3:]] == 3 * [slider.own_id]
    browser.say(kind="shown", number=late)
    for bias in (5, 6):
        nudge(panel, bias)
        assert browser.frames[-1]["code"] == f"bias={bias}"
    assert extra == []
    panel.canvas._shown = False
    slider.hear({"value": 7})
    assert extra == [{"receipt": slider.own_id}], "without a frame the slider answers itself"
    del slider.tell


def test_messages_from_another_thread_are_handled_on_the_panels_own():
    async def nudge_from_a_thread():
        panel = panels.OneNeuron()
        seen = []
        panel.refresh = lambda: seen.append(threading.current_thread()) or "drawn"
        slider = panel.named["bias"]
        worker = threading.Thread(
            target=slider._handle_custom_msg, args=({"page": "one", "content": {"value": 4}}, []))
        worker.start()
        worker.join()
        assert not seen
        await asyncio.sleep(0.05)
        return seen == [threading.current_thread()], slider.value

    assert run(nudge_from_a_thread()) == (True, 4)


def test_touches_come_in_data_coordinates_and_are_answered_with_or_without_a_frame():
    panel, touches, sent = panels.OneNeuron(), [], []
    browser, take = FakeBrowser(panel.canvas), panel.canvas.tell
    panel.canvas.tell = lambda content, data=b"": (sent.append(content), take(content, data))
    axes = panel.figure.axes[1]
    x, y = axes.transData.transform((5, 0.5)) / panel.figure.bbox.size
    panel.canvas._on_touch = touches.append
    browser.say(kind="down", points=[[x, 1 - y]])
    assert touches[0].axes is axes and touches[0].points[0] == pytest.approx([5, 0.5])
    panel.canvas._on_touch = lambda touch: (touches.append(touch), panel.set(bias=9))
    browser.say(kind="down", points=[[0.001, 0.001]])
    assert touches[1].axes is None and touches[1].points == []
    assert [message["receipt"] for message in sent] == 2 * [panel.canvas.own_id]
    assert [message.get("kind") for message in sent] == [None, "frame"]


def test_the_first_picture_comes_along_with_the_panel_and_a_page_that_has_it_gets_no_other():
    panel, along, told = panels.OneNeuron(), [], []
    panel.canvas._send = lambda message, buffers: along.append((message, buffers))
    panel._repr_mimebundle_()
    (message, (data,)), = along
    first = message["state"]["first"]
    seen = Reader()
    seen.take(Message(first["content"]["picture"], zlib.decompress(data)))
    assert first["deflated"] and seen.sees() == drawn_anew(panel)
    panel.canvas.tell = lambda content, data=b"": told.append(content)
    nudge(panel, 3)
    assert not told, "nobody is there yet"
    handle(panel.canvas, kind="shown", number=first["content"]["number"])
    assert [(frame["whole"], frame["code"]) for frame in told] == [(False, "bias=3")]
    panel._repr_mimebundle_()
    assert len(along) == 1, "what is on a page already needs no first picture"


@pytest.mark.parametrize(("saves", "lab"), [(True, True), (True, False), (False, True)])
def test_the_kernel_draws_what_is_saved_unless_the_page_in_jupyterlab_says_that_it_does(
        monkeypatch, saves, lab):
    panel = panels.OneNeuron()
    herald = cell_widget.PageSide()
    herald.set_state({"saves": saves, "panel": "mine"})
    assert herald.panel == "", "a page may say no more"
    monkeypatch.setattr(cell_widget, "HERALD", herald)
    monkeypatch.setattr(cell_widget, "in_lab", lambda: lab)
    shown = panel._repr_mimebundle_()
    if saves and lab:
        assert "image/png" not in shown[0]
        assert shown[1] == {"nudge": {"picture": panel.canvas.own_id}}
    else:
        assert b64decode(shown["image/png"]) == panel.canvas.png()
