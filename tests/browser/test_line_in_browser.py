"""The direct line in a real page: what goes over it, and what happens without it."""

PANEL = ["from mlp import panels\n", "panel = panels.OneNeuron()\n", "panel"]
# As on another machine, where nobody listens at that address.
NOBODY_LISTENS = """
const Socket = window.WebSocket;
window.WebSocket = class extends Socket {
  constructor(url, ...more) {
    super(String(url).includes("/api/") ? url : "ws://127.0.0.1:9", ...more);
  }
};
"""
# Counts what the page sends: by Jupyter's channel and by the line. `cut()` breaks the line off.
COUNTING = """
window.sent = { channel: 0, line: 0 };
const send = WebSocket.prototype.send;
WebSocket.prototype.send = function (data) {
  const line = !this.url.includes("/api/");
  sent[line ? "line" : "channel"] += 1;
  if (line) window.cut = () => this.close();
  return send.call(this, data);
};
"""
# As while a kernel is busy: the line opens when the page has given up waiting for it.
LATE = """
const Socket = window.WebSocket;
window.WebSocket = class extends Socket {
  set onopen(opened) { super.onopen = () => setTimeout(opened, this.wait); }
  get wait() { return this.url.includes("/api/") ? 0 : 2000; }
};
"""


def drag(panel, share):
    """Drag the bias; return whether the picture's sentence ended up at where the slider is."""
    value = panel.drag("bias b", share, moves=20)
    panel.settle()
    return f"bias={value:g}" in panel.code


def test_a_drag_goes_by_the_line_alone(small):
    notebook = small(PANEL, script=COUNTING)
    panel = notebook.panel(0)
    panel.settle()
    before = notebook.page.evaluate("({...sent})")
    assert drag(panel, 0.9)
    after = notebook.page.evaluate("sent")
    assert after["channel"] == before["channel"]
    assert after["line"] >= before["line"] + 2


def test_without_the_line_a_drag_goes_by_jupyters_channel(small):
    panel = small(PANEL, script=COUNTING + NOBODY_LISTENS).panel(0)
    assert drag(panel, 0.9) and drag(panel, 0.2)
    assert panel.page.evaluate("sent.line") == 0


def test_by_jupyters_channel_a_sentence_arrives_without_a_new_pixel(small):
    panel = small(PANEL, script=NOBODY_LISTENS).panel(0)
    field = panel.root.get_by_label("State")
    field.fill("bias=high")
    field.press("Enter")
    panel.root.get_by_text("bias=high is not a number").wait_for()
    assert drag(panel, 0.9) and panel.message == ""


def test_a_line_that_breaks_off_is_made_up_for(small):
    panel = small(PANEL, script=COUNTING).panel(0)
    assert drag(panel, 0.9)
    panel.page.evaluate("cut()")
    assert drag(panel, 0.2)
    before = panel.page.evaluate("({...sent})")
    assert drag(panel, 0.7)
    after = panel.page.evaluate("sent")
    assert after["line"] == before["line"] and after["channel"] > before["channel"]


def test_a_line_that_opens_late_is_told_what_the_other_way_may_have_lost(small):
    panel = small(PANEL, script=COUNTING + LATE).panel(0)
    assert drag(panel, 0.9)
    panel.page.wait_for_function("sent.line > 0")  # it greets again, to get the whole picture
    before = panel.page.evaluate("({...sent})")
    assert drag(panel, 0.2)
    after = panel.page.evaluate("sent")
    assert after["channel"] == before["channel"] and after["line"] > before["line"]
