"""The questions of notebook 4."""

from .question import Question

QUESTIONS = {
    "its own size": Question(
        "The last weight is turned from 0.9 to 4. How strongly does the cost then answer to a "
        "small nudge of that weight?",
        ["about four times as strongly", "just as strongly", "less than before"], 2,
        "The factors are a(L−1), σ′(z) and 2(a − y): the weight's own size is none of them. It "
        "does move z, and so the last two, which are both nearer to 0 there."),
    "half the nudge": Question(
        "Δw = 1 changes the cost by −0.0578. By how much will Δw = 0.001 change it, a thousandth "
        "of that nudge?",
        ["by a thousandth, −0.0000578", "by a little more, −0.0000741",
         "by a little less, −0.0000412"], 1,
        "The ratio itself changes. On the way from Δw = 1 to 0 it comes to the derivative, "
        "−0.0741, because over a small piece the curve is nearly straight."),
    "how many factors": Question(
        "The derivative of the cost by the last weight w(L) is a product of 3 factors. Of how many "
        "factors is the one by w(L−1), one neuron further back?",
        ["4", "5", "6"], 1,
        "One neuron more means two steps more: from a to the next z, and from that z to its a."),
    "which cards": Question(
        "You nudge w(L−1). Which of these factors belongs in the product: ∂z(L)/∂w(L) or "
        "∂z(L)/∂a(L−1)?",
        ["∂z(L)/∂w(L)", "∂z(L)/∂a(L−1)", "both"], 1,
        "The nudge comes through the activation a(L−1). The other weight, w(L), stays as it is."),
    "two paths": Question(
        "A hidden neuron feeds two outputs. By the path through one, the derivative of the cost "
        "is +0.493, by the path through the other −0.181. What is it in all?",
        ["+0.493: the stronger one counts", "+0.312, the sum", "−0.089, the product"], 1,
        "A nudge runs along both paths at once, and both changes of the cost really happen. Along "
        "a path you multiply; different paths are added."),
    "a tiny nudge": Question(
        "The smaller the nudge, the better it should agree with the slope. How large is the gap "
        "with a nudge of 10⁻¹², beside that with 10⁻⁵?",
        ["much smaller", "the same", "much larger"], 2,
        "A computer keeps about 16 digits of a cost. A tiny nudge changes only the last few, and "
        "these are mostly rounding: divided by 10⁻¹², the rounding is all that is left."),
    "a forgotten slope": Question(
        "Somebody forgets the factor σ′ in the hidden layers, but not at the outputs. Which slopes "
        "are still right?",
        ["those of the first layer", "those of the last layer", "none"], 1,
        "Backpropagation begins at the outputs. A mistake made on the way back spoils what comes "
        "after it, the layers further to the front; the last layer is done by then."),
    "ten layers": Question(
        "A network has ten hidden layers with sigmoids. How large is the gradient of the first "
        "layer beside that of the outputs?",
        ["about as large", "about a hundredth", "less than a millionth"], 2,
        "Each layer on the way back multiplies by σ′, which is at most 1/4. Ten factors of "
        "1/4 make less than a millionth already, and here the weights do not make up for it."),
    "a stuck output": Question(
        "An output says 0.02, and should say 1. With squares its sum z is pulled by "
        "2(a − y)·σ′(z), with softmax and cross-entropy by a − y. How many times as hard is the "
        "second pull?",
        ["half as hard", "about 2 times", "about 25 times"], 2,
        "σ′(z) = a(1 − a) is only 0.02 there, and with squares it stands in the product: the "
        "further an output is from where it should be, the less it moves."),
    "the bill": Question(
        "With nudges, one gradient takes 13,003 forward passes. How many forward passes long is "
        "backpropagation?",
        ["2 to 6", "about 100", "about 13,000"], 0,
        "It goes forward once and back once, and each step back is about two products the size of "
        "the one forward."),
}
