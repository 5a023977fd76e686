"""What the bench of training says of made-up seconds, and that its loop learns what we learn."""

import importlib
import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.by_example import Loop
from bench.hub import Row
from bench.hub import report as hub_report
from bench.peers import Task
from bench.report import write
from bench.training_report import SIZES, Way, learning, speed
from mlp import Network, train
from mlp.data import Examples


def seconds(**of):
    """Return the seconds of three rounds, the same for every size."""
    return {Way[name]: dict.fromkeys(SIZES, rounds) for name, rounds in of.items()}


def test_ratios_are_taken_within_a_round_judged_and_left_out_where_nothing_is_installed():
    table, lines = speed(seconds(OURS=[1, 2, 9], TORCH=[12, 20, 27], PRODUCTS=[0.5, 1, 4]))
    assert "| PyTorch eager | 20.0 (10×) |" in table
    assert "- PyTorch eager: 10 at batch 10 (at least 10, met), 10 at batch 32 (at" in lines
    assert "2 at batch 100 (at most 2, met), 2 at batch 1000 (at most 1.8, missed)" in lines
    for took, word in ((0.5, "faster"), (2, "slower")):
        lines = speed(seconds(OURS=[1], JAX=[took], PRODUCTS=[1]))[1]
        assert f"JAX at batch 1: {took} times as long as ours, so it is the {word} one" in lines
    table, lines, note = speed(seconds(OURS=[1], PRODUCTS=[1]), {Way.JAX})
    assert "| JAX, a whole epoch in one jit | – | – | – | – | – |" in table
    assert note == "Not installed, so not measured: JAX, a whole epoch in one jit."
    assert "JAX" not in lines
    table = learning({1: {"seconds": 0.24, "drawn": 0.8271}, 5: {"seconds": 1.3, "drawn": 0.861}})
    assert table.splitlines()[2:] == ["| 1 | 0.2 | 82.7% |", "| 5 | 1.3 | 86.1% |"]


def test_a_table_goes_between_its_own_markers(tmp_path):
    path = tmp_path / "README.md"
    other = "<!-- bench: start -->\nold\n<!-- bench: end -->\n"
    path.write_text(f"{other}<!-- bench-training: start -->\n<!-- bench-training: end -->\n")
    write("new", path, "bench-training")
    assert path.read_text() == (
        f"{other}<!-- bench-training: start -->\nnew\n<!-- bench-training: end -->\n")
    with pytest.raises(ValueError, match="needs the lines <!-- else: start -->"):
        write("new", path, "else")


def test_the_loop_learns_what_we_learn():
    rng = np.random.default_rng(0)
    digits = Examples(rng.integers(0, 256, (784, 25), dtype=np.uint8), rng.integers(0, 10, 25))
    network = Network.random([784, 16, 16, 10], rng, init="fan-in")
    loop = Loop(digits.inputs().T.astype(np.float32), digits)
    loop.begin(Task(network, np.arange(25), 10, 0.5))
    loop.run()
    for _ in train(network, digits, learning_rate=0.5, rng=rng, shuffle=False):
        pass
    for theirs, ours in zip(loop.learned(), network.weights, strict=False):
        np.testing.assert_allclose(theirs, ours, atol=1e-5)


def test_every_bench_finds_what_it_imports():
    for name in ("nudge", "panels", "training"):
        assert importlib.import_module(f"bench.{name}").main


def hub_row(students, calm, storm):
    return Row(students, 90, 250.4, 0.2 * students, [calm] * 20, [9] * 18 + [storm] * 2, 61)


def test_a_hub_breaks_where_late_answers_come_too_late():
    text = hub_report([hub_row(1, 10, 80), hub_row(5, 20, 500)], [240, 200, 260, 210])
    assert "| 5 | 90 MB | 250 MB | 1.00 | 20 ms | 20 ms | 9 ms | 500 ms | 61 ms |" in text
    assert "ten seconds a minute: 95% of the answers come within 100 ms for up to 5 of" in text
    assert "all drag at once: 95% of the answers come within 100 ms for up to 1 of" in text
    assert "with the largest of these: 350 MB and 0.200 cores" in text
    assert "for none of these numbers" in hub_report([hub_row(1, 101, 101)], [0])
