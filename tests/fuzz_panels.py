"""Let a hand that knows nothing do anything to every panel, in random order.

``python tests/fuzz_panels.py STEPS SEED`` moves controls, presses buttons, touches pictures, enters
state codes and sends what no page would send. Nothing may go wrong, warn, or leave memory behind,
and after *Reset* the picture must be exactly the first one.
"""

import gc
import logging
import sys
import time
import warnings

import numpy as np
from ipywidgets import Button
from panel_helpers import KINDS, FakeBrowser, as_new, given, random_values

from mlp import load_digits

ROUND = 25      # steps, and a *Reset*
GROWTH = 2000   # objects that a panel may keep, whatever was done to it
ODD = [None, True, "much", [], {}, float("nan"), float("inf"), 1e308, 10**400, -1, [[1e300, 0]]]


def widgets_in(widget):
    return [widget, *(one for part in getattr(widget, "children", ()) for one in widgets_in(part))]


def move(panel, browser, rng):
    """Move a control by hand."""
    name = rng.choice(list(panel.named))
    control, value = panel.named[name], random_values(panel, rng)[name]
    if hasattr(control, "hear"):
        control.hear({"value": value})
    else:
        control.value = value


def press(panel, browser, rng):
    """Press a button, but none that would fetch files."""
    rng.choice([one for one in widgets_in(panel) if isinstance(one, Button)]).click()


def touch(panel, browser, rng):
    """Put the hand down on the picture, move it, perhaps beyond the edge, and lift it."""
    places = rng.uniform(0, 1, 2) + rng.normal(0, 1, (rng.integers(1, 9), 2)).cumsum(0) / 10
    for kind, points in (("down", places[:1]), ("move", places), ("up", places[-1:])):
        if rng.random() < 0.9:
            browser.say(kind=kind, points=points.tolist())


def press_key(panel, browser, rng):
    """Press a key that the picture takes."""
    if panel.wanted_keys:
        browser.say(kind="key", key=str(rng.choice(panel.wanted_keys)))


def enter(panel, browser, rng):
    """Enter the state code of now, damaged or not."""
    code = panel.code
    place = rng.integers(len(code) + 1)
    browser.say(kind="code", code=rng.choice(
        [code, code[:place], code[:place] + "9" + code[place:], code.replace("=", "=-")]).item())


def mislead(panel, browser, rng):
    """Send what no page of ours would send."""
    odd = ODD[rng.integers(len(ODD))]
    kind = rng.choice(["shown", "down", "move", "up", "key", "font", "code", "nothing"]).item()
    browser.say(kind=kind, number=odd, points=odd, key=odd, name=odd)
    for control in panel.named.values():
        if hasattr(control, "hear"):
            control.hear({"value": odd if not isinstance(odd, int) else "5"})
            control.set_state({"min": odd, "description": odd, "own_id": odd})


WAYS = [move, move, move, press, touch, press_key, enter, mislead]


class Listener(logging.Handler):
    """Makes an error of whatever is logged."""

    def emit(self, record):
        """Raise it."""
        raise AssertionError(record.getMessage()) from (record.exc_info or [None, None])[1]


def fuzz(panel, steps, rng):
    """Take so many steps; return how many objects are left over, after the first round."""
    browser = FakeBrowser(panel.canvas)
    first, counts = (browser.picture, panel.description, panel.values()), []
    for step in range(1, steps + 1):
        rng.choice(WAYS)(panel, browser, rng)
        assert not browser.frames[-1]["message"].startswith("That went wrong"), browser.frames[-1]
        if step % ROUND == 0 or step == steps:
            panel.reset()
            del browser.frames[:-1]
            assert (browser.picture, panel.description, panel.values()) == first, "Reset"
            gc.collect()
            counts.append(len(gc.get_objects()))
    return counts[-1] - counts[0]


def main(steps, seed, names=()):
    """Fuzz all panels, or those named; say which panel, and after which seed, if one fails."""
    digits, each = load_digits(train=300, test=500), max(1, steps // len(names or KINDS))
    warnings.simplefilter("error")
    warnings.simplefilter("ignore", DeprecationWarning)  # of old packages
    logging.getLogger("mlp").addHandler(Listener())
    began = time.perf_counter()
    for name in names or KINDS:
        try:
            grown = fuzz(as_new(KINDS[name], *given(KINDS[name], digits)), each,
                         np.random.default_rng(seed))
            assert grown < GROWTH, f"{grown} objects are left over"
        except BaseException:
            print(f"{name} failed, with SEED={seed}")
            raise
        print(f"{name}: {each} steps, {grown:+} objects")
    print(f"{each * len(names or KINDS):,} steps in {time.perf_counter() - began:.0f} s: nothing "
          "failed or warned, and every Reset showed the first picture")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
