"""A matplotlib figure as a widget that answers a nudge at once.

The kernel records what the artists draw, and the page plays it; a frame carries only what has
changed. A frame that answers the hand brings the receipt for its message, and the page never has
more than two messages under way. Of all other frames, too, at most two are under way: a change
that comes sooner waits until the page has shown one, and is then drawn with the newest values.
So nothing queues up, and the last picture always shows the last nudge.
"""

import json
import time
from contextlib import suppress
from typing import NamedTuple

import traitlets

from .page import PLAYER, text_of
from .palettes import PALETTE
from .receipt import answering, receipt_due
from .recording.scene import Scene
from .recording.type import font_bytes, is_font
from .socket import SocketWidget
from .wary import is_number

IN_FLIGHT = 2
# A browser that was closed never says that it has shown its frames.
GIVE_UP_SECONDS = 1.0


class Touch(NamedTuple):
    """What the hand did on the picture."""

    kind: str       # "down", "move", "up" or "key"
    axes: object    # those on which the pointer came down; None for keys and outside all axes
    points: list    # (x, y) in data coordinates, oldest first: a fast stroke brings several
    key: str        # as browsers call it, such as "ArrowUp"; empty for pointers


class Canvas(SocketWidget):
    """Show `figure`, which pyplot does not know; call `refresh` after any change of it.

    With the focus, the picture takes `keys`; all others stay the notebook's. A finger paints on
    the axes in `pads`, and scrolls the page elsewhere. `on_touch` gets each `Touch`, `on_code`
    each state code that the reader enters, `failed` each error in what nobody waits for.
    """

    _esm = (f"const PALETTE = {json.dumps(PALETTE.for_page())};\n"
            + text_of("socket.js", "hand.js", *PLAYER, "pointer.js", "tasks.js",
                      "paint_canvas.js"))
    width = traitlets.Int().tag(sync=True)
    height = traitlets.Int().tag(sync=True)
    wanted_keys = traitlets.List().tag(sync=True)
    touchable = traitlets.Bool().tag(sync=True)
    pads = traitlets.List().tag(sync=True)

    def __init__(self, figure, *, keys=(), on_touch=None, on_code=None, failed=None,
                 pads=()):
        width, height = (int(round(side)) for side in figure.bbox.size)
        super().__init__(failed, width=width, height=height, wanted_keys=list(keys),
                         touchable=on_touch is not None,
                         pads=[list(axes.get_position().bounds) for axes in pads])
        self.figure, self.scene = figure, Scene(figure, PALETTE)
        self.description, self.code, self.message = "", "", ""
        self._on_touch, self._on_code = on_touch, on_code
        self._grabbed = None  # the axes on which the pointer came down
        self._shown = False  # before somebody looks, only the first picture is drawn
        self._under_way, self._newest, self._sent_at = set(), 0, 0.0  # frames, by number
        self._waiting = None

    def refresh(self):
        """Show what has changed, as soon as the browser can take it."""
        self._ask(whole=False)

    def png(self):
        """Return the picture as it is now, as a small PNG file at scale 1."""
        return self.scene.still()

    def show_first(self):
        """Send the picture along with the panel, whose page then need not ask for it."""
        if not self._shown:
            self._waiting = True
            self._send_frame()

    def _ask(self, whole):
        self._waiting = whole or bool(self._waiting)
        if not self._shown:
            return
        if time.monotonic() - self._sent_at > GIVE_UP_SECONDS:
            self._under_way.clear()
        if receipt_due() or len(self._under_way) < IN_FLIGHT:
            self._send_frame()
        else:
            self._loop.later(GIVE_UP_SECONDS, self._look_again)

    def _look_again(self):
        if self._waiting is not None:
            self._ask(self._waiting)

    def _send_frame(self):
        whole = self._waiting
        picture = self.scene.whole() if whole else self.scene.changes()
        self._waiting = None
        self._frame(picture, whole)

    def say(self, words):
        """Show these words below the picture, which stays as it is."""
        self.message = words
        if self._shown:
            self._frame(self.scene.nothing(), False)

    def _frame(self, picture, whole):
        receipt = receipt_due()
        waits = receipt.take() if receipt else None     # the widget whose message this answers
        self._newest += 1
        if not waits:
            self._under_way.add(self._newest)
            self._sent_at = time.monotonic()
        tell = self.tell if self._shown else self.tell_along
        tell(
            {"kind": "frame", "number": self._newest, "whole": whole, "picture": picture.head,
             "description": self.description, "code": self.code, "message": self.message,
             "receipt": waits},
            picture.data)

    def hear(self, content):
        """Deal with a message: the page is there, has shown a frame, or the hand did something."""
        content = content if isinstance(content, dict) else {}
        kind, name, code = (content.get(key) for key in ("kind", "name", "code"))
        if kind == "shown" and is_number(content.get("number")):
            self._shown = True
            self._under_way = {one for one in self._under_way if one > content["number"]}
            self._loop.attempt(self._look_again)
        elif kind == "hello":
            self._shown = True
            self._under_way.clear()
            self._loop.attempt(self._ask, True)
        elif kind == "font" and is_font(name):
            with suppress(OSError):
                self.tell({"kind": kind, "name": name}, font_bytes(name))
        elif kind == "code" and self._on_code and isinstance(code, str):
            self._on_code(code)
        elif kind in ("down", "move", "up", "key") and self._on_touch:
            with answering(self):
                if _is_touch(content, self.wanted_keys):
                    self._on_touch(self._touch(content))

    def _touch(self, content):
        """Translate fractions of the picture, from the top left, into data coordinates."""
        width, height = self.figure.bbox.size
        places = [(x * width, (1 - y) * height) for x, y in content.get("points", [])]
        if content["kind"] == "down":
            self._grabbed = next((axes for axes in self.figure.axes
                                  if axes.bbox.contains(*places[0])), None)
        axes = self._grabbed if places else None
        points = axes.transData.inverted().transform(places).tolist() if axes else []
        return Touch(content["kind"], axes, points, content.get("key", ""))


def _is_touch(content, keys):
    """Return whether a page of ours would say so of a hand: a key that is wanted, or points."""
    points = content.get("points")
    if content["kind"] == "key":
        return points is None and content.get("key") in keys
    return isinstance(points, list) and points and all(     # no hand goes further than 100
        isinstance(point, list) and len(point) == 2 and all(is_number(x, 100) for x in point)
        for point in points)
