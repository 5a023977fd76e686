"""The panels on what a network knows: what they say against `mlp`, hand-downs, hands."""

import numpy as np
import pytest
from panel_helpers import FakeBrowser, as_new, drawn_anew, keys, numbers, plain, words

from mlp import Network, forward, panels
from mlp.drawing.text import a_digit
from mlp.lessons.descent.weight_images import measures
from mlp.panels.shared_network import Shelf
from mlp.storage import trained_network

FOLLOWERS = [panels.AllDimensions, panels.AverageCost, panels.Learned, panels.Noise, panels.Fool,
             panels.Mistakes]
TRAINED = trained_network()


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "sizes"), list(zip(
    FOLLOWERS, 3 * [[784, 30, 10], [784, 4, 12, 10]], strict=True)))
def test_a_panel_shows_what_is_put_on_the_shelf_whatever_it_showed_before(kind, sizes, digits):
    shelf, yours = Shelf(), Network.random(sizes, np.random.default_rng(1), init="fan-in")
    panel = kind(digits, shelf)
    browser = FakeBrowser(panel.canvas)
    assert panel.description == as_new(kind, digits).description
    assert "your" not in panel.description
    panel.named[list(panel.named)[-1]].value = panel.named[list(panel.named)[-1]].max
    panel.set(network="untrained")
    shelf.put(yours)
    assert panel.network is shelf.network is not yours and panel.values()["network"] == "yours"
    assert panel.description == kind(digits, yours, state=panel.code).description
    assert browser.frames[-1]["description"] == panel.description
    assert browser.picture == drawn_anew(panel)
    panel.reset()
    assert panel.code == "" and panel.network is shelf.network
    shelf.put(TRAINED)
    panel.choose(list(panel.presets)[-1])
    panel.set(network="yours")
    said = panel.description.lower()
    panel.set(network="trained")
    assert panel.description.lower() == said.replace("your network", "the trained network")


def test_learned_says_the_means_that_forward_gives_and_shows_the_weights_themselves(digits):
    panel, weights = as_new(panels.Learned, digits), TRAINED.weights[0]
    hidden = forward(TRAINED, digits.test.inputs())
    for neuron in (0, 6, 15):
        panel.set(neuron=neuron)
        means = [hidden[1][neuron, digits.test.labels == k].mean() for k in range(10)]
        assert (f"most active on {np.argmax(means)} (mean {max(means):.3f}), "
                f"least on {np.argmin(means)} ({min(means):.3f})") in panel.description
        np.testing.assert_array_equal(panel._large.get_array(), weights[neuron].reshape(28, 28))
    share = (hidden[-1].argmax(axis=0) == digits.test.labels).mean()
    assert f"reads {share:.1%} of 500 test digits right" in panel.description
    on_the_wall = panel._wall.get_array()[29:57, 58:86]     # third in the second row
    np.testing.assert_array_equal(on_the_wall, weights[6].reshape(28, 28))


def test_learned_compares_with_random_weights_and_an_edge_detector(digits):
    panel, spots = as_new(panels.Learned, digits), measures(TRAINED.weights[0])[:, 1]
    assert [row[2].get_text() for row in panel._numbers] == ["0.436", "100%"]
    assert panel._numbers[1][1].get_text() == "12%"
    for go, share in ((panel.go_to_smallest, spots.max()), (panel.go_to_widest, spots.min())):
        go()
        assert panel._numbers[1][0].get_text() == f"{share:.0%}"
    panel.choose("Untrained")
    assert abs(numbers(panel._numbers[0][:1])[0]) < 0.1


def test_noise_is_counted_as_it_is_and_the_next_sure_one_is_the_next(digits):
    panel = as_new(panels.Noise, digits)
    images = np.random.default_rng(0).integers(0, 256, (784, 1000), dtype=np.uint8)
    outputs = forward(TRAINED, images / 255)[-1]
    seen = forward(TRAINED, digits.test.inputs())[-1]
    right = seen.argmax(axis=0) == digits.test.labels
    sure = [(o.max(axis=0) > 0.9).mean() for o in (outputs, seen[:, right], seen[:, ~right])]
    assert panel.description.startswith(
        f"The largest output of the trained network is above 0.9 for {sure[0]:.1%} of 1,000 noise "
        f"images, {sure[1]:.1%} of {right.sum()} digits read right and {sure[2]:.1%} of "
        f"{(~right).sum()}")
    keys(panel, "ArrowRight")
    assert f"image 1 is taken for {a_digit(outputs[:, 1].argmax())}, " in panel.description
    assert f"with {outputs[:, 1].max():.3f}" in panel.description
    panel.set(image=0)
    these = np.flatnonzero(outputs.max(axis=0) > 0.9)
    for expected in these[these > 0][:3]:
        panel.next_sure()
        assert panel.values()["image"] == expected
    panel.set(image=int(these[-1]))
    panel.next_sure()
    assert panel.values()["image"] == these[0]


def test_it_is_fooled_from_blank_paper_by_any_digit_or_goes_as_high_as_it_gets(digits):
    panel = as_new(panels.Fool, digits)
    for output in range(10):
        panel.set(output=output, steps=0)
        panel.fool()
        steps = int(panel.values()["steps"])
        shown = forward(TRAINED, panel._now.get_array().ravel())[-1][output, 0]
        panel.set(steps=steps - 1)
        before = forward(TRAINED, panel._now.get_array().ravel())[-1][output, 0]
        assert before <= 0.95 < shown and 0 < steps <= 20
        assert panel._now.get_array().max() < 0.3
    panel.set_code("start=noise output=9")
    climbing = panel._climbed()[1][:, 9]
    assert climbing.max() < 0.95
    panel.fool()
    assert panel.values()["steps"] == climbing.argmax()


@pytest.mark.slow
def test_memorise_shows_both_courses_at_one_epoch(digits):
    panel = as_new(panels.Memorise, digits)
    for epoch in (0, 30, 100):
        panel.set(epoch=epoch)
        for part in panel._courses:
            assert (f"training {part.train[epoch, 0]:.1%} right, cost {part.train[epoch, 1]:.3f}, "
                    f"test {part.test[epoch, 0]:.1%} right, cost {part.test[epoch, 1]:.3f}"
                    ) in panel.description
    panel.choose("Both fit")
    training, test = (course[int(panel.values()["epoch"]), 0]
                      for course in (panel._courses[1].train, panel._courses[1].test))
    assert training >= 0.95 and test < 0.15
    panel.set(page=3, epoch=50)
    for row, part in zip(panel._texts, panel._courses, strict=True):
        assert words(row[0]) == [str(label) for label in part.told[16:24]]
        assert words(row[1]) == [str(label) for label in part.says[50, 16:24]]


def test_mistakes_counts_and_shows_the_chosen_and_lists_the_worst(digits):
    panel = as_new(panels.Mistakes, digits)
    answers = forward(TRAINED, digits.test.inputs())[-1].argmax(axis=0)
    labels = digits.test.labels
    assert panel.description.startswith(
        f"The trained network reads {(answers != labels).sum()} of")
    panel.set(digit=3, answer=5)
    which = np.flatnonzero((labels == 3) & (answers == 5))
    assert f"{len(which)} time{'s' * (len(which) != 1)} a 3 is read as a 5" in panel.description
    first = panel._chosen[0].get_array()[:, :28]
    np.testing.assert_allclose(first, digits.test.inputs(which[0]).reshape(28, 28))
    assert panel._chosen[1].get_array()[:, 28 * max(0, len(which) - 6):].mask.all()
    panel.set(digits="training")
    outputs, labels = forward(TRAINED, digits.train.inputs())[-1], digits.train.labels
    costs = ((outputs - digits.train.targets()) ** 2).sum(axis=0)
    for k, one in enumerate(np.argsort(-costs)[:10]):
        panel.set(worst=k + 1)
        answer = outputs[:, one].argmax()
        assert f"Number {k + 1} of the worst:" in panel.description
        assert f"cost {costs[one]:.3f}." in panel.description
        assert (f"Output {answer} is {outputs[answer, one]:.3f}, output {labels[one]}"
                in plain(panel))
