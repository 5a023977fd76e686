"""Panels are stored, and show the same whatever is set, also in a page (JupyterLite).

A kernel there has no threads, sockets or processes, and no tornado.
"""

import asyncio
import socket
import subprocess
import sys
import threading
import warnings
from base64 import b64decode
from contextlib import contextmanager

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib import rc_context, rcParams
from panel_helpers import KINDS, FakeBrowser, as_new, given, moved

TERRIBLE = {
    "text.usetex": True,    # there is no LaTeX here, and "%" is a comment there
    "figure.autolayout": True, "figure.constrained_layout.use": True, "figure.dpi": 41,
    "font.family": "No such font", "font.size": 30, "axes.titlesize": 3,
    "axes.unicode_minus": False, "text.antialiased": False, "lines.antialiased": False,
    "image.interpolation": "bicubic", "image.origin": "lower", "savefig.dpi": 30,
    "savefig.bbox": "tight", "savefig.transparent": True, "svg.fonttype": "none",
    "path.simplify_threshold": 1.0, "axes.grid": True, "axes.prop_cycle": plt.cycler(color=["r"]),
    "hatch.linewidth": 9, "patch.force_edgecolor": True, "text.parse_math": False,
    "xtick.top": True}


@contextmanager
def terrible_settings():
    """Return a context in which the user has set all that would hurt."""
    with rc_context(), np.errstate(all="raise"), warnings.catch_warnings():
        for style in ("ggplot", "dark_background"):
            plt.style.use(style)
        plt.xkcd()
        rcParams.update(TERRIBLE)
        warnings.simplefilter("error")
        warnings.simplefilter("ignore", DeprecationWarning)  # of old packages
        yield


class Loop(asyncio.AbstractEventLoop):
    """Runs, but never comes to what is to be done later."""

    def call_later(self, *_):
        """Forget it."""

    call_soon_threadsafe = call_later


MISSING = {"tornado", "zmq", "ipykernel", "requests", "jupyterlab"}


def refuse(*_, **__):
    raise RuntimeError("not in a page")


@contextmanager
def in_a_page():
    """Return a context that has no more than a page."""
    ours = "tornado", "requests"    # what our own code imports
    missing = {name for name in sys.modules if name.split(".")[0] in ours}
    with pytest.MonkeyPatch.context() as patch:
        for name in (*ours, *missing, "mlp.live.listener"):
            patch.setitem(sys.modules, name, None)
        for kind, starts in ((threading.Thread, "start"), (subprocess.Popen, "__init__"),
                             (socket.socket, "__init__")):
            patch.setattr(kind, starts, refuse)
        asyncio._set_running_loop(Loop())
        try:
            yield
        finally:
            asyncio._set_running_loop(None)


def shown(panel):
    """Return all that a panel shows: stored, at first, after a move, and after a preset."""
    stored = panel._repr_mimebundle_()
    browser = FakeBrowser(panel.canvas)
    seen = [stored["text/plain"], stored["image/png"], browser.picture]
    for _ in moved(panel, 1):
        seen.append((panel.description, browser.picture))
    for name in list(panel.presets)[:1]:
        panel.choose(name)
        seen.append((panel.description, browser.picture))
    return seen


@pytest.mark.slow
@pytest.mark.parametrize("name", KINDS)
def test_every_panel_is_stored_and_is_the_same_in_a_page_whatever_is_set(name, digits):
    kind = KINDS[name]
    panel = as_new(kind, *given(kind, digits))
    said = f"{name}: {panel.description}"
    words, picture, *_ = usual = shown(panel)
    assert words == said and len(picture) < 60_000
    wide = int.from_bytes(b64decode(picture)[16:20])
    assert wide == panel.size[0]    # or it is stored askew
    with terrible_settings(), in_a_page():
        before = dict(rcParams), np.geterr(), warnings.filters[:]
        panel = kind(*given(kind, digits))
        seen = shown(panel)
        assert (dict(rcParams), np.geterr(), warnings.filters) == before
    assert panel.canvas._socket is None
    panel.close()
    assert name == "MiniBatches" or usual == seen   # that one shows how long its steps took


MADE_WITHOUT = f"""
import asyncio, sys

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {MISSING}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Missing())
asyncio._set_running_loop(asyncio.AbstractEventLoop())
from mlp import panels
assert panels.OneNeuron().canvas._socket is None
asyncio._set_running_loop(None)
print(*sys.modules)
"""


@pytest.mark.slow
def test_all_panels_are_there_without_what_a_page_has_not():
    done = subprocess.run([sys.executable, "-c", MADE_WITHOUT], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert not {*MISSING, "mlp.live.listener"} & {*done.stdout.split()}
