"""How many students fit on one server: a real JupyterHub, and more and more of them on it.

    python -m bench.hub [--users 1 5 10 20] [--write]

They are web sockets that send what a page sends; beside them one student sits in a real browser.
"""

import argparse
import asyncio
import importlib.util
import os
import random
import shutil
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from statistics import median, quantiles
from typing import NamedTuple

from playwright.sync_api import Error, sync_playwright
from tornado.httpclient import HTTPClientError

from bench.hand import Hand
from bench.hub_server import Hub
from bench.nudge import FLAGS, ROOT, find_chromium, free_port, open_way
from bench.report import write
from bench.ways import WAYS, write_notebook
from mlp.command import notebooks

HOST = "hub.test"   # a page of any other name than localhost has no direct line to the kernel
AT_ONCE = 4         # students who come in at the same moment
MINUTE, DRAG, STORM = 60, 10, 5     # seconds; in a storm all drag at once
LIMIT = 100         # ms, in which a hand wants its answer
HEAD = """| students | server | kernel | cores at work | answer, median | 95% | all drag: median \
| 95% | seen in a browser |
|--:|--:|--:|--:|--:|--:|--:|--:|--:|"""


class Row(NamedTuple):
    """What so many students took: MB, cores, and ms of each answer; medians but for `cores`."""

    students: int
    server: float
    kernel: float
    cores: float
    calm: list
    storm: list
    seen: float

    def __str__(self):
        times = [f"{time:.0f} ms" for one in (self.calm, self.storm)
                 for time in (median(one), late(one))]
        return (f"| {self.students} | {self.server:.0f} MB | {self.kernel:.0f} MB "
                f"| {self.cores:.2f} | {' | '.join(times)} | {self.seen:.0f} ms |")


def late(times):
    """Return the time within which 95 of 100 come."""
    return quantiles(times, n=20)[-1]


def report(rows, kernels):
    """Return everything as Markdown: the table, where it breaks, what a student takes."""
    last, lines = rows[-1], []
    for name, how in (("calm", "drag ten seconds a minute"), ("storm", "all drag at once")):
        good = [row.students for row in rows if late(getattr(row, name)) <= LIMIT]
        lines.append(f"- students who {how}: 95% of the answers come within {LIMIT} ms for "
                     f"{f'up to {max(good)} of them' if good else 'none of these numbers'}")
    most = max(kernels)
    return "\n".join([
        HEAD, *map(str, rows), "", *lines,
        f"- a kernel after notebook 1, 2, 3, 4: {', '.join(f'{one:.0f}' for one in kernels)} MB",
        f"- a student, with the largest of these: {last.server + most:.0f} MB and "
        f"{last.cores / last.students:.3f} cores", "",
        f"{os.cpu_count()} cores, on which the students' web sockets and the browser run, too."])


def watch(hub):
    """Open a panel in a browser, as a student who logs in; return the `Hand` on it."""
    way, port, url = WAYS["b"], free_port(), hub.url.replace("127.0.0.1", HOST)
    folder = hub.scratch / "watcher"
    folder.mkdir()
    write_notebook(folder / way.file, ["with_panel", "timed"], "import with_panel")
    page = sync_playwright().start().chromium.launch(executable_path=find_chromium(), args=[
        *FLAGS, f"--remote-debugging-port={port}",
        f"--host-resolver-rules=MAP {HOST} 127.0.0.1"]).new_page()
    page.goto(f"{url}hub/login")
    page.fill("[name=username]", "watcher")
    page.click("[type=submit]")
    page.wait_for_url("**/user/watcher/**", timeout=120_000)
    open_way(page, way, f"{url}user/watcher/lab/workspaces/{{0}}/tree/{{1}}", folder)
    return Hand(page, way, port)


def press(hand):
    """Press a key again and again, for most of a minute; return what each press took."""
    until, keys = time.monotonic() + MINUTE - 5, []
    while time.monotonic() < until:
        keys += hand.press(1)
    return keys


async def work(hub, students, pressed):
    """Let the students work for a minute, then all drag at once; return the `Row` of it."""
    async def some_time(student):
        await asyncio.sleep(random.uniform(0, MINUTE - DRAG))
        await student.drag(DRAG)

    def answers():
        return [1000 * student.answers.pop() for student in students for _ in student.answers[:]]

    worked, start = hub.seconds(), time.monotonic()
    keys, *_ = await asyncio.gather(pressed(), asyncio.sleep(MINUTE), *map(some_time, students))
    cores, calm = (hub.seconds() - worked) / (time.monotonic() - start), answers()
    await asyncio.gather(*(student.drag(STORM) for student in students))
    return Row(len(students), median(hub.megabytes("singleuser")),
               median(hub.megabytes("ipykernel")), cores, calm, answers(),
               median(key["key"] for key in keys))


async def grow(hub, students, count):
    """Let students in, a few at a time, until there are `count`."""
    while len(students) < count:
        names = [f"student-{k}" for k in range(len(students), count)][:AT_ONCE]
        await asyncio.gather(*map(hub.welcome, names))
        students += [student for student, _ in await asyncio.gather(
            *(hub.open(name, notebooks()[0]) for name in names))]


async def measure(hub, counts, eye):
    """Let more and more students in; return a `Row` for each of `counts`, and kernels' MB."""
    def in_browser(function, *arguments):
        return asyncio.get_running_loop().run_in_executor(eye, function, *arguments)

    await hub.started()
    await hub.welcome("student-all")
    hand, *opened = await asyncio.gather(
        in_browser(watch, hub), *(hub.open("student-all", one) for one in notebooks()))
    kernels = [hub.megabytes(kernel)[0] for _, kernel in opened]
    await hub.ask("DELETE", "hub/api/users/student-all/server")
    students, rows = [], []
    for count in counts:
        try:
            await grow(hub, students, count)
            rows.append(await work(hub, students, lambda: in_browser(press, hand)))
        except (Error, HTTPClientError, OSError) as error:
            print(f"bench: {count} students are too many: {error}", file=sys.stderr)
            break
        print(rows[-1], file=sys.stderr)
    await in_browser(hand.page.context.browser.close)
    return rows, kernels


def main():
    """Measure, print, and write if asked to. What goes wrong is said, and fails no build."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--users", type=int, nargs="+", default=[1, 5, 10, 20])
    parser.add_argument("--write", action="store_true", help="put the table into docs/HUB.md")
    asked = parser.parse_args()
    if not importlib.util.find_spec("jupyterhub") or not shutil.which("configurable-http-proxy"):
        sys.exit("bench: a hub is needed: python -m pip install jupyterhub, and with npm "
                 "install -g configurable-http-proxy")
    with (ThreadPoolExecutor(1) as eye,
          tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch):
        hub = Hub(scratch)
        try:
            text = report(*asyncio.run(measure(hub, sorted(asked.users), eye)))
            print(text)
            if asked.write:
                write(text, ROOT / "docs" / "HUB.md", "hub")
        except (Error, HTTPClientError, RuntimeError, ValueError) as error:
            print(f"bench: {error}; the hub said: {hub.said()}", file=sys.stderr)
        finally:
            hub.process.terminate()
            hub.process.wait(120)   # it ends the students' servers first


if __name__ == "__main__":
    main()
