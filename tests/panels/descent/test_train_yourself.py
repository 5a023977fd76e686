"""Train it yourself, without a browser: turns are taken by hand instead of by the clock."""

import re
import signal

import numpy as np
import pytest
from panel_helpers import as_new, bring, keys, point

from mlp import Network, forward, load_digits, panels
from mlp.panels.descent.player import Player
from mlp.panels.shared_network import Shelf
from mlp.storage import save_network

FAST = "source=given speed=full epochs=2"


@pytest.fixture(scope="module")
def digits():
    return load_digits(train=400, test=100)


@pytest.fixture
def panel(digits):
    return as_new(panels.TrainYourself, digits, state=FAST)


def play(panel):
    panel.play()
    while panel.playing:
        panel._player.take_turn()
    return panel.description


def curve(panel):
    return [(m.examples, m.costs, m.right) for m in panel.session.history.moments]


def test_paused_turned_back_and_resumed_the_curve_is_the_same(panel, digits):
    said, progress = play(panel), panel._progress
    right = forward(panel.moment.network, digits.test.inputs())[-1].argmax(0) == digits.test.labels
    assert "after 800 digits;" in said and f"and {right.mean():.1%}." in said
    at_once = curve(panel)
    panel.set_code(FAST.replace("full", "watch"))
    assert progress.get_text() == "Press Play."
    panel.play()
    assert "getting the digits" in progress.get_text()
    for _ in range(4):
        panel._player.take_turn()
    assert re.fullmatch(r"Epoch 0\.\d\d of 2, \d+ s left, [\d,]+ digits a second\.",
                        progress.get_text())
    panel.pause()
    assert re.fullmatch(r"Paused at epoch 0\.\d\d of 2\.", progress.get_text())
    seen = panel.session.seen
    assert 0 < seen < 800 and not panel.playing
    panel.look.value = 30
    assert panel.moment.examples < seen
    play(panel)
    assert panel.look.value == 100 and curve(panel) == at_once
    assert progress.get_text() == "2.00 epochs done." and panel._done.get_width() == 1
    other = panels.TrainYourself(digits, state=FAST)
    other.step()
    other.close()
    assert other.session.seen == 10    # what was learned stays


def test_one_step_is_one_batch_and_a_play_is_its_epochs(panel):
    panel.step()
    assert panel.session.seen == 10 and "after 10 digits;" in panel.description
    panel.set(batch=100)
    panel.step()
    assert panel.session.seen == 110
    panel.set(batch=10)
    for seen in (800, 1600):
        play(panel)
        assert panel.session.seen == seen
    panel.start_over()
    assert panel.session.seen == 0 and panel.goal == 800


def test_pressing_play_twice_trains_once(panel):
    taken = []
    panel.set(speed="watch")
    panel._player._loop.later = lambda seconds, turn: taken.append(turn)
    panel.play()
    panel.play()
    assert len(taken) == 1
    panel.pause()
    panel.play()    # a turn of the first *Play* may still be waiting
    first, second = taken
    first()
    assert panel.session.seen == 0
    second()
    assert panel.session.seen > 0 and len(taken) == 3
    del panel._player._loop.later


def test_the_rate_changes_from_the_next_step_on_and_other_widths_begin_anew(panel):
    panel.set(speed="watch")
    panel.play()
    panel._player.take_turn()
    panel.set(eta=0.1)
    panel._player.take_turn()
    assert [stretch.learning_rate for stretch in panel.session.trail] == [0.5, 0.1]
    assert panel.playing
    panel.set(width1=30)
    assert not panel.playing and panel.session.seen == 0
    assert "784-30-16-10" in panel.description and "begins anew" in panel.description
    assert "begins anew" in panel._progress.get_text()


@pytest.mark.slow
def test_the_state_code_tells_how_the_network_came_to_be(panel, digits):
    play(panel)
    panel.set(eta=0.1)
    panel.step()
    panel.look.value = 70
    shown, code = panel.description, panel.code
    assert re.search(r"learned=0\.5/10/\d+$", code)
    other = panels.TrainYourself(digits, state=code)
    assert other.description == shown and other.code == code
    assert other.session.seen == panel.moment.examples
    with pytest.raises(ValueError, match="does not say how a network has learned"):
        other.set_code("learned=much")
    assert other.description == shown


@pytest.mark.slow
def test_an_explosion_is_said_and_a_smaller_rate_goes_on(panel):
    panel.set(activation="relu", width1=64, width2=64, eta=0.01)
    panel.step()
    panel.set(eta=30, batch=1)
    said = play(panel)
    assert said.startswith("The cost is no longer a number after")
    assert "η = 30 is too large" in said and "choose a smaller η" in said
    assert "exploded" in panel._progress.get_text() and panel.session.seen == 10
    panel.set(eta=0.01, batch=10)
    said = play(panel)
    assert said.startswith("Network 784-64-64-10") and panel.session.seen == 800
    panel.choose("Steps too large")
    panel.set(source="given", speed="full", epochs=20)
    assert play(panel).endswith("the cost is flat.")


@pytest.mark.slow
def test_the_network_that_is_shown_goes_to_the_shelf(digits):
    shelf, heard = Shelf(), []
    panel = panels.TrainYourself(digits, shelf, FAST)
    shelf.observe(heard.append, "network")
    play(panel)
    panel.look.value = 50
    panel.use()
    assert len(heard) == 1 and shelf.network.weights[0].dtype == np.float64
    np.testing.assert_array_equal(shelf.network.weights[0], panel.moment.network.weights[0])
    assert f"after {panel.moment.examples:,} digits" in panel.canvas.message
    panel.start_over()
    assert len(heard) == 1


def test_hand_and_keys_turn_back_turn_over_and_play(panel):
    play(panel)
    moments = panel.session.history.moments
    keys(panel, "ArrowLeft")
    assert panel.moment is moments[-2]
    point(panel, panel._learning.axes[0], (2.0, 1.0))
    assert panel.moment is max((m for m in moments if m.examples <= 100), key=lambda m: m.examples)
    keys(panel, "ArrowUp")
    assert panel.values()["digit"] == 99
    point(panel, panel._digit.axes, (5, 5))
    assert panel.values()["digit"] == 0
    keys(panel, " ")
    assert panel.playing and panel.moment is moments[-1]
    keys(panel, " ")
    assert not panel.playing


def test_sixteen_images_are_shown_or_fewer(panel):
    for neurons in (3, 16, 40):
        panel.set(width1=neurons)
        values = panel._images.get_array()
        corners = values[:-1:30, :-1:30]
        assert np.isfinite(corners).sum() == min(neurons, 16)
    weights = panel.moment.network.weights[0]
    np.testing.assert_array_equal(values[30:58, 60:88].ravel(), weights[6])  # row 1, column 2


def test_mnist_without_its_files_is_a_sentence_and_the_given_digits(panel, monkeypatch, tmp_path):
    monkeypatch.setattr("mlp.data.mnist.cache_folder", lambda: tmp_path)
    panel.set(source="mnist")
    assert panel.description.startswith("The files of MNIST are not on this machine")
    assert "Until then it learns from the 400 digits that this" in panel.description
    assert "none of them MNIST's" in panel._which[0].get_text()
    play(panel)
    assert panel.session.seen == 800


def test_to_interrupt_is_to_pause_and_an_error_ends_the_play():
    stopped, before = [], signal.getsignal(signal.SIGINT)
    player = Player(lambda: True, lambda: stopped.append(1))
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)    # as a kernel does between two cells
        player.play()
        player._go_on(1)
        assert player.playing
        signal.raise_signal(signal.SIGINT)
        player._go_on(1)
        assert not player.playing and stopped == [1]
    finally:
        signal.signal(signal.SIGINT, before)
    player = Player(lambda: 1 / 0, lambda: stopped.append(2))
    player.play()
    with pytest.raises(ZeroDivisionError):
        player._go_on(1)
    assert not player.playing and stopped == [1, 2]


@pytest.mark.parametrize("widths", [(0, 0, 0, 0), (0, 5, 0, 3), (8, 7, 6, 64)])
def test_none_to_four_hidden_layers_learn_and_their_parameters_are_counted(panel, widths):
    panel.set(**{f"width{l}": width for l, width in enumerate(widths, 1)})
    sizes = [784, *filter(None, widths), 10]
    many = sum((a + 1) * b for a, b in zip(sizes, sizes[1:], strict=False))
    assert f"Network {'-'.join(map(str, sizes))} (sigmoid, {many:,} weights" in panel.description
    panel.step()
    assert panel.moment.network.sizes == sizes and "after 10 digits;" in panel.description


def test_a_saved_network_is_loaded_goes_on_learning_and_is_forgotten_by_reset(
        digits, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    panel = panels.TrainYourself(digits, state=FAST + " width2=0")
    play(panel)
    learned = panel.moment.network
    for name in ("my_network.npz", "my_network_2.npz"):
        panel.save()
        assert panel.canvas.message.startswith(f"Saved as {name} beside this notebook.")
    data = (tmp_path / "my_network.npz").read_bytes()
    other = panels.TrainYourself(digits, state=FAST)
    first = other.description
    bring(other, data)
    assert other.sizes() == [784, 16, 10] and "from your file, after 0 digits" in other.description
    for one, two in zip(other.moment.network.weights, learned.weights, strict=True):
        assert np.array_equal(one, two)
    before, said = other.moment.right, other.description
    play(other)
    assert other.moment.right[0] > before[0] and "from your file, after 800" in other.description
    again = panels.TrainYourself(digits, state=FAST)
    again.take_over(other)      # as the cell is run again
    assert again.description == other.description
    other.start_over()
    assert other.description == said
    other.set(width1=17)
    assert "which has learned nothing yet" in other.description
    bring(other, data)
    other.set_code(FAST)        # which knows of no file
    assert other.description == first
    for one in (panel, other, again):
        one.close()


def test_a_network_that_has_no_room_or_is_none_changes_nothing(digits, tmp_path):
    panel = panels.TrainYourself(digits, state=FAST)
    panel.step()
    said = panel.description
    for sizes, words in (([784, 65, 10], "hidden layers of [65]: here is room for 4 of at most 64"),
                         ([784, *[2] * 5, 10], "room for 4"), ([4, 10], "reads no digits")):
        save_network(Network.random(sizes, 0), tmp_path / "n.npz")
        bring(panel, (tmp_path / "n.npz").read_bytes())
        assert panel.canvas.message.startswith("Nothing has changed: ")
        assert words in panel.canvas.message and panel.description == said
    panel.close()
