"""Wrong answers that people write get the hint that names the mistake, step by step."""

import subprocess
import sys
import threading
import time

import numpy as np
import pytest
from answers import LEFT_OVER, all_steps, answer, assert_well_said, wrong_answers

from mlp import Network, gradient
from mlp.check import EXERCISES, NOT_QUITE, NOT_YET, TRIES, calls, check
from mlp.check.compare import difference
from mlp.check.watch import TooLong, watched

MORE = " The next try tells more."
SOON = 0.2  # seconds, for what would never come to an end


@pytest.fixture(autouse=True)
def _first_try():
    TRIES.clear()


def test_there_are_enough_wrong_answers_to_every_exercise():
    names = [name for name, *_ in wrong_answers()]
    assert all(names.count(name) >= 10 for name in EXERCISES)


@pytest.mark.parametrize(("name", "words", "body"), [
    pytest.param(name, words, body, id=f"{name}: {words[0]}", marks=[pytest.mark.slow] * later)
    for name, words, body, later in wrong_answers()])
def test_a_wrong_answer_gets_its_hint(name, words, body, monkeypatch):
    if any("5 seconds" in word for word in words):
        monkeypatch.setattr(calls, "SECONDS", SOON)
        words = [word.replace("5 seconds", f"{SOON} seconds") for word in words]
    report = check(answer(name, body, gradient=gradient, **LEFT_OVER))
    assert report.verdict in (NOT_QUITE, NOT_YET)
    told = all_steps(report, name)
    assert any(all(word in step for word in words) for step in told), told


# Steps

FORGOT = answer("neuron", "return sigmoid(weights @ inputs)")
FLIPPED = answer("neuron", "return sigmoid(-(weights @ inputs + bias))")
FOUND = answer("neuron", "return sigmoid(weights @ inputs + bias)")


def test_hints_come_in_steps_and_begin_anew_with_another_mistake():
    told = [check(FORGOT).sentence for _ in range(5)]
    assert told[0] == f"look again at the bias: what is done with it, and where.{MORE}"
    assert told[1] == f"the bias is missing. It is added to the sum, before the squish.{MORE}"
    assert told[2] == ("an example: given inputs [0.7, 0.3], weights [-1.5, 3] and bias -2, the "
                       "products add up to -0.15, with the bias that makes -2.15, squished 0.104; "
                       "you returned 0.463, expected 0.104.")
    assert told[3] + MORE == told[1] and told[4] == told[2]
    assert check(FLIPPED).sentence == f"look again at the squish, which comes last.{MORE}"
    assert check(FORGOT).sentence == told[0]
    assert check(FOUND).right
    assert check(FORGOT).sentence == told[0]


@pytest.mark.slow
def test_a_network_of_the_notebook_is_left_over_too():
    known = {"gradient": gradient, "net": Network.random([2, 2], np.random.default_rng(0))}
    function = answer("backprop", "return gradient(net, inputs, targets)", **known)
    assert "`backprop` uses `net`, left over from another cell;" in check(function).sentence


# Functions without an end

@pytest.mark.slow
@pytest.mark.parametrize("body", [
    "while True:\n    pass", "k = 0\nwhile k < 3:\n    np.exp(k)\nreturn k",
    "while True:\n    try:\n        np.exp(1)\n    except Exception:\n        pass"])
def test_a_function_without_an_end_is_stopped_in_any_thread(body, monkeypatch):
    monkeypatch.setattr(calls, "SECONDS", SOON)
    function, said = answer("neuron", body), []
    thread = threading.Thread(target=lambda: said.append(check(function)))
    thread.start()
    thread.join()
    for report in (*said, *([check(function)] if "try" in body else [])):
        assert_well_said(report)
        assert report.sentence.startswith(f"`neuron` was stopped after {SOON} seconds in line ")


def test_what_comes_to_an_end_in_time_is_not_stopped_and_nothing_comes_later():
    assert watched(lambda: sum(range(10**6)), seconds=30) == 499999500000
    for _ in range(200):
        try:
            assert watched(lambda: [k for k in range(20000)][-1], seconds=0.001) == 19999
        except TooLong:
            pass
    time.sleep(0.05)  # one on its way would come here
    code = ("import sys; from mlp.check.watch import watched; watched(int, 9); "
            "sys.settrace(lambda *event: None); (lambda: 1)()")   # hung while anything was left
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_of_many_numbers_the_one_that_is_furthest_off_is_named():
    want = np.zeros((4, 5))
    got = want + 0.1
    got[2, 3] = 0.5
    assert difference([got], want).startswith("you returned 0.5")
    assert "[2, 3]" in difference([got], want)
