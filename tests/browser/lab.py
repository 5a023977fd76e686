"""A real Jupyter server, and where to find a real Chromium, for the browser tests."""

import contextlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path


@contextlib.contextmanager
def server(folder, scratch, options=()):
    """Run JupyterLab on `folder`, and with it Notebook 7; yield its address, token included.

    Its own files go to `scratch`, so the user's settings neither matter nor change.
    """
    runtime = Path(scratch) / "runtime"
    environment = {**os.environ, "JUPYTER_RUNTIME_DIR": str(runtime),
                   "JUPYTER_CONFIG_DIR": str(Path(scratch) / "config"),
                   "JUPYTERLAB_SETTINGS_DIR": str(Path(scratch) / "settings"),
                   "JUPYTERLAB_WORKSPACES_DIR": str(Path(scratch) / "workspaces")}
    command = [sys.executable, "-m", "jupyter", "lab", "--no-browser", "--allow-root", "--port=0",
               "--expose-app-in-browser", "--JupyterNotebookApp.expose_app_in_browser=True",
               f"--ServerApp.root_dir={folder}", *options]
    _no_news(Path(scratch) / "settings")
    with open(Path(scratch) / "lab.log", "wb") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        yield _address(runtime, process)
    finally:
        process.terminate()
        try:
            process.wait(60)    # it ends its kernels first
        except subprocess.TimeoutExpired:   # one that was about to start can hold it for ever
            process.kill()


def _no_news(settings):
    """Keep JupyterLab from asking whether it may fetch news, over the very picture we test."""
    file = settings / "@jupyterlab/apputils-extension/notification.jupyterlab-settings"
    file.parent.mkdir(parents=True)
    file.write_text('{"fetchNews": "false", "checkForUpdates": false}')


def _address(runtime, process):
    while process.poll() is None:   # a busy machine takes its time
        for file in runtime.glob("jpserver-*.json"):
            with contextlib.suppress(ValueError, KeyError):
                facts = json.loads(file.read_text())
                # A workspace of its own: pages that share one open each other's notebooks.
                return f"{facts['url']}lab/workspaces/{{0}}/tree/{{1}}?token={facts['token']}"
        time.sleep(0.1)
    raise RuntimeError(f"jupyter lab did not start; see its log beside {runtime}")
