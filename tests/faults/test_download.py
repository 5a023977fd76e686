"""Nothing half-written stays in the cache, and what is shown of a download is one bar."""

import errno
import json
import os
import stat
import time
from contextlib import nullcontext
from pathlib import Path
from unittest.mock import Mock

import pytest
import tqdm.auto
from server import Server
from standins import FILES, LOAD, TRAIN, WANTED, contents, is_right, start

from mlp.data import download

pytestmark = pytest.mark.slow


def test_only_a_damaged_file_is_downloaded_again(folder, ask):
    with Server(FILES) as server:
        ask(server)
        path = folder / "t10k-images-idx3-ubyte.gz"
        old = path.read_bytes()
        damaged = [b"", old[:-1], old + b"\0", old[:40] + bytes([old[40] ^ 4]) + old[41:]]
        for content in damaged:
            path.write_bytes(content)
            assert is_right(ask(server))
        assert server.asked == [*FILES, *[path.name] * len(damaged)] and contents(folder) == FILES


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_others_may_read_what_was_downloaded_as_far_as_the_umask_allows(folder, ask):
    old = os.umask(0o027)
    try:
        with Server(FILES) as server:
            ask(server)
    finally:
        os.umask(old)
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o640}


def test_an_interrupted_download_leaves_nothing_and_starts_again(folder, ask, monkeypatch):
    def interrupt(self, mirror, file):
        file.write(b"half of it")
        raise KeyboardInterrupt

    with Server(FILES) as server:
        with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
            patch.setattr(download.Incoming, "receive", interrupt)
            ask(server)
        assert contents(folder) == {}
        assert is_right(ask(server))


def test_two_processes_that_download_at_once_both_succeed(folder):
    with Server(FILES, "to_two_at_once") as server:
        for process in [start(folder, server) for _ in range(2)]:
            out, errors = process.communicate(timeout=60)
            assert out == f"{TRAIN[0].sum()}\n" and process.returncode == 0, errors
            assert all(line.strip().startswith("Downloading MNIST, once:")  # the bar is all
                       for line in errors.replace("\r", "\n").splitlines() if line.strip())
        assert sorted(server.asked) == sorted([*FILES, *FILES])
    assert contents(folder) == FILES


def test_what_a_killed_process_leaves_does_no_harm_and_goes_in_time(folder, ask):
    with Server(FILES, "stall") as server:
        process = start(folder, server)
        while process.poll() is None and not any(
                part.stat().st_size for part in folder.glob("*.part")):
            time.sleep(0.01)
        process.kill()
        process.communicate()
    (part,) = folder.iterdir()
    with Server(FILES) as server:
        assert is_right(ask(server)) and contents(folder).keys() == {*FILES, part.name}
        os.utime(part, (time.time() - download.STALE - 9,) * 2)
        (folder / WANTED[0].name).unlink()
        assert is_right(ask(server)) and contents(folder) == FILES


def test_a_full_disk_is_one_sentence_and_no_reason_to_blame_the_mirror(folder, ask, monkeypatch):
    full = Mock(**{"write.side_effect": OSError(errno.ENOSPC, "No space left on device")})
    receive = download.Incoming.receive
    monkeypatch.setattr(download.Incoming, "receive",
                        lambda self, mirror, file: receive(self, mirror, full))
    with Server(FILES) as server, pytest.raises(OSError) as caught:
        ask(server)
    assert str(caught.value).startswith(
        f"MNIST cannot be kept in {folder} (No space left on device): make room there or")
    assert len(server.asked) == 1 and contents(folder) == {}
    folder.rmdir()
    folder.parent.rmdir()
    folder.parent.write_text("in the way")
    with pytest.raises(OSError, match='MNIST cannot be kept.*"drawn"'):
        ask(server)
    assert folder.parent.read_text() == "in the way" and len(server.asked) == 1


def test_a_file_that_cannot_be_replaced_is_taken_if_it_is_whole(folder, ask, monkeypatch):
    def busy(path, write):
        path.write_bytes(FILES[path.name])  # somebody else has just put it there
        raise PermissionError(errno.EACCES, "The process cannot access the file")

    monkeypatch.setattr(download, "write_whole", busy)
    with Server(FILES) as server:
        assert is_right(ask(server))


class Bar:
    """Stands in for tqdm's, and remembers."""

    def __init__(self, desc, total, **options):
        self.title, self.total, self.now, self.most = desc, total, 0, 0

    def update(self, more):
        self.now += more
        self.most = max(self.most, self.now)


def test_one_bar_shows_all_four_files_and_takes_back_what_was_in_vain(
        folder, ask, monkeypatch):
    bars = []
    monkeypatch.setattr(tqdm.auto, "tqdm",
                        lambda **of: bars.append(Bar(**of)) or nullcontext(bars[-1]))
    with Server(FILES, "cut_off") as one, Server(FILES, "wrong_bytes") as two, (
            Server(FILES)) as three:
        ask(one, two, three)
    (bar,) = bars
    assert bar.title == "Downloading MNIST, once"
    assert bar.now == bar.most == bar.total == sum(map(len, FILES.values()))


def test_in_a_notebook_the_bar_is_a_widget_and_nothing_else_is_said(folder):
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.v4.new_notebook()
    with Server(FILES) as server:
        given = json.dumps([str(folder.parent), server.url, WANTED])
        notebook.cells = [nbformat.v4.new_code_cell(f"import sys; sys.argv[1] = {given!r}"),
                          nbformat.v4.new_code_cell(LOAD)]
        NotebookClient(notebook, timeout=60, kernel_name="python3",
                       resources={"metadata": {"path": str(Path.cwd())}}).execute()
    said, shown = [], []
    for output in notebook.cells[1].outputs:
        (shown if output.output_type == "display_data" else said).append(output)
    assert [output.text for output in said] == [f"{TRAIN[0].sum()}\n"]
    assert "application/vnd.jupyter.widget-view+json" in shown[0].data
