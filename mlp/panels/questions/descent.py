"""The questions of notebook 2."""

from .question import Question

QUESTIONS = {
    "a careful shrug": Question(
        "A network has no idea which digit it sees. Which ten outputs cost it least?",
        ["all 0", "all 0.1", "all 0.5"], 1,
        "Ten times 0.1 costs nine times 0.01 and once 0.81: 0.90. All 0 costs 1, all 0.5 costs "
        "2.5."),
    "how many examples": Question(
        "You want to know the mean cost over 10,000 digits to within a third of it. At how many of "
        "them do you have to look?",
        ["10", "a few hundred", "nearly all"], 1,
        "The mean over few examples jumps about, because a few digits cost a lot. With 100 it is "
        "further off four times in ten, with 300 once in eight, with 500 hardly ever."),
    "eleven balls": Question(
        "Eleven balls start evenly spread over a curve with three valleys, and each rolls downhill "
        "by small steps. How many reach the lowest point of all?",
        ["all eleven", "four", "none"], 1,
        "Each ends in the valley in which it began: 4, 4 and 3. Steps downhill know nothing of "
        "deeper valleys elsewhere."),
    "at (1, 1)": Question(
        "The cost is 3/2 x² + 1/2 y². You stand at x = 1, y = 1. Which way is steepest uphill?",
        ["straight up, out of the plane", "in the plane, along (1, 1)",
         "in the plane, along (3, 1)"], 2,
        "The gradient has one entry for x and one for y, so it lies in the plane of x and y. A "
        "nudge to x changes the cost 3 times as much."),
    "sixteen images": Question(
        "An edge detector has all of its weight in one square of 8 by 8 pixels. How many of the "
        "16 neurons of layer 1 will have nearly all of theirs in one such square?",
        ["most of them: they look for edges", "about half", "none"], 2,
        "They are blots over much of the sheet. Nobody told the network to look for edges: any "
        "weights will do that lower the cost."),
    "pure noise": Question(
        "1,000 images of pure noise go into the trained network. For how many is one of the ten "
        "outputs above 0.9?",
        ["none: it sees that they are nothing", "some hundreds", "nearly all of them"], 1,
        "It never learned what is no digit. But it is not sure of everything either, and another "
        "network may be sure of far fewer, or of more. So count."),
    "fooled": Question(
        "From blank paper, pixels are changed step by step so that output 3 grows. It passes 0.95. "
        "What does the image show by then?",
        ["a rough 3", "half of a 3", "nothing that you could read"], 2,
        "The slopes say what moves this output fastest. A faint grey haze in the right places is "
        "enough; the rest of a 3 is not asked for."),
    "shuffled labels": Question(
        "200 training digits get their labels shuffled, so that a 3 may be called a 7. What can a "
        "network learn from them?",
        ["nothing: its cost stays high", "those 200 by heart, and nothing else",
         "most of them, and to read test digits too"], 1,
        "Its cost comes close to 0 all the same, but it reads one test digit in ten, which is "
        "guessing."),
    "ten times the data": Question(
        "A network that has learned from 100 digits reads all of those right. How many new digits "
        "does it read right?",
        ["all of them, too", "a little more than half", "one in ten"], 1,
        "It has learned those 100 by heart, and that helps only so far. With 1,000 it reads about "
        "four new ones in five."),
    "taken for a 9": Question(
        "Which digit does the trained network most often take for a 9?",
        ["a 4", "a 6", "a 7"], 0,
        "A 4 whose top is nearly closed differs from a 9 in a few pixels only."),
    "a number of many": Question(
        "The gradient has 13,002 entries. Of the numbers that they belong to, how many matter at "
        "least a tenth as much as the one that matters most?",
        ["nearly all of them", "about half", "a few hundred"], 2,
        "A few dozen matter a lot, a few hundred somewhat, and 2,176 not at all: they are weights "
        "of pixels that are black in every digit."),
    "press play": Question(
        "You press Play, and it begins with random weights. The cost falls. Which way does the "
        "share of right answers go in the first few hundred digits?",
        ["it rises as the cost falls", "it hardly moves, at one in ten", "it falls"], 1,
        "The quickest way to a lower cost is to say little about any digit: ten outputs of about "
        "0.1 cost 0.9, and tell nothing. Only then does it begin to tell the digits apart."),
}
