"""What a nudge of each slider costs the kernel and sends to the page; without a browser.

    python -m bench.kernel

Processor time, not the clock's, so that it holds on a busy machine too; bytes as they are sent.
"""

import json
import time
from statistics import median
from typing import NamedTuple

from mlp import load_digits
from tests.panel_helpers import KINDS, FakeBrowser, given

NUDGES = 12     # of each slider, each by a sixtieth of its way
MOST = 10       # rows of the table


class Nudge(NamedTuple):
    """Medians of one slider's nudges: ms of a processor, and bytes sent."""

    panel: str
    slider: str
    work: float
    sent: float


def main():
    """Measure every slider of every panel; print the medians, and the dearest."""
    digits = load_digits()
    nudges = [one for kind in KINDS.values() for one in measure(kind(*given(kind, digits)))]
    print(f"{len(nudges)} sliders of {len(KINDS)} panels: a nudge takes "
          f"{median(one.work for one in nudges):.1f} ms of a processor in the kernel, and sends "
          f"{median(one.sent for one in nudges) / 1000:.1f} kB (medians). The dearest:\n\n"
          "| panel | slider | in the kernel | sent |\n|---|---|--:|--:|")
    for one in sorted(nudges, key=lambda one: -one.work)[:MOST]:
        print(f"| {one.panel} | {one.slider} | {one.work:.1f} ms | {one.sent / 1000:.1f} kB |")


def measure(panel):
    """Nudge each slider of a panel that a page shows; return a list of `Nudge`."""
    page = FakeBrowser(panel.canvas)
    return [nudged(panel, page, name) for name, control in panel.named.items()
            if hasattr(control, "step") and not hasattr(control, "cells")]


def nudged(panel, page, name):
    """Nudge the slider of this `name`, and return its `Nudge`."""
    control, work, sent = panel.named[name], [], []
    steps = round((control.max - control.min) / control.step)
    stride = max(1, round(steps / 60))
    take = panel.canvas.tell

    def weigh(content, data=b""):
        sent[-1] += len(json.dumps(content).encode()) + len(data)
        take(content, data)

    panel.canvas.tell = weigh
    for count in range(NUDGES):
        sent.append(0)
        at = (steps // 3 + count * stride) % (steps + 1)
        start = time.thread_time()
        control.value = type(control.value)(control.min + control.step * at)
        work.append(1000 * (time.thread_time() - start))
    panel.canvas.tell = take
    return Nudge(type(panel).__name__, name, median(work[1:]), median(sent[1:]))


if __name__ == "__main__":
    main()
