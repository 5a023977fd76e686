"""A training to be watched: a slice of it at a time, measured on its way, with a way back."""

import math
import time
from functools import lru_cache

import numpy as np

from ...costs import example_costs
from ...network import Network, forward, in_dtype
from ...threads import one_thread
from ...training import train
from .history import History, Moment, Stretch

TRAINING, TEST = 1_000, 2_000   # digits at most that costs and shares are measured on
GROWTH = 0.08                   # from one measurement to the next: by this share of what was seen,
MARKS = 30                      # but at least so often an epoch
FOR_EVER = 10**9                # epochs
AWAKE = 0.1                     # a bias at which a ReLU neuron answers something, at first


class Session:
    """A network that learns from digits as long as it is told to, and what it has been through.

    All that happens depends on what it was asked to do, and nothing on how long that took: the
    same seed and the same learning rates give the same numbers, with pauses or without. The seed
    chooses the first weights and biases, unless it starts from a network `given`, and the order of
    the examples; `seen` counts repeats, and `lost` are the moments of an explosion, until training
    goes on.
    """

    def __init__(self, source, sizes, *, activation="sigmoid", seed=1, given=None):
        self.source, self._seed, self._given = source, seed, given
        self._sizes, self._activation = sizes, activation
        train, test = source.digits
        if train.outputs != sizes[-1]:
            raise ValueError(f"there are {train.outputs} classes, but {sizes[-1]} outputs: "
                             "expected a network with an output for each class")
        self.measured = [_for_measuring(train, TRAINING), _for_measuring(test, TEST)]
        self._steps = None
        self.start_over()

    def start_over(self):
        """Forget everything: the network is as it was at first, to the last bit."""
        self._stop()
        self._rng = np.random.default_rng(self._seed)
        self.network = Network.random(self._sizes, self._rng, self._activation, init="fan-in")
        if self._given:
            self.network = self._given.copy()
        elif self._activation == "relu":  # one that answers 0 to everything would never learn
            for b in self.network.biases:
                b[:] = AWAKE
        self.history, self.lost = History(), []
        self.seen, self._past, self._stretch, self._mark = 0, (), None, 1
        self._note()

    @property
    def trail(self):
        """How the network came to be, a tuple of `Stretch`."""
        return self._past + ((self._stretch,) if self._stretch else ())

    def advance(self, until, *, learning_rate, batch_size=10, seconds=math.inf, moments=math.inf):
        """Train until so many examples have been seen; return whether they have.

        It stops sooner after so many `seconds`, or new `moments` in the history. With another rate
        or batch size than before, the examples are shuffled anew. If the cost is no longer a
        number, the network is again as it was when it was last no worse than at the beginning, the
        history ends there, and FloatingPointError says so.
        """
        if self.seen < until and (not self._steps or self._stretch[:2] != (learning_rate,
                                                                           batch_size)):
            self._begin(learning_rate, batch_size)
        end = time.perf_counter() + seconds
        with one_thread():
            while self.seen < until and moments > 0 and time.perf_counter() < end:
                self._step()
                if self.seen >= self._mark or self.seen >= until:
                    self._note()
                    moments -= 1
        return self.seen >= until

    def moments_until(self, examples):
        """Return how many moments will be noted until so many `examples` have been seen."""
        mark, count = self._mark, 1
        while mark < examples:
            mark, count = self._after(mark), count + 1
        return count if self.seen < examples else 0

    def replay(self, trail):
        """Start over and go along a `trail`, a tuple of `Stretch`."""
        self.start_over()
        for rate, batch, examples in trail:
            self._stop()
            self.advance(self.seen + examples, learning_rate=rate, batch_size=batch)

    def go_back(self, moment):
        """Make the network what it was at a `Moment` of the history; return what came later."""
        self._stop()
        later = self.history.cut(moment)
        self.network = Network(*in_dtype(moment.network, np.float64), self._activation)
        self.seen, self._past, self._stretch = moment.examples, moment.trail, None
        self._rng.bit_generator.state, self._mark = moment.bookmark
        return later

    def _begin(self, learning_rate, batch_size):
        self._stop()
        self.lost = []
        self._past, self._stretch = self.trail, Stretch(learning_rate, batch_size, 0)
        self._steps = train(self.network, self.source.load(), learning_rate=learning_rate,
                            batch_size=batch_size, epochs=FOR_EVER, rng=self._rng)

    def _stop(self):
        if self._steps:
            self._steps.close()  # it then leaves what was learned in the network's own arrays
        self._steps = None

    def _step(self):
        try:
            step = next(self._steps)
        except FloatingPointError:
            worst = self.history.moments[0].costs[0]
            good = [moment for moment in self.history.moments if moment.costs[0] <= worst]
            self.lost = self.go_back(good[-1])
            raise
        except BaseException:   # somebody has interrupted; what was learned is in the network
            self._steps = None
            raise
        self.seen += step.examples - self._stretch.examples
        self._stretch = self._stretch._replace(examples=step.examples)

    def _after(self, mark):
        """Return when to measure next: often at first, when much happens."""
        return math.ceil(min(mark * (1 + GROWTH) + 1, mark + self.source.count / MARKS))

    def _note(self):
        """Measure the network, and add what it is now to the history."""
        while self._mark <= self.seen:
            self._mark = self._after(self._mark)
        weights, biases = in_dtype(self.network, np.float32)
        if not all(np.isfinite(array).all() for array in (*weights, *biases)):
            return  # the next step will say so
        network = Network(weights, biases, self._activation)
        costs, right = zip(*(_measure(network, *digits) for digits in self.measured), strict=True)
        bookmark = self._rng.bit_generator.state, self._mark
        self.history.add(Moment(self.seen, costs, right, network, self.trail, bookmark))


@lru_cache(maxsize=6)
def _for_measuring(examples, most):
    few = examples.pick(slice(0, most))
    return few.inputs().astype(np.float32), few.targets().astype(np.float32), few.labels


@np.errstate(all="ignore")
def _measure(network, inputs, targets, labels):
    """Return the cost and the share of right answers."""
    outputs = forward(network, inputs)[-1]
    mean = float(example_costs(outputs, targets).mean(dtype=np.float64))
    return (math.inf if math.isnan(mean) else mean,
            float((outputs.argmax(axis=0) == labels).mean()))
