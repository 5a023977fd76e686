"""A real Jupyter server, and a notebook in a real Chromium, for the browser tests."""

import contextlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path

from chromium import FLAGS, find_chromium  # noqa: F401

BUSY = "[aria-busy=true]"
# Messages by Jupyter's own channel, such as a press on a button, that the kernel has not ended.
# A cell's stays for as long as its output does, so those do not count.
UNDER_WAY = """() => [...globalThis.jupyterapp.shell.currentWidget?.context?.sessionContext
  ?.session?.kernel?._futures?.values() ?? []]
  .filter((future) => future.msg.header.msg_type !== "execute_request").length"""


@contextlib.contextmanager
def server(folder, scratch, app="lab"):
    """Run JupyterLab (or Notebook 7) on `folder`; yield its address, token included.

    Parameters
    ----------
    folder : path
        Where the notebooks are. The server may write there.
    scratch : path
        For the server's own files, so that the user's settings neither matter nor change.
    app : {"lab", "notebook"}
    """
    runtime = Path(scratch) / "runtime"
    environment = {**os.environ, "JUPYTER_RUNTIME_DIR": str(runtime),
                   "JUPYTER_CONFIG_DIR": str(Path(scratch) / "config"),
                   "JUPYTERLAB_SETTINGS_DIR": str(Path(scratch) / "settings"),
                   "JUPYTERLAB_WORKSPACES_DIR": str(Path(scratch) / "workspaces")}
    command = [sys.executable, "-m", "jupyter", app, "--no-browser", "--allow-root", "--port=0",
               "--expose-app-in-browser", f"--ServerApp.root_dir={folder}"]
    _no_news(Path(scratch) / "settings")
    with open(Path(scratch) / f"{app}.log", "wb") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        yield _address(runtime, process, app)
    finally:
        process.terminate()
        process.wait(20)


def _no_news(settings):
    """Keep JupyterLab from asking whether it may fetch news, over the very picture we test."""
    file = settings / "@jupyterlab/apputils-extension/notification.jupyterlab-settings"
    file.parent.mkdir(parents=True)
    file.write_text('{"fetchNews": "false", "checkForUpdates": false}')


def _address(runtime, process, app):
    for _ in range(600):
        for file in runtime.glob("jpserver-*.json"):
            with contextlib.suppress(ValueError, KeyError):
                facts = json.loads(file.read_text())
                # A workspace of its own: pages that share one open each other's notebooks.
                path = "lab/workspaces/{0}/tree/{1}?" if app == "lab" else "notebooks/{1}?"
                return f"{facts['url']}{path}token={facts['token']}"
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise RuntimeError(f"jupyter {app} did not start; see its log beside {runtime}")


class Notebook:
    """One notebook open in the browser.

    Parameters
    ----------
    page : playwright page
    address : str
        From `server`, with holes for a workspace and for the notebook's name.
    name : str
        Path of the notebook below the server's folder.
    """

    def __init__(self, page, address, name):
        self.page, self.name = page, name
        page.goto(address.format(Path(name).stem, name))
        page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)

    def run_all(self):
        """Run every cell and wait until the last one is done."""
        self.page.wait_for_function(
            "jupyterapp.shell.currentWidget?.context?.sessionContext?.session?.kernel?.status"
            " === 'idle'", timeout=60_000)
        self.command("notebook:run-all-cells")
        self.page.wait_for_function(
            """() => {
              const prompts = [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')];
              return prompts.length && prompts.every((p) => /\\[\\d+\\]/.test(p.textContent));
            }""", timeout=60_000)

    def command(self, name):
        """Do what a menu entry does, without waiting for it."""
        self.page.evaluate("(name) => { jupyterapp.commands.execute(name); }", name)

    def panel(self, number):
        """Return the panel `number`, counted from 0, as a `PanelOnPage` that has been drawn."""
        root = self.page.locator(".mlp-panel").nth(number)
        root.scroll_into_view_if_needed()
        root.locator("canvas[data-number]").wait_for(timeout=20_000)
        return PanelOnPage(self.page, root)

    def fresh(self, number):
        """Return the panel `number` in its first state, at rest."""
        panel = self.panel(number)
        panel.settle()
        if panel.code:
            panel.press("Reset")
            panel.settle()
        return panel


class PanelOnPage:
    """What a person sees of a panel and does to it."""

    def __init__(self, page, root):
        self.page, self.root = page, root
        self.canvas = root.locator(".mlp-canvas canvas")

    @property
    def caption(self):
        """The sentence below the picture."""
        return self.root.locator("figcaption").inner_text()

    @property
    def code(self):
        """The state code below the picture."""
        return self.root.locator(".mlp-state input").input_value()

    @property
    def message(self):
        """The note below the picture, usually empty."""
        return self.root.locator(".mlp-canvas p").inner_text()

    def slider(self, name):
        """Return the range input labelled `name`."""
        return self.root.get_by_role("slider", name=name, exact=True)

    def press(self, button):
        """Click the button called `button`."""
        self.root.get_by_role("button", name=button, exact=True).click()

    def drag(self, name, share, moves=12):
        """Drag the thumb of a slider to `share` (0 to 1) of its way, and let go."""
        slider = self.slider(name)
        slider.scroll_into_view_if_needed()
        box = slider.bounding_box()
        low, high = float(slider.get_attribute("min")), float(slider.get_attribute("max"))
        now = (float(slider.input_value()) - low) / (high - low)
        inset = 8  # half a thumb: where its centre is at both ends
        place = [box["x"] + inset + s * (box["width"] - 2 * inset) for s in (now, share)]
        y = box["y"] + box["height"] / 2
        self.page.mouse.move(place[0], y)
        self.page.mouse.down()
        self.page.mouse.move(place[1], y, steps=moves)
        self.page.mouse.up()
        return float(slider.input_value())

    def settle(self, seconds=20):
        """Wait until nothing is under way and the picture is at rest; return the caption."""
        state, quiet, end = None, 0, time.monotonic() + seconds
        while quiet < 4:
            self.page.wait_for_timeout(40)
            now = (self.caption, self.code, self.canvas.get_attribute("data-number"))
            under_way = self.page.evaluate(UNDER_WAY) or self.root.locator(BUSY).count()
            if under_way and time.monotonic() > end:
                raise TimeoutError(f"the panel did not come to rest in {seconds} s: {now}")
            quiet, state = (quiet + 1 if now == state and not under_way else 0), now
        return self.caption
