"""What a reader has done, as text; and what a class has done, as a table."""

import re

import numpy as np
import pytest

from mlp import Network, cost, panels
from mlp.activations import sigmoid, sigmoid_slope
from mlp.check import TRIED, check
from mlp.check.exercises.descent import step_down
from mlp.panels.results import PICKED
from notebooks.before_after import BEFORE_AFTER, BeforeAfter
from notebooks.class_results import class_results


@pytest.fixture(autouse=True)
def session():
    """Begin and end with nothing done."""
    PICKED.clear(), TRIED.clear()
    yield
    PICKED.clear(), TRIED.clear()


def neuron(inputs, weights, bias):
    return weights @ inputs + bias


def no_squish(name, place, after):
    """Answer a question before and after, and get an exercise wrong; return the results."""
    panels.Predict("ink").pick(place)
    BeforeAfter(1, "before").asked[0].pick(place)
    BeforeAfter(1, "after").asked[0].pick(after)
    check(neuron)
    return panels.my_results(name)


def test_results_are_a_line_for_each_and_a_right_answer_on_the_second_try_is_right():
    assert no_squish("Ada", 0, 1).splitlines() == [
        "nudge results | Ada", "prediction | ink | 4 in 5 | wrong", "before | 1a | 0 | wrong",
        "after | 1a | 1 | right", "exercise | neuron | wrong | 1",
        "mistake | neuron | the squish is missing: you return the weighted sum."]
    for answer in (lambda inputs, weights, bias: ..., lambda inputs, weights, bias: sigmoid(
            weights @ inputs + bias)):      # the stub is no try
        answer.__name__ = "neuron"
        check(answer)
    assert "exercise | neuron | right | 2" in panels.my_results()


def test_the_first_pick_counts_but_before_a_notebook_the_last():
    question, before = panels.Predict("ink"), BeforeAfter(1).asked[1]
    for place in (0, 2):
        question.pick(place)
        before.pick(place)
    assert list(PICKED.values()) == [("4 in 5", False), ("0.5", False)]
    assert [button.icon for button in before._options] == ["", "", "hand-o-right"]
    assert before.question.why not in before.reply.value


@pytest.mark.slow
def test_a_class_is_put_together_whatever_else_lies_there(tmp_path):
    with pytest.raises(ValueError, match="no results"):
        class_results(tmp_path)
    for name, place, after in (("Ada", 0, 1), ("Bo | b", 0, 0), ("", 2, 1)):
        PICKED.clear(), TRIED.clear()
        (tmp_path / f"{name[:2].strip() or 'cy'}.txt").write_text(
            "Hello!\r\n" * (name == "Ada") + no_squish(name, place, after), encoding="utf-8")
    (tmp_path / "diary.txt").write_bytes(b"\xff dear diary | right")
    (tmp_path / "torn.txt").write_text("nudge results | Torn\nexercise | neu")
    table = class_results(tmp_path)
    for row in ("Ada +0/1 +1/1 +0/1 +0/1", "Bo / b +0/1 +0/1 +0/1 +0/1",
                "cy +0/1 +1/1 +1/1 +0/1", "Torn +– +– +– +–"):
        assert re.search(f"^{row}$", table, re.MULTILINE), row
    assert "   3 × exercise neuron: the squish is missing:" in table
    assert "   2 × prediction “ink”: 4 in 5" in table and table.endswith("diary.txt")


@pytest.mark.slow
@pytest.mark.parametrize("name", BEFORE_AFTER)
def test_every_wrong_option_of_the_five_questions_has_its_own_reason(name):
    question = BEFORE_AFTER[name]
    places = set(range(len(question.options)))
    assert set(question.wrong) == places - {question.right}
    replies = []
    for place in places:
        asked = panels.Predict(question, "after", name)
        asked.pick(place)
        replies.append(asked.reply.value)
    assert len(set(replies)) == len(places)
    assert [reply.startswith("Yes. ") for reply in replies].index(True) == question.right


def test_numbers_of_the_five_questions_are_right():
    def right(name):
        return BEFORE_AFTER[name].options[BEFORE_AFTER[name].right].replace("−", "-")
    assert float(right("1a")) == np.array([2, -1]) @ [0.5, 1] + 1
    assert int(right("1d")) == Network.random([3, 2, 1], np.random.default_rng(0)).n_parameters
    with_outputs = Network([np.zeros((2, 1))], [np.log([[4], [3 / 7]])])    # 0.8 and 0.3
    assert float(right("2a")) == pytest.approx(
        cost(with_outputs, np.zeros((1, 1)), np.array([[1], [0]])))
    assert float(right("2b")) == pytest.approx(step_down(np.array(3.0), np.array(-2.0), 0.1))
    assert float(right("3e")) == pytest.approx(np.mean([0.6, -0.3, 0]))
    assert float(right("4d")) == sigmoid_slope(0.0)
    with pytest.raises(ValueError, match="from 1 to 4"):
        BeforeAfter(5)
