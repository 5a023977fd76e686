"""Messages that no page of ours would send change nothing, raise nothing, and fill no memory."""

import asyncio
import gc
import json
import logging
import math
from contextlib import suppress

import pytest
from hypothesis import given as each
from hypothesis import strategies as st
from panel_helpers import FakeBrowser, as_new, drawn_anew, run
from tornado.websocket import WebSocketClosedError, websocket_connect

from mlp import panels
from mlp.live import listener, socket

WRONG = [None, True, "much", "", [], [1], {}, {"a": 1}, math.nan, math.inf, -math.inf, 1e308,
         10**400, -1, 0.5, "../../x", "\0", "é" * 1000, [[1]], [[1, 2, 3]], [["a", "b"]],
         [[math.nan, 0]], [[1e300, 0]], [[10**400, 1]], [[]]]
KINDS_OF_MESSAGE = ["hello", "shown", "font", "code", "down", "move", "up", "key", "frame", "", 7,
                    None, [], "where is the socket"]
PARTS = ["number", "name", "code", "points", "key", "value", "page", "to", "content"]
anything = st.recursive(
    st.sampled_from(WRONG) | st.floats() | st.text(max_size=9) | st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(PARTS), inner, max_size=3), max_leaves=6)


@pytest.fixture(scope="module")
def panel(digits):
    return as_new(panels.NudgeAnything, digits)


@each(st.sampled_from(KINDS_OF_MESSAGE), st.dictionaries(st.sampled_from(PARTS), anything),
      anything.filter(lambda what: "value" not in str(what)))   # which a slider might well take
def test_no_message_to_a_canvas_fails_and_what_is_none_does_nothing(panel, kind, more, what):
    panel.canvas.hear({**more, "kind": kind})
    panel.reset()
    before = panel.values()
    for widget in panel.canvas, *panel.shown():
        if isinstance(widget, socket.SocketWidget):
            widget._handle_custom_msg(what, [])
            widget._handle_custom_msg({"page": what, "content": what}, [])
            widget.hear([what])
    assert panel.values() == before


def test_a_menu_takes_an_option_only():
    menu = as_new(panels.OneNeuron).named["squish"]
    for index in (None, -1, 99, "0", 0.5, math.nan, [], 10**400):
        menu.set_state({"index": index, "_options_labels": ["a"], "description": "b"})
        assert (menu.index, menu.description, len(menu._options_labels)) == (0, "squish", 5)
    menu.set_state({"index": 2})
    assert menu.index == 2


def test_a_font_is_a_font_of_ours():
    canvas, sent = as_new(panels.OneNeuron).canvas, []
    browser = FakeBrowser(canvas)
    canvas.tell = lambda content, data=b"": sent.append(content["name"])
    for name in ("../DejaVuSans", "/etc/passwd", "cmr10", "DejaVu/../cmr10", "DejaVuNone", 7,
                 "\0", "DejaVuSans-Bold"):
        browser.say(kind="font", name=name)
    assert sent == ["DejaVuSans-Bold"]


@pytest.mark.slow
def test_after_hundreds_of_moves_the_picture_is_that_of_the_last_and_memory_is_as_before():
    panel = as_new(panels.OneNeuron)
    browser, slider = FakeBrowser(panel.canvas, answers=False), panel.named["bias"]

    def move(times):
        for k in range(times):
            if k % 10:      # from elsewhere; frames wait
                slider.value = k % 400 / 10 - 20
            else:
                slider.hear({"value": k % 400 / 10 - 20})
            del browser.frames[:-1]
        gc.collect()
        return len(gc.get_objects())

    before = move(100)
    grown = move(400) - before
    browser.acknowledge()
    browser.acknowledge()
    assert browser.frames[-1]["code"] == panel.code == "bias=19.9"
    assert browser.picture == drawn_anew(panel) and grown < 100


class Echo(socket.SocketWidget):
    """Says everything back."""

    def hear(self, content):
        """Say it."""
        self.tell({"heard": content}, bytes(1000))


async def opened(widget, *messages):
    """Return a page that has sent some messages, and whether it is still let in."""
    page = await websocket_connect(widget._socket.address)
    with suppress(WebSocketClosedError):
        for message in messages:
            await page.write_message(message, binary=isinstance(message, bytes))
    answer = await asyncio.wait_for(page.read_message(), 5)
    return page, answer is not None


GREETING = {"page": "one", "content": "hello"}
STRANGE = ["", "{", "[]", "7", "null", '"to"', "{}", '{"to": []}', '{"to": "nobody"}', "[" * 9999,
           b"\xff\x00", json.dumps({"to": {}, **GREETING}), "x" * (listener.LONGEST + 1)]


def test_who_does_not_say_who_it_is_is_shut_out_and_others_go_on(caplog):
    async def talk():
        widget = Echo()
        greeting = json.dumps({"to": widget.own_id, **GREETING})
        ours, is_in = await opened(widget, greeting)
        assert is_in
        for strange in STRANGE:
            flood = [strange] * (3 if len(strange) > 99 else 50)
            assert not (await opened(widget, *flood))[1], strange[:20]
            assert len(widget._socket.pages) == 1
            if len(strange) < 10**6:    # of one that is known it is passed over
                await ours.write_message(strange, binary=isinstance(strange, bytes))
        await ours.write_message(greeting)
        assert await asyncio.wait_for(ours.read_message(), 5)

    run(talk())
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
