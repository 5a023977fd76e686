"""A network that learns from a few examples again and again."""

import numpy as np
import pytest

from mlp import gradient, load_digits
from mlp.lessons.descent.amounts import learned_from


def test_it_learns_from_the_first_examples_only_and_makes_all_its_steps():
    examples = load_digits(train=60, test=1).train

    def learned(count, steps, examples=examples):
        return learned_from(examples, count, steps=steps, learning_rate=1.0, seed=3)

    few = learned(20, 50).weights[0]
    assert np.array_equal(few, learned(10**6, 50, examples.pick(slice(0, 20))).weights[0])
    assert not np.array_equal(few, learned(21, 50).weights[0])
    none = learned(1, 0)
    slopes = gradient(none, examples.inputs(0), examples.targets(0))
    assert learned(1, 1).weights[1] == pytest.approx(none.weights[1] - slopes.weights[1], abs=1e-5)
