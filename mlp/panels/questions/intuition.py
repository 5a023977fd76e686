"""The questions of notebook 3."""

from .question import Question

QUESTIONS = {
    "which weight is worth it": Question(
        "The gradient has 3.2 for one weight and 0.1 for another. You want to change the cost a "
        "little, and may nudge one of them. How far must you nudge the second to do what a small "
        "nudge of the first does?",
        ["just as far", "about 32 times as far", "about a 32nd as far"], 1,
        "A forecast is entry times nudge. With an entry 32 times smaller, the nudge must be 32 "
        "times longer for the same change."),
    "the loudest wish": Question(
        "The network should say “2”. Output 2 stands at 0.24, output 3 at 0.99. Whose wish is "
        "louder?",
        ["that of output 2: it is the right answer", "that of output 3: it is more wrong",
         "both are as loud"], 1,
        "A wish is as loud as its output is wrong. Output 3 is off by 0.99, output 2 by 0.76."),
    "ask the most wrong": Question(
        "Output 3 is the most wrong of all: it answers 0.99 and should answer 0. You nudge its "
        "bias down a little. What becomes of the cost?",
        ["it falls more than with any other bias", "it falls about as with the others",
         "it hardly changes"], 2,
        "At 0.99 the sigmoid is flat. However loud the wish, next to nothing of it gets through "
        "to z, and so to the bias."),
    "the best lever": Question(
        "You may push the weights of one output, by a fixed length in all. How do you spend it "
        "best?",
        ["all on the largest weight", "the same on each weight",
         "most where the neuron before is bright"], 2,
        "A weight's effect is the activation that it is multiplied by. Its own size does not "
        "matter."),
    "who tells the hidden": Question(
        "An output has a target: 1 for the right digit, 0 for the others. Where is the target of "
        "a hidden neuron?",
        ["in the training data", "it is the average of the ten outputs' targets",
         "there is none"], 2,
        "A hidden neuron is only told what the ten outputs wish of it, added up."),
    "only the 2": Question(
        "An untrained network follows the wishes of one single 2, for 50 steps. What does it call "
        "the other digits afterwards?",
        ["what it called them before", "nearly all of them a 2", "mostly what they are"], 1,
        "Nobody spoke for the other digits. The 2 wishes output 2 up and all the others down, "
        "and much of that works for any picture."),
    "ten for three hundred": Question(
        "One network looks at all 300 examples before each step, another takes a step after every "
        "10. Once both have seen 300 examples, whose cost is lower?",
        ["that of all 300: its step was right", "that of 10 at a time", "they are about equal"], 1,
        "The first has made one good step by then, the second 30 rough ones."),
}
