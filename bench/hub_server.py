"""A real JupyterHub of the bench's own, and what its processes take."""

import asyncio
import contextlib
import json
import re
import secrets
import shutil
import sys
from pathlib import Path

import psutil
from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest

from bench.nudge import free_port
from bench.student import Student
from mlp.command import notebooks

CONFIG = """
c.JupyterHub.bind_url, c.JupyterHub.hub_port = "{url}", {hub_port}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{api_port}"
c.JupyterHub.spawner_class, c.JupyterHub.authenticator_class = "simple", "dummy"
c.Authenticator.allow_all = True
c.SimpleLocalProcessSpawner.home_dir_template = "{scratch}/{{username}}"
c.Spawner.cmd = ["{sys.executable}", "-m", "jupyterhub.singleuser"]
c.Spawner.args = ["--allow-root", "--LabApp.expose_app_in_browser=True"]
c.Spawner.environment = {{"OPENBLAS_NUM_THREADS": "1"}}
c.Spawner.start_timeout = c.Spawner.http_timeout = 180
c.JupyterHub.services = [{{"name": "bench", "api_token": "{token}"}}]
c.JupyterHub.load_roles = [{{"name": "bench", "services": ["bench"],
    "scopes": ["admin:users", "admin:servers", "access:servers"]}}]
"""


class Hub:
    """A JupyterHub behind a prefix; all its files are in the folder `scratch`."""

    def __init__(self, scratch):
        port, hub_port, api_port = (free_port() for _ in range(3))
        self.url, token = f"http://127.0.0.1:{port}/hub-prefix/", secrets.token_hex(16)
        self.scratch, self._headers = Path(scratch), {"Authorization": f"token {token}"}
        (self.scratch / "config.py").write_text(CONFIG.format(
            url=self.url, hub_port=hub_port, api_port=api_port, scratch=scratch, token=token,
            sys=sys))
        with (self.scratch / "log").open("w") as log:
            self.process = psutil.Popen([sys.executable, "-m", "jupyterhub", "-f", "config.py"],
                                        cwd=scratch, stdout=log, stderr=log)

    async def started(self):
        """Wait until the hub answers."""
        while self.process.poll() is None:
            with contextlib.suppress(OSError, HTTPClientError):
                return await self.ask("GET", "hub/api/users")
            await asyncio.sleep(0.2)
        raise RuntimeError("the hub has ended")

    def said(self):
        """Return the end of its log."""
        return (self.scratch / "log").read_text()[-1000:]

    async def ask(self, method, path, body=None):
        """Return the answer to a request."""
        answer = await AsyncHTTPClient().fetch(
            self.url + path, method=method, headers=self._headers, request_timeout=300,
            body=body and json.dumps(body), allow_nonstandard_methods=True)
        return json.loads(answer.body or "null")

    async def welcome(self, name):
        """Start a server for a new student, with the notebooks in a new folder."""
        (self.scratch / name).mkdir()
        for notebook in notebooks():
            shutil.copy(notebook, self.scratch / name)
        await self.ask("POST", f"hub/api/users/{name}")
        await self.ask("POST", f"hub/api/users/{name}/server")
        while not (await self.ask("GET", f"hub/api/users/{name}"))["server"]:
            await asyncio.sleep(0.2)

    async def open(self, name, notebook):
        """Run a notebook as the page does; return a `Student` at it, and the kernel's id."""
        session = await self.ask("POST", f"user/{name}/api/sessions", {
            "path": notebook.name, "name": "", "type": "notebook", "kernel": {"name": "python3"}})
        kernel, student = session["kernel"]["id"], Student()
        address = f"ws{self.url[4:]}user/{name}/api/kernels/{kernel}/channels"
        cells = json.loads(notebook.read_text("utf-8"))["cells"]
        await student.run(HTTPRequest(address, headers=self._headers, connect_timeout=60), [
            "".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"], "nudge by")
        return student, kernel

    def megabytes(self, word):
        """Return what each student's process takes that has that word in its command.

        What several share, such as a library, counts in parts.
        """
        texts = [Path(f"/proc/{one.pid}/smaps_rollup").read_text()
                 for one in self.process.children(recursive=True)
                 if word in " ".join(one.cmdline()) and "/student" in one.cwd()]
        return [int(re.search(r"\nPss:\s+(\d+)", text)[1]) * 1024 / 1e6 for text in texts]

    def seconds(self):
        """Return how long processors have worked for hub, proxy and students so far."""
        return sum(sum(one.cpu_times()[:2])
                   for one in [self.process, *self.process.children(recursive=True)]
                   if "/watcher" not in one.cwd())
