"""The questions of notebook 1."""

from .question import Question

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
    "far out": Question(
        "The weighted sum is z = 8. Which squish still answers clearly when z is nudged a little?",
        ["sigmoid", "tanh", "ReLU", "all three"], 2,
        "The slope of ReLU is 1 there. Those of sigmoid and tanh are below 0.001: they are flat."),
    "no squish": Question(
        "A network has three hidden layers, but no squish. What can it tell apart that a single "
        "layer of weights cannot?",
        ["much, it has more weights", "a little more", "nothing at all"], 2,
        "Multiplied out, all its layers are one matrix and one column of biases."),
    "four cards": Question(
        "The neuron has +1 on a bar and −1 just above and below it. Which picture gives it the "
        "second largest sum, after the bar alone?",
        ["a black sheet", "everything white but the bar", "a white sheet"], 2,
        "All white gives 24 − 16 = 8. Black gives 0, and everything but the bar only hits the −1s: "
        "−16."),
    "off the centre": Question(
        "The network reads most digits right. What if you draw one in a corner of the sheet, and "
        "it gets just that?",
        ["no difference: a 3 is a 3", "it reads a few fewer", "it hardly reads any"], 2,
        "To the network, a digit three pixels further right is another list of numbers. So what "
        "you draw is put into the middle first. Switch that off to see it."),
    "one bias": Question(
        "The trained network reads a certain 8 correctly. Can changing one single bias out of its "
        "13,002 numbers turn that into a wrong answer?",
        ["no, one number is too little", "yes, a bias in the output layer only",
         "yes, even one in the first hidden layer"], 2,
        "Every later neuron listens to that one, directly or not. With the drawn digits, press "
        "“Tip an 8” to see it."),
    "one weight of twelve": Question(
        "A layer has three rows of four weights. You change one weight in row 1. Which of the "
        "three sums change?",
        ["all three", "that of row 1 only", "none, as long as the inputs stay"], 1,
        "Each sum uses its own row of weights and no other. An input, on the other hand, is used "
        "by every row."),
    "more dials": Question(
        "Which gives the network 784-16-16-10 more new dials: 16 more neurons in layer 1, or two "
        "more hidden layers of 16?",
        ["16 more neurons", "two more layers", "both about the same"], 0,
        "Each of the 16 listens to 784 pixels: some 12,800 dials. A layer between others listens "
        "to 16 neurons: 16·16 weights and 16 biases, 272 in all."),
    "the best line": Question(
        "You turn w and b until the cost of the line is as low as it can get. What is the cost "
        "then?",
        ["0", "above 0", "it depends on where you began"], 1,
        "No straight line goes through all twelve points, so some error is left. And there is only "
        "one lowest place, wherever you begin."),
}
