"""The questions to answer before a picture does; kept here so that no cell gives them away."""

from typing import NamedTuple


class Question(NamedTuple):
    """One question, its answers to pick from, the place of the right one, and why it is right."""

    text: str
    options: list
    right: int
    why: str


QUESTIONS = {
    "ink": Question(
        "About how many of the 784 pixels of a digit are brighter than 0?",
        ["4 in 5", "half of them", "1 in 5"], 2,
        "A thin line on a large sheet: most of a digit is empty paper."),
    "nothing comes in": Question(
        "All inputs are 0, and the bias is 0. What is the neuron's activation?",
        ["0", "0.5", "1", "it depends on the weights"], 1,
        "All products are 0, so z = 0 whatever the weights are, and σ(0) = 0.5. "
        "Only a very negative z gives nearly 0."),
    "one bias": Question(
        "The trained network reads a certain 8 correctly. Can changing one single bias out of its "
        "13,002 numbers turn that into a wrong answer?",
        ["no, one number is too little", "yes, a bias in the output layer only",
         "yes, even one in the first hidden layer"], 2,
        "Every later neuron listens to that one, directly or not. Press “Tip an 8” to see it."),
}
