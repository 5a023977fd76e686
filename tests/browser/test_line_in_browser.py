"""The direct line in a real page: what goes over it, and what happens without it."""

from hands import enter
from page import COUNTING

from mlp import panels

NOTEBOOK = "small.ipynb"
PANEL = "from mlp import panels\npanels.OneNeuron()"
# As on another machine, where nobody listens at that address.
NOBODY_LISTENS = """
const Socket = window.WebSocket;
window.WebSocket = class extends Socket {
  constructor(url, ...more) {
    super(String(url).includes("/api/") ? url : "ws://127.0.0.1:9", ...more);
  }
};
"""
# As while a kernel is busy: the line opens when the page has given up waiting for it, here when
# `answer()` is called.
LATE = """
const Socket = window.WebSocket;
window.WebSocket = class extends Socket {
  set onopen(opened) {
    super.onopen = this.url.includes("/api/") ? opened : () => { window.answer = opened; };
  }
};
"""


def drag(panel, share):
    """Drag the bias; return whether the picture followed, and what was sent by either way."""
    before = panel.page.evaluate("({...sent})")
    value = panel.drag("bias b", share)
    panel.settle()
    after = panel.page.evaluate("sent")
    followed = f"bias={value:g}" in panel.code
    return followed, after["line"] - before["line"], after["channel"] - before["channel"]


def test_a_drag_goes_by_the_line_alone(panel):
    panel = panel(panels.OneNeuron)
    followed, by_line, by_channel = drag(panel, 0.9)
    assert followed and by_line >= 2 and by_channel == 0


def test_without_the_line_all_goes_by_jupyters_channel_even_a_sentence_without_a_pixel(small):
    panel = small(PANEL, script=COUNTING + NOBODY_LISTENS).panel(0)
    for share in (0.9, 0.2):
        followed, by_line, by_channel = drag(panel, share)
        assert followed and by_line == 0 and by_channel >= 2
    enter(panel, "State", "bias=high")
    assert "bias=high is not a number" in panel.message
    assert drag(panel, 0.9)[0] and panel.message == ""


def test_what_gets_lost_as_a_line_opens_late_or_breaks_off_is_made_up_for(small):
    panel = small(PANEL, script=COUNTING + LATE).panel(0)
    followed, by_line, by_channel = drag(panel, 0.9)
    assert followed and by_line == 0 and by_channel > 0
    panel.page.wait_for_function("Boolean(window.answer)")
    panel.page.evaluate("nudgeFonts.set('DejaVuSans', performance.now()); answer()")
    panel.page.wait_for_function("sent.line > 0")  # it greets again, to get the whole picture
    panel.page.wait_for_function("nudgeFonts.get('DejaVuSans') === 'here'")     # and the font
    followed, by_line, by_channel = drag(panel, 0.2)
    assert followed and by_line > 0 and by_channel == 0
    panel.page.evaluate("cut()")
    assert drag(panel, 0.7)[0]
    followed, by_line, by_channel = drag(panel, 0.4)
    assert followed and by_line == 0 and by_channel > 0
