"""A kernel in the page (JupyterLite) has no threads, sockets or processes, and no tornado."""

import subprocess
import sys
from pathlib import Path

import pytest

MADE_WITHOUT = '''
import asyncio, socket, subprocess, sys, threading

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("tornado", "zmq", "ipykernel", "requests", "jupyterlab"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

class Loop(asyncio.AbstractEventLoop):
    """Runs, but never comes to what is to be done later."""
    def call_later(self, *_): pass
    def call_soon_threadsafe(self, *_): pass

def refuse(*_, **__):
    raise RuntimeError("not in a page")

sys.meta_path.insert(0, Missing())
threading.Thread.start = subprocess.Popen.__init__ = socket.socket.__init__ = refuse
asyncio._set_running_loop(Loop())

from mlp import load_digits
from panel_helpers import KINDS, FakeBrowser, given

digits = load_digits(train=300, test=500)
for name, kind in KINDS.items():
    panel = kind(*given(kind, digits))
    assert FakeBrowser(panel.canvas).picture, name
    assert panel.canvas._socket is None
asyncio._set_running_loop(None)
print(len(KINDS), *sys.modules)
'''


@pytest.mark.slow
def test_every_panel_is_made_and_shown_without_them():
    done = subprocess.run([sys.executable, "-c", MADE_WITHOUT], capture_output=True, text=True,
                          cwd=Path(__file__).parents[1])
    assert done.returncode == 0, done.stderr
    count, *modules = done.stdout.split()
    assert int(count) >= 37 and not {"tornado", "requests", "mlp.live.listener"} & set(modules)
