"""Cells that are run again, in a real kernel: the old panel ends, and the reader's work goes on."""

import os

import pytest
from jupyter_client.manager import start_new_kernel

pytestmark = pytest.mark.slow

RUNS = int(os.environ.get("RUNS", 4))     # of a cell, to see whether anything grows

SET_UP = """
import gc, weakref
try:
    from ipywidgets.widgets.widget import _instances
except ImportError:     # ipywidgets 7
    from ipywidgets import Widget
    _instances = Widget.widgets
from mlp import load_digits, panels
digits = load_digits(train=300, test=200)
panels.OneNeuron().close()      # what all panels share stays
kept = {}
def latest(kind):
    return [one for one in _instances.values() if isinstance(one, kind)][-1]
def open_widgets():
    return len(_instances)
def keep(name, *objects):
    kept[name] = [weakref.ref(one) for one in objects]
def freed(name):
    gc.collect()
    return [reference() is None for reference in kept[name]]
def refused():
    try:
        panels.OneNeuron("bias=99")
    except ValueError:
        pass
"""


@pytest.fixture(scope="module")
def run():
    """Return a function that runs code as a cell of some name, and returns what it prints."""
    manager, client = start_new_kernel(kernel_name="python3")

    def run_cell(code, cell="aside", **more):
        message = client.session.msg("execute_request", {
            "code": code, "silent": False, "store_history": True, "user_expressions": {},
            "allow_stdin": False, "stop_on_error": False}, metadata={"cellId": cell, **more})
        client.shell_channel.send(message)
        said = ""
        while True:
            answer = client.get_iopub_msg(timeout=60)
            if answer["parent_header"].get("msg_id") != message["header"]["msg_id"]:
                continue
            content = answer["content"]
            said += (content.get("text", "") or content.get("evalue", "")
                     or content.get("data", {}).get("text/plain", ""))
            if content.get("execution_state") == "idle":
                return said.strip()

    run_cell(SET_UP)
    yield run_cell
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def test_a_cell_run_again_keeps_the_picture_and_frees_the_old_panel(run):
    run("panels.OneNeuron()", "one")
    before = run("print(open_widgets())")
    run("old = latest(panels.OneNeuron); old.set(bias=4); keep('old', old, old.figure); del old")
    assert "is 6.600" in run("panels.OneNeuron()", "one")
    assert run("print(latest(panels.OneNeuron).code)") == "bias=4"
    assert run("print(freed('old'), open_widgets())") == f"[True, True] {before}"
    assert "is 4.600" in run("panels.OneNeuron('bias=2')", "one")   # if it asks for the same


def test_a_cell_without_a_panel_any_more_a_deleted_one_and_one_that_fails_end_theirs(run):
    start = run("print(open_widgets())")
    for cell in ("emptied", "deleted", "fails"):
        run("panels.OneNeuron()", cell)
    assert run("print(open_widgets())") != start
    run("1", "emptied")
    run("1", "other", deletedCells=["deleted"])
    assert "by zero" in run("1/0", "fails")
    assert run("print(open_widgets())") == start


def test_a_panel_that_another_cell_shows_stays_open(run):
    run("shown = panels.OneNeuron()\nshown", "first")
    run("shown", "second")
    for cell, stays in (("first", "True"), ("second", "False")):
        run("1", cell)
        assert run("print(shown.comm is not None)") == stays


def test_only_jupyterlab_says_which_cells_are_deleted(run):
    ask = "from mlp.live.notebook_cells import in_lab\nprint(in_lab())"
    assert [run(ask, "asks", deletedCells=[]), run(ask, "asks")] == ["True", "False"]


def test_the_answer_to_a_prediction_stays_and_the_run_of_a_ball_ends(run):
    run("panels.Predict('nothing comes in')", "question")
    run("latest(panels.Predict).pick(2)")
    run("panels.Predict('nothing comes in')", "question")
    assert run("print(latest(panels.Predict).reply.value)").startswith("Not so: 0.5.")
    run("panels.Ball()", "ball")
    run("old = latest(panels.Ball); old.run()")
    run("1", "ball")
    assert run("print(old.running)") == "False"


def test_a_training_goes_on_in_the_new_panel_and_stops_in_the_old(run):
    cell = "training = panels.TrainYourself(digits)\ntraining"
    run(cell, "train")
    run("old = training; old.step(); old.step(); old.play()")
    assert "after" in run(cell, "train")
    assert run("print(old.playing, training.playing, training.session is old.session)"
               ) == "False False True"
    run("seen = training.session.seen; training.step()")
    assert run("print(training.session.seen > seen)") == "True"


@pytest.mark.parametrize(("line", "times"), [
    ("panels.OneNeuron()", 3), ("display(panels.OneNeuron())", 3), ("refused()", 3)])
def test_many_panels_of_a_loop_end_with_the_next_run_of_its_cell(run, line, times):
    start = int(run("print(open_widgets())"))
    run(f"for _ in range({times}):\n    {line}", "loop")
    assert int(run("print(open_widgets())")) > start + 10 * times
    run("1", "loop")
    assert int(run("print(open_widgets())")) == start


def test_many_runs_of_a_cell_leave_nothing_behind(run):
    run("import psutil")
    count = ("gc.collect(); print(open_widgets(), len(gc.get_objects()), "
             "psutil.Process().memory_info().rss // 10**6)")
    for _ in range(3):
        run("panels.OneNeuron()", "again")
    widgets, objects, megabytes = map(int, run(count).split())
    for _ in range(RUNS):
        run("panels.OneNeuron()", "again")
    now, more, larger = map(int, run(count).split())
    print(f"After {RUNS} more runs: {more - objects:+} objects, {larger - megabytes:+} MB")
    assert now == widgets and more - objects < 3000 and larger - megabytes < 50
