"""Reading, probing, memorising: numbers against plain loops, finite differences and by hand."""

import numpy as np
import pytest

from mlp import Network, forward, load_digits
from mlp.data.cards import edge_detector
from mlp.lessons.descent.memorising import COUNT, shuffled_labels, two_courses
from mlp.lessons.descent.probing import STRIDE, climb, noise, pixel_slopes, shares
from mlp.lessons.descent.reading import mean_by_digit, read, unlabelled
from mlp.lessons.descent.weight_images import likeness_of_neighbours, share_in_window
from mlp.storage import trained_network

TRAINED = trained_network()


def test_the_mean_by_digit_is_a_mean_by_digit():
    activations = np.array([[0.0, 1.0, 0.5, 0.25], [1.0, 0.0, 0.0, 1.0]])
    means = mean_by_digit(activations, np.array([3, 3, 3, 7]))
    assert means[[3, 7]].tolist() == [[0.5, pytest.approx(1 / 3)], [0.25, 1.0]]
    assert not means[[0, 1, 2, 4, 5, 6, 8, 9]].any()


def test_an_edge_detector_lies_in_one_window_and_random_weights_nowhere():
    assert share_in_window(edge_detector()) == pytest.approx(1)
    assert share_in_window(np.ones(784)) == pytest.approx(64 / 784)
    weights = np.random.default_rng(0).standard_normal(784)
    square = weights.reshape(28, 28) ** 2
    best = max(square[r:r + 8, c:c + 8].sum() for r in range(21) for c in range(21))
    assert share_in_window(weights) == pytest.approx(best / square.sum())
    assert abs(likeness_of_neighbours(weights)) < 0.1
    slanted = np.add.outer(np.arange(28.0), np.arange(28.0))
    assert likeness_of_neighbours(slanted) > 0.99
    assert likeness_of_neighbours((-1.0) ** slanted) == pytest.approx(-1)   # a chessboard
    assert likeness_of_neighbours(np.zeros(784)) == share_in_window(np.zeros(784)) == 0


def test_noise_is_uniform_or_has_a_digits_ink_and_can_be_read(digits):
    uniform, shuffled = (noise(kind, 1000, digits.test, np.random.default_rng(0))
                         for kind in ("uniform", "shuffled"))
    assert uniform.shape == (784, 1000) and uniform.dtype == np.uint8
    assert uniform.mean() == pytest.approx(127.5, abs=0.5) and uniform.max() == 255
    for k in (0, 7, 499, 500, 999):  # there are 500 digits, so they come twice
        image = digits.test.images[:, k % 500]
        assert sorted(shuffled[:, k]) == sorted(image) and list(shuffled[:, k]) != list(image)
    assert list(shuffled[:, 0]) != list(shuffled[:, 500])
    with pytest.raises(ValueError, match="choose uniform or shuffled"):
        noise("pink", 1, digits.test, np.random.default_rng(0))
    np.testing.assert_allclose(read(TRAINED, unlabelled(uniform)).sureness,
                               forward(TRAINED, uniform / 255)[-1].max(axis=0), atol=1e-5)


def test_shares_add_up_and_what_lies_beyond_counts_at_the_ends():
    assert shares([0.05, 0.95, 0.92, 0.5]).tolist() == [0.25, 0, 0, 0, 0, 0.25, 0, 0, 0, 0.5]
    assert shares([-0.5, 1.0, 7.0, 0.0]).tolist() == [0.5, *[0] * 8, 0.5]
    assert not shares([]).any()


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu"])
def test_the_slope_of_a_pixel_is_what_a_nudge_of_it_does(activation):
    rng = np.random.default_rng(0)
    network = Network.random([6, 5, 4, 3], rng, activation)
    pixels = rng.random((6, 2))
    slopes, outputs = pixel_slopes(network, pixels, 1)
    np.testing.assert_array_equal(outputs, forward(network, pixels)[-1])
    for k, step in enumerate(1e-6 * np.eye(6)):
        above, below = (forward(network, pixels + side * step[:, np.newaxis])[-1][1]
                        for side in (1, -1))
        np.testing.assert_allclose(slopes[k], (above - below) / 2e-6, atol=1e-8)


@pytest.mark.parametrize("digit", [0, 5, 9])
def test_from_blank_paper_an_answer_can_be_had_and_pixels_stay_pixels(digit):
    images, outputs = climb(TRAINED, np.zeros(784), digit, 60)
    assert images.shape == (61, 784) and outputs.shape == (61, 10)
    assert not images[0].any() and 0 <= images.min() and images.max() <= 1
    assert abs(np.diff(images, axis=0)).max() <= STRIDE + 1e-12
    first = np.argmax(outputs[:, digit] > 0.95)
    assert 0 < first <= 20 and images[first].mean() < 0.05      # a few grey specks
    np.testing.assert_allclose(outputs[40], forward(TRAINED, images[40])[-1][:, 0], atol=1e-12)


@pytest.mark.slow
def test_shuffled_labels_are_fitted_later_and_help_nobody():
    digits = load_digits()
    mixed = shuffled_labels(digits.train, np.random.default_rng(0))
    assert mixed.images is digits.train.images
    assert sorted(mixed.labels) == sorted(digits.train.labels)
    assert (mixed.labels == digits.train.labels).mean() < 0.2
    taught = true, shuffled = two_courses(digits, np.random.default_rng(0))
    for part in taught:
        assert part.says.shape == (101, COUNT) and part.train.shape == part.test.shape == (101, 2)
        for epoch in (0, 13, 100):
            assert (part.says[epoch] == part.told).mean() == pytest.approx(part.train[epoch, 0])
    np.testing.assert_array_equal(true.says[0], shuffled.says[0])
    fitted = [int(np.argmax(part.train[:, 0] >= 0.95)) for part in taught]
    assert 0 < fitted[0] < fitted[1] - 10
    assert f"{shuffled.train[-1, 0]:.0%}, {shuffled.train[-1, 1]:.2f}" == "98%, 0.03"
    assert 0.08 < shuffled.test[-1, 0] < 0.12
    assert (np.diff(shuffled.test[[5, 20, 50, 100], 1]) > 0).all()
    assert true.train[-1, 0] >= 0.95 and true.test[-1, 0] > 0.65
