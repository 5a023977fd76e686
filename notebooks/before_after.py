"""Five questions to ask before a notebook and after it, to see what was learned.

In a cell of a notebook: ``from before_after import BeforeAfter``, then ``BeforeAfter(1)``, and at
the end ``BeforeAfter(1, "after")``. Each wrong option has its own reason.
"""

from mlp.live.cell_widget import CellWidget
from mlp.panels import Predict
from mlp.panels.questions import Question as Q

BEFORE_AFTER = {
    "1a": Q("A neuron has weights 2 and −1 and bias 1. Its inputs are 0.5 and 1. What is z?",
            ["0", "1", "3"], 1, "2 · 0.5 − 1 · 1 + 1 = 1.",
            {0: "That leaves out the bias.", 2: "The second weight, −1, takes away."}),
    "1b": Q("The weighted sum is −20. What does the sigmoid make of it?",
            ["−20", "nearly 0", "0.5"], 1, "Far below zero the sigmoid is flat, just above 0.",
            {0: "The sigmoid gives 0 to 1 only.", 2: "That is the one of z = 0."}),
    "1c": Q("An input is 0. You change its weight from 1 to 9. What becomes of the activation?",
            ["it grows", "it stays as it is", "it depends on the bias"], 1, "9 times 0 is still 0.",
            {0: "A weight only counts times its input.", 2: "The bias adds the same as before."}),
    "1d": Q("A network has 3 inputs, 2 hidden neurons and 1 output. How many dials has it?",
            ["6", "8", "11"], 2, "3 · 2 + 2 · 1 = 8 weights, and 2 + 1 = 3 biases.",
            {0: "That counts neurons and inputs.", 1: "The biases are dials, too."}),
    "1e": Q("The 784 weights of a neuron are a picture. Which image gives it the largest sum?",
            ["all white", "white where they are above 0, black elsewhere", "the darkest"], 1,
            "A pixel times a weight above 0 adds, one times a weight below 0 takes away.",
            {0: "White also hits the weights below 0.", 2: "Black pixels add nothing at all."}),
    "2a": Q("Outputs 0.8 and 0.3 should be 1 and 0. What does this example cost?",
            ["0.5", "0.13", "0.25"], 1, "0.2² + 0.3² = 0.04 + 0.09 = 0.13.",
            {0: "Each difference is squared first.", 2: "Square first, then add up."}),
    "2b": Q("At w = 3 the slope of the cost is −2, and η is 0.1. Where does a step lead?",
            ["2.8", "3.2", "1"], 1, "3 − 0.1 · (−2) = 3.2: the cost falls to the right.",
            {0: "That is uphill: the slope is below 0.", 2: "The slope is not the step."}),
    "2c": Q("The learning rate is made ten times larger. What becomes of the learning?",
            ["it is ten times as fast", "faster, or it leaps over the valley", "the same"], 1,
            "A longer step gains more until it lands on the other side, higher up.",
            {0: "Only while the slope stays as it is.", 2: "Each step is ten times as long."}),
    "2d": Q("The cost of the training digits is nearly 0. What of new digits?",
            ["it reads them as well", "that you must test", "it reads none"], 1,
            "It may have learned the training digits by heart; only new ones tell.",
            {0: "By heart is not the same as understood.", 2: "Nor does a low cost do harm."}),
    "2e": Q("What is the gradient of a network with 13,002 dials?",
            ["one number, how steep it is", "a list of 13,002 numbers", "13,002 better dials"], 1,
            "One entry for each dial: how the cost answers when that one is turned up.",
            {0: "Each dial has a slope of its own.", 2: "It says which way, not where to."}),
    "3a": Q("Output A is 0.2 and should be 1. Output B is 0.1 and should be 0. Who wishes more?",
            ["A", "B", "both alike"], 0, "A is off by 0.8, B by 0.1: a wish is as loud as that.",
            {1: "B is nearly right.", 2: "A wish grows with how wrong an output is."}),
    "3b": Q("An output is quite wrong, and its sigmoid is flat there. What does its bias get?",
            ["a loud wish", "next to nothing", "that depends on the weights"], 1,
            "The wish is multiplied by the slope of the squish, here nearly 0.",
            {0: "The wish has to get through the squish.", 2: "The bias adds to z as it is."}),
    "3c": Q("A neuron should be brighter. It hears one at 0.9, one at 0.1. Which weight first?",
            ["the one from 0.9", "the one from 0.1", "the larger weight"], 0,
            "A nudge of a weight counts times the activation that it meets: nine times as much.",
            {1: "There a nudge does least.", 2: "The weight's own size does not matter."}),
    "3d": Q("One output wishes a hidden neuron up by 0.3, another down by 0.5. What is it told?",
            ["up by 0.3", "down by 0.2", "down by 0.5"], 1, "Wishes are added: 0.3 − 0.5 = −0.2.",
            {0: "Both count.", 2: "The loudest does not win alone: they are added."}),
    "3e": Q("Of a weight, three examples wish +0.6, −0.3 and 0. What does their batch wish?",
            ["+0.1", "+0.3", "+0.6"], 0, "The mean: (0.6 − 0.3 + 0) / 3 = 0.1.",
            {1: "That is the sum; the cost is a mean.", 2: "All three have a say."}),
    "4a": Q("z goes 3 times as far as w, a 0.2 times as far as z, C twice as far as a. And C?",
            ["5.2 times", "1.2 times", "0.2 times"], 1, "Multiply along a path: 3 · 0.2 · 2.",
            {0: "Steps in a row are multiplied.", 2: "The smallest is only one of the factors."}),
    "4b": Q("z = w·a + b with w = 4 and a = 0.5. What is ∂z/∂w?",
            ["4", "0.5", "2"], 1, "w stands times a, so z moves a times as far, here 0.5.",
            {0: "That is ∂z/∂a.", 2: "That is the product w·a, not how it answers to w."}),
    "4c": Q("Two paths lead from a neuron to the cost, worth 0.3 and −0.1. What is ∂C/∂a?",
            ["0.2", "−0.03", "0.3"], 0, "Different paths are added: 0.3 − 0.1 = 0.2.",
            {1: "You multiply along a path, not across paths.", 2: "A nudge takes both at once."}),
    "4d": Q("A sigmoid neuron has activation 0.5. What is the slope of its squish there?",
            ["0.5", "0.25", "0"], 1, "σ′ = a(1 − a) = 0.5 · 0.5 = 0.25, the most there is.",
            {0: "That is a itself.", 2: "It is flat far out, and steepest here."}),
    "4e": Q("Backpropagation has run once. What has changed in the network?",
            ["its weights", "nothing: the slopes are known now", "its cost"], 1,
            "It finds the gradient. Gradient descent takes the step.",
            {0: "Gradient descent does that.", 2: "As no dial has moved, neither has the cost."}),
}


class BeforeAfter(CellWidget):
    """The five questions of a notebook; `my_results` has the answers.

    Parameters
    ----------
    notebook : int
        The notebook's number, 1 to 4.
    when : {"before", "after"}
        Before, a pick is noted; after, it is answered with why.

    Raises
    ------
    ValueError
        If there is no such notebook, or another word for when.
    """

    def __init__(self, notebook, when="before"):
        names = [name for name in BEFORE_AFTER if name[0] == str(notebook)]
        if not names or when not in ("before", "after"):
            raise ValueError(f"there are no questions for {notebook!r}, {when!r}: give a "
                             'notebook from 1 to 4, and "before" or "after"')
        self.asked = [Predict(BEFORE_AFTER[name], when, name) for name in names]
        super().__init__(self.asked)

    def in_words(self):
        """Return the questions with their options."""
        return "\n".join(one.in_words() for one in self.asked)

    def take_over(self, other):
        """Keep what was picked before the cell was run again."""
        for one, before in zip(self.asked, other.asked, strict=False):
            one.take_over(before)
