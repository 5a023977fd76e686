"""The hand on one panel, and the eye: sends real input, and notes when the picture changes."""

import json
import random
import time
from urllib.request import urlopen

from websocket import create_connection

# Any change of any of the pictures counts from when its animation frame is painted: a canvas
# says that it has been drawn by a new number, an image from matplotlib when it is decoded.
# Frames tick all along, as a screen does: a page at rest in a browser without a screen would
# begin its next frame at the very moment that something changes.
EYE = """
() => {
  const seen = window.seen = { keys: [], moves: [], shown: [] };
  addEventListener("keydown", (event) => seen.keys.push(event.timeStamp), true);
  addEventListener("pointermove", (event) => seen.moves.push(event.timeStamp), true);
  let last = null, changed = false;
  requestAnimationFrame(function tick() {
    requestAnimationFrame(tick);
    // This frame is painted after its callbacks: the pixels have changed by the next one.
    if (changed) requestAnimationFrame(() => seen.shown.push(performance.now()));
    changed = false;
  });
  async function look() {
    const picture = document.querySelector("canvas[data-number], .jp-OutputArea img");
    // An image is made anew for each value, but two neighbours can look the same, byte for byte.
    const now = picture && (picture.dataset.number ?? picture);
    if (!picture || now === last) return;
    const first = last === null;
    last = now;
    if (picture.decode) await picture.decode().catch(() => {});
    changed = !first;
  }
  look();
  new MutationObserver(look).observe(document.body, {
    subtree: true, childList: true, attributes: true, attributeFilter: ["data-number", "src"] });
}
"""
MOVES = 60
QUIET_SECONDS = 0.6


class Hand:
    """Presses keys and drags on one page.

    Parameters
    ----------
    page : playwright page
        With the panel on it, all drawn.
    way : Way
    port : int
        Of Chromium's remote debugging.
    times : path, optional
        Where the kernel writes how long its callbacks take.
    """

    def __init__(self, page, way, port, times=None):
        self.page, self.times, self.received = page, times, 0
        self.thumb, self.track = page.locator(way.thumb).first, page.locator(way.track).first
        self.track.scroll_into_view_if_needed()
        page.evaluate(EYE)
        self._mouse = Mouse(page, port)

    def count(self, socket):
        """Count what comes in on a kernel's web sockets, in bytes."""
        if "/api/events/" not in socket.url:
            socket.on("framereceived", self._frame)

    def _frame(self, frame):
        self.received += len(frame.encode() if isinstance(frame, str) else frame)

    def press(self, times):
        """Press the right arrow; return a list of dicts of what each press took.

        ``key``: ms from the event until the frame with the new picture has been painted.
        ``kernel``: ms in the kernel's callback. ``bytes``: from the kernel to the browser.
        """
        self.page.bring_to_front()
        self.thumb.focus()
        return [self._press() for _ in range(times)]

    def _press(self):
        # At rest, and not in step with the screen, which shows a picture every 16.7 ms.
        self.page.wait_for_timeout(150 + random.uniform(0, 100))
        before, received = self._seen(), self.received
        called = len(self.callbacks())
        self.page.keyboard.press("ArrowRight")
        seen = self._rested(len(before["shown"]))
        took = self.callbacks()[called:]
        return {"key": seen["shown"][len(before["shown"])] - seen["keys"][len(before["keys"])],
                "kernel": sum(took) if took else None, "bytes": self.received - received}

    def drag(self):
        """Drag the thumb in 60 moves within one second; return what was seen of it.

        ``shown``: how many pictures. ``rest``: ms from the last move to the last picture.
        """
        self.page.bring_to_front()
        box = self.track.bounding_box()
        y = box["y"] + box["height"] / 2
        places = [box["x"] + box["width"] * (0.1 + 0.8 * k / MOVES) for k in range(MOVES + 1)]
        shown = len(self._seen()["shown"])
        self.page.mouse.click(places[0], y)
        self._rested(shown)
        self.page.mouse.down()
        before = self._seen()
        self._mouse.run([(x, y) for x in places[1:]])
        seen = self._rested(len(before["shown"]))
        self.page.mouse.up()
        shown = seen["shown"][len(before["shown"]):]
        return {"shown": len(shown), "rest": max(0, shown[-1] - seen["moves"][-1])}

    def _seen(self):
        return self.page.evaluate("seen")

    def _rested(self, before):
        """Wait for more pictures than `before`, and for rest; return all that was seen."""
        self.page.wait_for_function("(before) => seen.shown.length > before", arg=before)
        while True:
            count = len(self._seen()["shown"])
            self.page.wait_for_timeout(1000 * QUIET_SECONDS)
            seen = self._seen()
            if len(seen["shown"]) == count:
                return seen

    def callbacks(self, what=0):
        """Return what the kernel's callbacks have taken so far, in ms; of the processor if 1."""
        if self.times is None or not self.times.exists():
            return []
        return [float(line.split()[what]) for line in self.times.read_text().splitlines()]


class Mouse:
    """Moves the mouse at an even pace, however long the page takes for each move.

    Playwright would wait for the page after every move, which a real hand does not.
    """

    def __init__(self, page, port):
        with urlopen(f"http://127.0.0.1:{port}/json") as answer:
            tabs = json.load(answer)
        address = next(tab["webSocketDebuggerUrl"] for tab in tabs if tab["url"] == page.url)
        self._socket = create_connection(address, suppress_origin=True)

    def run(self, places):
        """Go to the `places`, a list of (x, y), 60 in a second, with the button held."""
        start = time.perf_counter()
        for k, (x, y) in enumerate(places, 1):
            time.sleep(max(0, start + k / MOVES - time.perf_counter()))
            self._socket.send(json.dumps({
                "id": k, "method": "Input.dispatchMouseEvent", "params": {
                    "type": "mouseMoved", "x": x, "y": y, "button": "left", "buttons": 1}}))
        for _ in places:
            self._socket.recv()
