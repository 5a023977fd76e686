"""A session: what it does depends on what it was asked, not on how long that took."""

from itertools import islice

import numpy as np
import pytest

from mlp import Network, cost, forward, load_digits, train
from mlp.data.sources import Source, are_drawn, source_of
from mlp.lessons.descent.history import History, Moment, Stretch, read_trail, write_trail
from mlp.lessons.descent.session import Session

SIZES = [784, 16, 10]


@pytest.fixture(scope="module")
def source():
    return source_of("given", load_digits(train=600, test=200))


@pytest.fixture
def session(source):
    return Session(source, SIZES)


def numbers(network):
    return np.concatenate([array.ravel() for array in (*network.weights, *network.biases)])


def story(session):
    """Return all that the history tells, to the last bit."""
    return [(m.examples, m.costs, m.right, m.trail, numbers(m.network).tobytes())
            for m in session.history.moments]


def test_it_learns_what_train_alone_learns_to_the_last_bit(source):
    session = Session(source, SIZES, seed=3)
    session.advance(700, learning_rate=0.5)
    rng = np.random.default_rng(3)
    network = Network.random(SIZES, rng, init="fan-in")
    records = train(network, source.load(), learning_rate=0.5, epochs=2, rng=rng)
    list(islice(records, 70))
    records.close()
    moment = session.history.at(1)
    np.testing.assert_array_equal(numbers(moment.network), numbers(network).astype(np.float32))
    for examples, found, right in zip(source.digits, moment.costs, moment.right, strict=True):
        outputs = forward(moment.network, examples.inputs())[-1]
        assert found == pytest.approx(
            cost(moment.network, examples.inputs(), examples.targets()), rel=1e-5)
        assert right == (outputs.argmax(axis=0) == examples.labels).mean()
    assert moment.costs[0] < session.history.at(0).costs[0]


def test_pauses_and_the_length_of_slices_change_nothing(source):
    at_once, in_slices, by_moments = (Session(source, SIZES) for _ in range(3))
    at_once.advance(1500, learning_rate=1)
    while not in_slices.advance(1500, learning_rate=1, seconds=0.0003):
        pass
    while not by_moments.advance(1500, learning_rate=1, moments=1):
        pass
    assert story(at_once) == story(in_slices) == story(by_moments)
    assert len(at_once.history.moments) > 20


def test_starting_over_gives_the_same_again_and_another_seed_something_else(session, source):
    other = Session(source, SIZES, seed=2)
    first = story(session)
    for one in (session, other):
        one.advance(300, learning_rate=0.5)
    learned = story(session)
    session.start_over()
    assert story(session) == first and session.seen == 0 and session.trail == ()
    session.advance(300, learning_rate=0.5)
    assert story(session) == learned != story(other)


def test_a_trail_leads_to_the_same_network_again_even_from_an_earlier_moment(session, source):
    other = Session(source, SIZES)
    session.advance(150, learning_rate=0.5)
    session.advance(250, learning_rate=0.1)
    session.advance(350, learning_rate=0.1, batch_size=100)
    assert session.trail == (Stretch(0.5, 10, 150), Stretch(0.1, 10, 100), Stretch(0.1, 100, 100))
    other.replay(read_trail(write_trail(session.trail)))
    assert story(other)[-1] == story(session)[-1]
    session.start_over()
    session.advance(1500, learning_rate=0.5)     # so the examples have been shuffled twice more
    moment = session.history.at(session.history.share_of(400))
    session.go_back(moment)
    assert 0 < session.seen == moment.examples == session.history.at(1).examples < 600
    session.advance(500, learning_rate=0.1)
    other.replay(session.trail)
    assert story(other)[-1] == story(session)[-1]


def test_what_was_learned_stays_when_somebody_interrupts(session, monkeypatch):
    session.advance(100, learning_rate=0.5)
    before, note = numbers(session.network).copy(), session._note
    monkeypatch.setattr(session, "_note", lambda: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        session.advance(400, learning_rate=0.5)
    monkeypatch.setattr(session, "_note", note)
    assert session.seen > 100 and not np.array_equal(numbers(session.network), before)
    assert session.advance(400, learning_rate=0.5) and session.history.at(1).examples == 400


def test_how_many_moments_will_come_is_known_beforehand(session):
    for until in (1, 50, 777, 1400):
        expected = session.moments_until(until)
        before = {m.examples for m in session.history.moments}
        session.advance(until, learning_rate=0.5, batch_size=1)
        new = {m.examples for m in session.history.moments} - before
        assert len(new) == pytest.approx(expected, abs=1)


def history_of(seen, **more):
    history = History(**more)
    for examples in seen:
        history.add(Moment(examples, (1.0, 1.0), (0.1, 0.1), None, (), ()))
    return history


def test_a_history_keeps_the_first_the_last_and_early_ones_closer_together():
    history = history_of(range(0, 40_000, 20), most=50)
    seen = np.array([m.examples for m in history.moments])
    assert len(seen) == 50 and seen[0] == 0 and seen[-1] == 20 * 1999
    gaps = np.diff(seen)
    assert (gaps > 0).all() and 4 * gaps[:10].mean() < gaps[-10:].mean() and gaps.max() < 8000
    assert history.at(0).examples == 0 and history.at(1).examples == 20 * 1999
    place = history.share_of(1000)
    assert history.at(place).examples <= 1000 < history.moments[
        history.moments.index(history.at(place)) + 1].examples
    history = history_of(range(5))
    assert [m.examples for m in history.cut(history.moments[2])] == [3, 4]
    assert [m.examples for m in history.moments] == [0, 1, 2]


@pytest.mark.parametrize("text", ["", "1/10", "0/10/5", "1/0/5", "1/10/-5", "nan/10/5", "x/1/1",
                                  "1/10/5+", "1e400/10/5", "1/10/3000001"])
def test_what_is_no_trail_is_refused_in_a_sentence(text):
    with pytest.raises(ValueError, match="expected"):
        read_trail(text)


def test_drawn_digits_are_known_and_mnist_without_its_files_is_refused_in_a_sentence(
        monkeypatch, tmp_path):
    digits = load_digits(train=50, test=10)
    assert are_drawn(digits) and not are_drawn(load_digits(train=50, test=10, seed=1))
    assert source_of("drawn", digits).count == 60_000
    monkeypatch.setattr("mlp.data.mnist.cache_folder", lambda: tmp_path)
    monkeypatch.setattr("mlp.data.mnist.fetch", lambda *_: pytest.fail("it asks the network"))
    source = source_of("mnist", digits)
    assert isinstance(source, Source) and source.digits is digits
    assert "not on this machine" in source.problem and "MLP_DATA" in source.problem
    monkeypatch.setenv("MLP_DATA", str(tmp_path / "nowhere"))
    assert "nowhere" in source_of("mnist", digits).problem
