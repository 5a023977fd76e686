"""A notebook in a real Chromium, and a panel in it."""

import re
from pathlib import Path

# No test is about speed: only a page that hangs takes longer, on the busiest of machines.
PATIENCE_MS = 120_000
KERNEL = "jupyterapp.shell.currentWidget.context.sessionContext.session.kernel"
SHUT_DOWN = "jupyterapp.shell.currentWidget.context.sessionContext.shutdown()"
ASK = f"""async ([code, expression]) => {{
  const {{ content }} = await {KERNEL}.requestExecute(
    {{ code, silent: true, user_expressions: {{ it: expression }} }}).done;
  const {{ data, evalue }} = content.user_expressions?.it ?? content;
  return data?.["text/plain"] ?? evalue;
}}"""
# True when the page has shown every frame that the kernel has drawn.
ALL_SHOWN = """not any(one._under_way or one._waiting for one in
  __import__("mlp.live.socket").live.socket._open_socket().widgets.values()
  if getattr(one, "_shown", False))"""
# Nothing is under way from the page to the kernel (a cell's message stays for as long as its
# output does, so those do not count), nor back; what the kernel has sent besides has arrived, as
# Jupyter's channel keeps its order; and neither picture nor page has moved meanwhile.
AT_REST = f"""async (root, [expression, patience]) => {{
  const ask = {ASK}, end = performance.now() + patience;
  const frame = () => new Promise(requestAnimationFrame);
  const look = () => JSON.stringify([root.getBoundingClientRect().top,
    ...[...root.querySelectorAll("canvas")].map((canvas) => canvas.dataset.number)]);
  const busy = () => root.querySelector("[aria-busy=true]")
    || [...{KERNEL}._futures.values()].some(
      (future) => future.msg.header.msg_type !== "execute_request");
  for (; performance.now() < end; await frame()) {{
    if (busy()) continue;
    const before = look(), shown = await ask(["", expression]);
    await frame();
    await frame();
    if (shown === "True" && !busy() && look() === before)
      return root.querySelector("figcaption").textContent;
  }}
  throw new Error(`it did not come to rest: ${{root.textContent}}`);
}}"""
SHOWN = """(root) => ({
  caption: root.querySelector("figcaption").textContent,
  message: root.querySelector(".mlp-canvas p").textContent,
  code: root.querySelector(".mlp-state input").value,
  sliders: Object.fromEntries([...root.querySelectorAll(".mlp-slider")].map(
    ({ textContent, control }) => [textContent, control.disabled ? null : control.valueAsNumber])),
  menus: Object.fromEntries([...root.querySelectorAll("select")].map((menu) => [
    menu.labels[0].textContent, menu.selectedOptions[0].textContent.replaceAll("\u00a0", " ")])),
})"""
# Counts what the page's widgets send: by Jupyter's channel and by the line. `cut()` breaks the
# line off.
COUNTING = """
window.sent = { channel: 0, line: 0 };
const send = WebSocket.prototype.send;
WebSocket.prototype.send = function (data) {
  const line = !this.url.includes("/api/");
  const text = typeof data === "string" ? data : new TextDecoder().decode(data);
  if (line) sent.line += 1;
  else if (text.includes('"comm_msg"')) sent.channel += 1;
  if (line) window.cut = () => this.close();
  return send.call(this, data);
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
# True when every cell has run, and is on the page, where JupyterLab puts a few at a time.
ALL_RUN = """() => {
  const cells = [...jupyterapp.shell.currentWidget.model.cells].filter(
    ({ type }) => type === "code");
  return cells.every(({ executionCount }) => executionCount)
    && cells.length === document.querySelectorAll(".jp-CodeCell .jp-InputPrompt").length;
}"""
PANEL = 'document.querySelectorAll(".mlp-panel")[number]'
# True once there is a picture, in sight.
IN_SIGHT = f"""(number) => {{
  {PANEL}?.scrollIntoView({{ block: "nearest" }});
  return Boolean({PANEL}?.querySelector("canvas[data-number]"));
}}"""
# True once there was such a button, and it was pushed.
PUSH = f"""([number, name]) => {{
  const button = [...{PANEL}.querySelectorAll("button")].find(
    ({{ textContent }}) => textContent.trim() === name);
  if (!button) return false;
  button.scrollIntoView({{ block: "nearest" }});
  const {{ left, top, width, height }} = button.getBoundingClientRect();
  const there = document.elementFromPoint(left + width / 2, top + height / 2);
  if (!button.contains(there)) throw new Error(`over the button lies ${{there?.outerHTML}}`);
  button.focus();
  button.click();
  return true;
}}"""
# Where the thumb of a slider can be: its left end, its height, the way between; and as shares of
# that, its place now and a step.
TRACK = """(root, name) => {
  const { control } = [...root.querySelectorAll(".mlp-slider")].find(
    ({ textContent }) => textContent === name);
  control.scrollIntoView({ block: "nearest" });
  const { left, top, width, height } = control.getBoundingClientRect();
  const { value, min, max, step } = control, way = max - min;
  return [left, top + height / 2, width, (value - min) / way, step / way];
}"""


class Notebook:
    """One notebook open in the browser; `lines` are those that show panels and predictions."""

    def __init__(self, page, address, name, lines=()):
        self.page = page
        page.set_default_timeout(PATIENCE_MS)
        page.goto(address.format(Path(name).stem, name))
        self._take(name, lines)

    def _take(self, name, lines):
        self.name = name
        self._kinds = [re.search(r"panels\.(\w+)|$", line)[1] for line in lines]
        self.page.wait_for_selector(".jp-Notebook .jp-Cell")

    def turn_to(self, name, lines):
        """Close this notebook, and open another in its place: a page of its own takes seconds."""
        self.page.evaluate(f"{SHUT_DOWN}.then(() => jupyterapp.shell.currentWidget.dispose())")
        self.command("docmanager:open", {"path": name})
        self._take(name, lines)

    def run_all(self):
        """Run every cell and wait until the last one is done."""
        self.page.wait_for_function(
            "jupyterapp.shell.currentWidget?.context?.sessionContext?.session?.kernel?.status"
            " === 'idle'", polling=100)
        self.page.evaluate("""jupyterapp.shell.currentWidget.content.widgets.forEach(
          ({ model }) => { model.executionCount = null; })""")     # of another time
        self.command("notebook:run-all-cells")
        self.page.wait_for_function(ALL_RUN, polling=100)

    def run(self, cell):
        """Run one cell, by its number, and wait until it is done."""
        self.page.evaluate("""(cell) => {
          jupyterapp.shell.currentWidget.content.activeCellIndex = cell;
          return jupyterapp.commands.execute("notebook:run-cell");
        }""", cell)

    def command(self, name, told=None):
        """Do what a menu entry does, without waiting for it."""
        self.page.evaluate("(all) => { jupyterapp.commands.execute(...all); }", [name, told or {}])

    def ask(self, expression, after=""):
        """Run the code `after` which an expression is asked for; return its value as text."""
        return self.page.evaluate(ASK, [after, expression])

    def close(self):
        """End its kernel, whose memory other notebooks need, and close the page."""
        self.page.evaluate(SHUT_DOWN)
        self.page.close()

    def panel(self, which):
        """Return a panel that has been drawn: by its number from 0, or the first of its class."""
        number = which if isinstance(which, int) else self._kinds.index(which.__name__)
        self.page.wait_for_function(IN_SIGHT, arg=number)
        return PanelOnPage(self.page, number)

    def fresh(self, which):
        """Return a panel in its first state, at rest."""
        panel = self.panel(which)
        panel.settle()
        if panel.code or panel.message:
            panel.push("Reset")
            panel.settle()
        return panel


class PanelOnPage:
    """What a person sees of a panel and does to it."""

    def __init__(self, page, number):
        self.page, self.number = page, number
        self.root = page.locator(".mlp-panel").nth(number)
        self.canvas = self.root.locator(".mlp-canvas canvas")

    def evaluate(self, function, told=None):
        """Call a function of JavaScript with the panel's element: ten times faster than `root`."""
        return self.page.evaluate(f"([number, told]) => ({function})({PANEL}, told)",
                                  [self.number, told])

    @property
    def caption(self):
        """The sentence below the picture."""
        return self.shown()["caption"]

    @property
    def code(self):
        """The state code below the picture."""
        return self.shown()["code"]

    @property
    def message(self):
        """The note below the picture, usually empty."""
        return self.shown()["message"]

    def shown(self):
        """Return all of these, and the values of sliders and menus by their names, as a dict."""
        return self.evaluate(SHOWN)

    def slider(self, name):
        """Return the range input labelled `name`."""
        return self._named(".mlp-slider", name).locator("input")

    def button(self, name):
        """Return the button that says `name`."""
        return self._named("button", name)

    def _named(self, selector, name):
        """Find by selector and words; to find by role asks a page for the names of all it has."""
        return self.root.locator(selector).filter(has_text=re.compile(f"^{re.escape(name)}$"))

    def press(self, button):
        """Click the button called `button`."""
        self.button(button).click()

    def push(self, button):
        """Do what a click does, at once; it must be there for a hand, with nothing over it."""
        self.page.wait_for_function(PUSH, arg=[self.number, button])

    def drag(self, name, share, moves=8):
        """Drag the thumb of a slider to `share` (0 to 1) of its way, and let go."""
        left, y, width, now, _ = self.evaluate(TRACK, name)
        inset = 8  # half a thumb: where its centre is at both ends
        place = [left + inset + s * (width - 2 * inset) for s in (now, share)]
        self.page.mouse.move(place[0], y)
        self.page.mouse.down()
        self.page.mouse.move(place[1], y, steps=moves)
        self.page.mouse.up()
        return self.evaluate(SHOWN)["sliders"][name]

    def settle(self):
        """Wait until nothing is under way and the picture is at rest; return the caption."""
        return self.evaluate(AT_REST, [ALL_SHOWN, PATIENCE_MS])
