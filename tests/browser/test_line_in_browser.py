"""The direct line in a real page: what goes over it, and what happens without it."""

import pytest
from hands import enter

from mlp import panels
from mlp.live.page import text_of

NOTEBOOK = "small.ipynb"
# A socket that may not be, at which nobody listens, or which never answers.
NO_LINES = ["constructor() { throw new Error('no'); }",
            "constructor() { setTimeout(() => this.onclose()); }", ""]
# What a widget says of itself and hears, and what is sent by Jupyter's channel without a line.
TALK = """async () => {
  const sent = [], heard = [];
  const kernel = talk({
    get: () => "me", off() {},
    on(kind, hear) { if (kind === "msg:custom") heard.push(hear); },
    send({ content }) {
      sent.push(content);
      if (content.startsWith("where"))
        setTimeout(() => heard.forEach((hear) => hear({ socket: "ws://" })));
    },
  }, () => {}, () => {}, () => {});
  const late = new Promise((_, fail) => setTimeout(fail, 5000, "it waits for the line for ever"));
  await Promise.race([kernel.ready, late]);
  kernel.send("hello");
  return sent;
}"""


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


@pytest.mark.parametrize("socket", NO_LINES)
def test_without_the_line_all_goes_by_jupyters_channel(chromium, socket):
    page = chromium.new_page()
    page.route("**/*", lambda route: route.fulfill(body="<p>", content_type="text/html"))
    page.goto("http://localhost/")      # the only place where a line is looked for
    page.add_script_tag(content=f"WebSocket = class {{ {socket} }};" + text_of("socket.js"))
    assert page.evaluate(TALK) == ["where is the socket", "hello"]
    page.close()


def test_what_gets_lost_as_a_line_opens_late_or_breaks_off_is_made_up_for(late):
    panel = late.fresh(0)
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
    enter(panel, "State", "bias=high")      # a sentence without a pixel
    assert "bias=high is not a number" in panel.message
    assert drag(panel, 0.9)[0] and panel.message == ""
