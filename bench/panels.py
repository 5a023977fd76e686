"""Whether every slider of every panel keeps up with a hand, in a real Chromium.

    python -m bench.panels [names of panels]

A slider is dragged over most of its way in 60 moves within a second. Times depend on the machine
and on what else it does: the browser and the hand need a processor too, so beside a callback's time
by the clock stands what of it was its own work.
"""

import argparse
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import NamedTuple

from playwright.sync_api import Error, TimeoutError, sync_playwright

from bench.hand import MOVES, Hand
from bench.nudge import FLAGS, Notebook, find_chromium, free_port, server
from bench.ways import Way, write_notebook
from mlp import panels

SHARE, REST, KERNEL = 2 / 3, 100, 10  # of the values passed, ms, ms: as for one panel
FEW = 10        # values of a slider
PATIENCE_MS = 5000
SLIDERS = ".mlp-slider-row input[type=range]"


class Drag(NamedTuple):
    """What was seen of one drag: pictures, of how many values; ms to rest; ms of a callback."""

    panel: str
    slider: str
    shown: int
    values: int
    rest: float
    kernel: float
    work: float     # what of these a processor did

    def keeps_up(self):
        """Whether all is as it should be."""
        return (self.shown >= SHARE * self.values and self.rest <= REST and self.kernel <= KERNEL)

    def __str__(self):
        return (f"| {self.panel} | {self.slider} | {self.shown} of {self.values} | "
                f"{self.rest:.0f} ms | {self.kernel:.1f} ms | {self.work:.1f} ms |")


def main():
    """Measure, and print. What goes wrong is said, and fails no build."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help="panels; all, unless named")
    asked = parser.parse_args()
    if unknown := sorted(set(asked.names) - set(panels.__all__)):
        parser.error(f"there is no panel {', '.join(unknown)}; "
                     f"there are {', '.join(panels.__all__)}")
    try:
        names = asked.names or [name for name in panels.__all__
                                if hasattr(getattr(panels, name), "refresh")]
        print(summary(run(names)))
    except (Error, RuntimeError, ValueError) as error:
        print(f"bench: {error}", file=sys.stderr)


def run(names):
    """Drag every slider of the panels of these `names`; return a list of `Drag`."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "notebooks"
        folder.mkdir()
        with server(folder, scratch) as address, sync_playwright() as playwright:
            port, drags = free_port(), []
            browser = playwright.chromium.launch(
                executable_path=find_chromium(), args=[*FLAGS, f"--remote-debugging-port={port}"])
            for name in names:
                page = browser.new_page(viewport={"width": 1600, "height": 900})
                drags += drag_all(page, name, address, folder, port)
                page.close()
            browser.close()
    return drags


def drag_all(page, name, address, folder, port):
    """Open one panel, and drag each of its sliders."""
    way = Way(name, f"{name}/{name}.ipynb", SLIDERS, SLIDERS)
    write_notebook(folder / way.file, ["with_any", "timed"],
                   f"import with_any\nwith_any.make({name!r})")
    Notebook(page, address, way.file).run_all()
    page.locator("canvas[data-number]").first.wait_for(timeout=30_000)
    page.wait_for_timeout(1000)
    sliders = page.locator(f"{SLIDERS}:enabled")
    if not sliders.count():
        return []
    hand = Hand(page, way, port, (folder / way.file).with_name("times.txt"))
    page.set_default_timeout(PATIENCE_MS)
    return [one for slider in sliders.all() if (one := drag(hand, slider, name))]


def drag(hand, slider, name):
    """Drag one slider again and again, as the first time something may have to be prepared.

    The medians are of one further drag, of more where a drag passes a few values only. Returns
    None where nothing is to be seen of it, as of a brush's size.
    """
    slider.scroll_into_view_if_needed()
    hand.thumb = hand.track = slider
    low, high, step = (float(slider.get_attribute(which)) for which in ("min", "max", "step"))
    values = min(MOVES, round(0.8 * (high - low) / step))
    seen, callbacks = [], []
    for _ in range(1 + min(1 + FEW // values, FEW)):
        box = slider.bounding_box()
        hand.page.mouse.click(box["x"] + 0.9 * box["width"], box["y"] + box["height"] / 2)
        hand.page.wait_for_timeout(1000)
        before = len(hand.callbacks())
        try:
            seen.append(hand.drag())
        except TimeoutError:
            hand.page.mouse.up()
            return None
        callbacks.append([hand.callbacks(what)[before:] for what in (0, 1)])
    label = slider.locator("xpath=../span").inner_text()
    shown, rest = (median(one[what] for one in seen[1:]) for what in ("shown", "rest"))
    kernel, work = (median(sum(lists, [])) for lists in zip(*callbacks[1:], strict=True))
    one = Drag(name, label, round(shown), values, rest, kernel, work)
    print(one, flush=True)
    return one


def summary(drags):
    """Return in a few lines what came of all drags, and the table of those that fell behind."""
    late = [str(one) for one in drags if not one.keeps_up()]
    lines = [f"All {len(drags)} sliders of {len({one.panel for one in drags})} panels, dragged in "
             f"{MOVES} moves within a second: {len(drags) - len(late)} show at least two of three "
             f"values, rest within {REST} ms, and take at most {KERNEL} ms in the kernel "
             f"(medians: {median(one.rest for one in drags):.0f} ms and "
             f"{median(one.kernel for one in drags):.1f} ms)."]
    if late:
        lines += ["", "| panel | slider | shown | to rest | in the kernel | of it work |",
                  "|---|---|--:|--:|--:|--:|", *late]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
