"""A browser and a hand made of a few lines: panels without a page."""

import asyncio
import base64
import inspect
import json
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import numpy as np

from mlp import panels
from mlp.live.canvas import Touch
from mlp.live.file_button import FileButton
from mlp.live.palettes import PALETTE
from mlp.live.recording.scene import Message, Scene

KINDS = {name: kind for name, kind in vars(panels).items()
         if name in panels.__all__ and hasattr(kind, "refresh")}


class Reader:
    """What a page keeps of the messages that it got, perhaps from a `Scene`."""

    def __init__(self, scene=None):
        self.scene, self.slots, self.order, self.told = scene, {}, [], 0
        if scene:
            self.take(scene.whole())

    def take(self, message):
        """Keep a message; note how many artists it tells of."""
        head, at = json.loads(json.dumps(message.head)), 0
        for number, commands, length in head["slots"]:
            self.slots[number] = commands, message.data[at:at + length]
            at += length
        assert at == len(message.data) and at % 4 == 0
        self.order = head.get("order", self.order)
        self.told = len(head["slots"])

    def look(self):
        """Take what has changed; return how many artists that are."""
        self.take(self.scene.changes())
        return self.told

    def sees(self):
        """Return the whole picture, as a list of what each artist draws, lowest first."""
        return [self.slots[number] for number in self.order]


def at_once(figure):
    """Return what somebody sees who comes only now."""
    return Reader(Scene(figure, PALETTE)).sees()


def drawn_anew(panel):
    """Return all that a panel's picture shows now, written down from nothing."""
    seen = at_once(panel.figure)
    panel.canvas.scene._forget(None)    # its artists now forget what they have changed
    return seen


class FakeBrowser:
    """Stand in for the page: collect what a canvas sends, and say that it has been shown.

    Unless it `answers`, frames are acknowledged by hand.
    """

    def __init__(self, canvas, answers=True):
        self.canvas, self.answers = canvas, answers
        self.frames, self._reader = [], Reader()
        canvas.tell = self._take
        self.say(kind="hello")

    @property
    def picture(self):
        """The picture on the page."""
        return self._reader.sees()

    @property
    def told(self):
        """Of how many artists the newest frame told."""
        return self._reader.told

    def say(self, **content):
        """Send a message to the kernel's side."""
        self.canvas.hear(content)

    def acknowledge(self):
        """Say that the newest frame is on the screen."""
        self.say(kind="shown", number=self.frames[-1]["number"])

    def _take(self, content, data=b""):
        if content.get("kind") != "frame":
            return
        self.frames.append(content)
        self._reader.take(Message(content["picture"], data))
        if self.answers and not content["receipt"]:
            self.acknowledge()


def as_new(kind, *given, state=""):
    """Return the panel of this `kind`, in the state of a new one with that state code.

    To make one takes a hundred times longer than to set it back, so there is one of each. A test
    that changes more of a panel than its state makes one of its own.
    """
    panel = _made(kind, *given)
    panel.canvas._shown = False  # nobody looks yet
    panel.canvas._under_way.clear()
    panel.set_code(state) if state else panel.reset()
    return panel


@cache
def _made(kind, *given):
    return kind(*given)


def run(coroutine):
    """Run a coroutine on a loop of its own, whatever loop the browser tests have left running."""
    with ThreadPoolExecutor(1) as elsewhere:
        return elsewhere.submit(asyncio.run, coroutine).result()


def given(kind, digits):
    """Return what a panel of this `kind` is made from: digits, if it shows any."""
    return [digits] if "digits" in inspect.signature(kind).parameters else []


def random_values(panel, rng):
    """Choose a setting for every control, as a hand would."""
    chosen = {}
    for name, control in panel.named.items():
        if hasattr(control, "options"):
            option = control.options[rng.integers(len(control.options))]
            chosen[name] = option[1] if isinstance(option, tuple) else option
        elif hasattr(control, "cells"):
            sheet = type(control)(control.side)
            for places in rng.uniform(-2, sheet.side + 2, (rng.integers(1, 9), 5, 2)).tolist():
                sheet.begin(places[0], rng.uniform(1, 6), rng.choice([-1.0, 0.0, 1.0]))
                sheet.go_on(places[1:], rng.uniform(1, 6), rng.choice([-1.0, 0.0, 1.0]))
            chosen[name] = sheet.value
        else:
            steps = int(round((control.max - control.min) / control.step))
            chosen[name] = control.min + control.step * rng.integers(steps + 1)
    return chosen


def moved(panel, times):
    """Move one control of a panel after the other, so often; yield after each."""
    rng = np.random.default_rng(0)
    for _ in range(times):
        chosen = random_values(panel, rng)
        name = rng.choice(list(chosen))
        panel.set(**{name: chosen[name]})
        yield


def keys(panel, *names):
    """Press keys, one after the other."""
    for name in names:
        panel.touched(Touch("key", None, [], name))


def point(panel, axes, *places, kind="down"):
    """Put the pointer on `axes`, at data coordinates; or move it, or take it "up"."""
    panel.touched(Touch(kind, axes, list(places), ""))


def plain(panel):
    """Return what a panel says, with the minus of ASCII."""
    return panel.description.replace("−", "-")


def words(texts):
    """Return what texts of a picture say, with the minus of ASCII."""
    return [text.get_text().replace("−", "-") for text in texts]


def numbers(texts):
    """Return what texts of a picture say, as numbers; empty ones are left out."""
    return [float(word.replace(",", "").strip("≈ ")) for word in words(texts) if word]


def boxes_of(tiles):
    """Return the rectangles of `Tiles`, as an array of rows x, y, width, height."""
    corners = np.array([path.vertices[:4] for path in tiles.shapes.get_paths()]).reshape(-1, 4, 2)
    return np.hstack([corners[:, 0], corners[:, 2] - corners[:, 0]])


def bring(panel, data):
    """Choose a file, its bytes, by the panel's button for one."""
    controls = panel.children[1].children[0].children
    (button,) = [one for one in controls if isinstance(one, FileButton)]
    button.hear({"data": base64.b64encode(data).decode()})
