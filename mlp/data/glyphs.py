"""The shapes of the ten digits, as people write them, and how each digit is usually held.

Every digit has several prototypes. A stroke is the list of control points ``x,y`` the pen passes
through, on a grid about 40 units high with y pointing down; a slash lifts the pen between strokes.

All shapes were invented. Then all numbers here were moved in bulk, until many thousands of drawn
digits together were spread like many thousands of MNIST's; no single digit was traced.

- A point written twice in a row makes a corner; the pen passes all other points smoothly.
- A stroke that ends where it began is a closed loop.
- Equal points of a prototype are one point: they move together when the shape is varied.
"""

from typing import NamedTuple


class Habit(NamedTuple):
    """How writers hold a digit: means, and spreads (standard deviations) between writers."""

    slant: float  # columns to the right per row upwards
    slant_spread: float
    aspect: float  # factor on the width
    aspect_spread: float
    pen: float  # radius in pixels
    wobble: float  # factor on the wobble of the shape and of the pen's pressure


HABITS = [
    Habit(0.26, 0.21, 1.03, 0.15, 1.48, 0.70),  # 0
    Habit(0.29, 0.24, 0.96, 0.16, 1.57, 0.45),  # 1
    Habit(0.09, 0.18, 1.07, 0.14, 1.36, 1.00),  # 2
    Habit(0.05, 0.18, 1.04, 0.13, 1.30, 1.00),  # 3
    Habit(0.16, 0.19, 0.97, 0.15, 1.29, 1.00),  # 4
    Habit(0.05, 0.17, 1.13, 0.14, 1.28, 1.00),  # 5
    Habit(0.11, 0.13, 1.05, 0.13, 1.32, 0.90),  # 6
    Habit(0.02, 0.18, 1.09, 0.18, 1.41, 0.90),  # 7
    Habit(0.08, 0.15, 1.03, 0.13, 1.23, 1.00),  # 8
    Habit(0.13, 0.18, 0.98, 0.12, 1.21, 0.90),  # 9
]

# Digit, weight among the ways to write that digit, name, strokes.
PROTOTYPES = [
    (0, 32, "oval, closed", "13,0 5,6 1,16 0,29 9,37 19,33 25,22 22,8 13,0"),
    (0, 16, "round", "16,0 5,5 0,17 3,29 16,35 31,31 38,18 29,5 16,0"),
    (0, 8, "narrow", "12,0 5,10 0,20 3,34 14,29 20,18 12,0"),
    (0, 5, "wide, ends overlapping", "22,4 13,0 4,5 0,17 4,31 18,36 30,31 34,18 24,6 10,2"),
    (0, 32, "oval, ends overlapping", "8,0 2,11 0,23 6,35 17,34 26,26 23,10 13,2 10,6"),
    (0, 5, "with a curl inside", "16,0 5,7 0,20 3,32 14,35 28,28 32,14 23,1 13,1 9,7 12,13"),
    (0, 2, "slashed", "14,0 4,6 0,20 4,34 14,40 24,34 28,20 24,6 14,0 / 26,6 14,20 4,32"),
    (1, 92, "plain stroke", "0,0 1,13 1,23 2,35"),
    (1, 3, "with a flag", "0,8 8,0 8,0 8,14 8,26 8,40"),
    (1, 3, "with a flag and a foot", "2,8 12,0 12,0 12,20 12,40 / 0,40 12,40 24,40"),
    (1, 2, "with a long flag", "0,14 12,0 12,0 12,14 12,28 12,40"),
    (2, 8, "sharp corner, straight base", "0,6 5,1 14,0 21,7 20,17 12,27 4,39 4,39 13,38 26,37"),
    (2, 11, "with a loop", "4,1 11,0 19,1 22,10 18,22 12,31 5,36 0,32 8,28 18,30 26,33 38,31"),
    (2, 7, "base a small wave", "0,5 10,0 19,2 22,9 18,20 10,30 2,38 2,38 11,34 21,37 35,35"),
    (2, 6, "wide loop, flat", "6,5 17,0 26,5 27,16 21,27 10,34 0,33 3,26 13,23 24,26 38,29"),
    (2, 5, "hook, loop, long tail", "14,10 14,6 26,0 34,7 31,22 20,34 6,42 0,38 8,29 20,34 "
        "27,33 39,36"),
    (2, 10, "like a Z", "0,3 9,1 22,0 23,12 14,24 5,35 5,35 21,34 38,33"),
    (2, 39, "tall arch, small loop", "3,5 9,0 16,0 22,8 22,20 17,29 8,37 0,37 0,29 8,26 18,29 "
        "28,37"),
    (2, 2, "curled at both ends", "6,7 0,4 10,0 20,0 24,8 22,19 15,29 4,34 1,30 8,27 18,30 31,31"),
    (2, 10, "small head, steep neck", "0,4 9,0 17,7 14,18 5,28 1,37 1,37 12,39 25,35"),
    (2, 2, "wide and flat, like a swung dash", "3,5 12,0 19,4 16,15 6,23 0,27 0,27 19,25 41,21"),
    (3, 22, "two round bowls", "0,4 12,0 22,6 16,15 7,20 7,20 19,21 24,31 17,39 6,42 0,39"),
    (3, 15, "with a loop in the waist", "0,4 12,0 25,4 20,12 8,20 6,20 17,18 29,24 26,35 "
        "15,41 1,38"),
    (3, 14, "flat top", "0,0 7,2 19,2 19,2 15,12 7,18 7,18 17,20 23,29 15,39 0,38"),
    (3, 5, "round, hardly any waist", "7,4 18,0 26,3 24,12 16,17 24,20 26,30 19,38 7,40 0,33"),
    (3, 24, "pointed waist, big bowl", "3,4 13,0 22,5 16,15 6,20 6,20 19,18 27,28 20,39 8,42 0,37"),
    (3, 12, "top like a Z, short tail", "0,1 9,0 17,4 13,11 4,19 4,19 13,21 19,28 15,34 5,41"),
    (3, 4, "hook, round bowls", "0,5 2,0 11,2 19,5 15,14 6,19 6,19 17,21 21,30 19,35 12,38 2,41"),
    (3, 5, "curled at the foot", "5,6 18,0 25,6 18,16 11,17 11,17 24,19 26,32 13,40 0,36 1,33 "
        "11,37"),
    (4, 31, "open, with a straight arm", "5,5 2,14 0,21 0,21 13,22 26,19 / 26,0 22,15 18,28 15,40"),
    (4, 7, "open, round bowl", "2,0 0,15 4,22 14,22 24,18 24,8 / 24,8 24,18 22,31 24,45"),
    (4, 6, "closed, pointed", "20,0 10,12 0,27 0,27 21,26 44,23 / 20,0 26,14 26,27 27,40"),
    (4, 7, "arm through the stem", "7,1 4,10 0,20 0,20 15,20 36,17 / 25,0 23,12 20,25 19,35"),
    (4, 14, "wide arm, low", "4,0 2,12 0,23 0,23 10,22 26,21 / 25,4 24,15 23,28 25,39"),
    (4, 2, "open, in one stroke", "1,0 0,12 4,18 16,16 23,8 23,8 22,24 24,37"),
    (4, 27, "stem far right", "3,3 1,13 0,20 8,22 21,23 / 24,0 23,14 22,26 23,40"),
    (4, 2, "closed, the loop round", "11,0 7,3 2,9 0,17 8,23 15,23 / 11,0 14,17 12,25 12,40"),
    (4, 4, "closed, in one stroke", "20,41 19,21 16,0 16,0 7,13 0,25 0,25 15,25 30,23"),
    (5, 30, "cap, corner, bowl", "22,0 12,2 5,1 5,1 2,9 1,18 1,18 13,16 22,24 20,35 10,41 0,36"),
    (5, 15, "rounded, in one go", "19,0 8,2 2,6 0,15 5,18 16,22 18,32 9,39 1,40"),
    (5, 15, "cap an extra stroke", "12,5 9,12 7,20 7,20 16,18 25,24 23,35 11,42 0,35 / 12,5 "
        "22,3 38,0"),
    (5, 17, "small bowl", "37,0 25,3 19,3 19,3 12,8 8,15 8,15 15,21 19,30 13,36 0,33"),
    (5, 5, "bowl nearly closed", "22,0 11,2 4,4 4,4 2,13 2,19 2,19 14,16 24,23 24,36 13,42 "
        "1,40 0,32"),
    (5, 15, "flying cap, small body", "4,5 2,11 0,18 0,18 7,19 17,25 16,33 4,40 / 4,5 12,3 27,0"),
    (5, 3, "like an S", "27,1 16,0 6,8 8,16 20,20 23,32 11,41 0,33"),
    (6, 11, "round stem", "14,0 7,10 1,23 0,36 7,43 18,38 19,30 11,26 3,29"),
    (6, 6, "straight stem, small loop", "13,0 5,11 0,25 1,36 9,41 19,33 16,25 7,27 1,36"),
    (6, 14, "wide loop", "11,0 3,13 0,28 4,39 15,42 25,35 24,25 13,25 4,32"),
    (6, 3, "loop closed over the stem", "15,0 6,8 0,22 0,35 9,43 19,36 14,26 2,25 0,35"),
    (6, 7, "long sweeping stem, tight loop", "14,0 8,10 2,22 0,35 8,40 15,36 16,32 12,32 7,40"),
    (6, 23, "like a b with a wide bowl", "6,0 1,13 0,26 6,35 20,35 28,27 23,19 13,24 12,36"),
    (6, 29, "loop set to the right of the stem", "13,0 6,13 0,28 5,38 19,36 23,28 18,23 11,29 "
        "9,39"),
    (6, 3, "curled up like a C", "19,4 10,0 2,11 0,24 6,32 15,34 21,30 16,22 8,23 6,31"),
    (6, 5, "loop left open", "12,0 4,11 0,25 3,37 12,40 19,32 15,26 9,26"),
    (7, 33, "plain", "0,0 12,0 25,0 25,0 21,13 16,25 11,37"),
    (7, 15, "with a hook to begin", "0,12 2,0 8,3 22,2 22,2 19,15 14,26 10,38"),
    (7, 10, "with a bar", "0,0 11,0 23,0 23,0 22,14 19,26 16,38 / 8,20 18,19 31,18"),
    (7, 22, "rounded shoulder", "0,6 7,3 18,0 24,6 19,19 14,29 10,40"),
    (7, 5, "with serif and low bar", "0,3 1,0 10,2 19,0 19,0 16,15 13,27 12,39 / 2,21 11,19 25,18"),
    (7, 5, "steep, small cap", "0,3 4,3 17,0 17,0 15,12 8,24 2,37"),
    (7, 3, "long hook to begin", "0,11 3,1 10,0 24,0 24,0 17,13 10,25 3,39"),
    (7, 4, "a single bow", "0,7 14,0 28,2 25,13 17,26 10,39"),
    (7, 4, "top a small wave", "0,11 5,3 11,3 27,0 27,0 20,15 12,27 5,40"),
    (8, 21, "one S-shaped stroke", "19,6 11,0 0,6 0,14 12,23 19,35 11,43 1,36 6,24 18,14 19,6"),
    (8, 4, "two circles", "10,0 0,9 12,18 22,9 10,0 / 12,18 3,30 15,41 26,30 12,18"),
    (8, 31, "open at the top right", "18,0 9,0 0,6 3,14 12,23 16,33 8,39 0,34 6,23 16,14 23,3"),
    (8, 2, "narrow", "20,7 14,0 5,5 6,15 11,25 12,36 5,41 0,34 5,24 16,15 20,7"),
    (8, 15, "end runs past the start", "17,0 10,2 2,7 6,17 13,28 14,37 3,41 0,33 8,23 18,13 25,2"),
    (8, 3, "small head, wide foot", "16,5 9,0 0,6 2,10 14,18 24,30 16,41 3,34 3,24 12,16 16,5"),
    (8, 5, "last stroke leaves to the right", "15,5 9,0 0,10 7,18 20,25 22,36 13,41 8,32 "
        "13,20 22,12 32,7"),
    (8, 3, "open at the top, like a fish", "4,2 5,9 7,20 9,35 4,41 0,34 5,23 12,13 15,0"),
    (8, 12, "like a Z in one stroke", "4,9 15,0 24,8 13,20 0,33 4,44 15,37 11,25 4,9"),
    (8, 4, "wide, two flat loops", "13,20 1,16 0,6 12,0 25,3 27,13 13,20 2,30 4,41 17,42 "
        "32,36 29,24 13,20"),
    (9, 7, "closed loop, straight stem", "23,10 16,0 3,7 0,17 11,21 23,10 23,10 19,24 17,32 14,43"),
    (9, 6, "round loop, curved stem", "22,8 14,0 0,10 3,19 16,18 22,8 17,23 13,33 9,44"),
    (9, 19, "in one go, small loop", "13,1 5,2 0,11 5,18 17,11 19,0 19,0 19,15 17,26 16,38"),
    (9, 23, "flat wide loop, upright stem", "23,6 13,0 3,7 0,16 6,20 17,18 23,12 23,12 21,23 "
        "20,32 20,43"),
    (9, 11, "loop not closed", "17,0 8,3 0,10 3,17 13,15 20,11 20,11 17,22 15,31 13,40"),
    (9, 5, "pointed loop", "24,6 15,0 3,8 0,18 8,20 19,18 24,6 24,6 19,24 15,34 12,43"),
    (9, 2, "long straight stem, tiny loop", "16,4 9,0 0,8 2,14 12,16 16,4 16,4 13,22 8,32 5,43"),
    (9, 7, "big loop, short stem", "26,11 21,1 11,0 0,9 4,20 17,21 26,11 24,20 24,29 25,39"),
    (9, 6, "stem leaning out right", "26,8 15,0 3,6 0,17 8,22 23,19 26,8 26,8 26,22 26,31 29,41"),
    (9, 5, "tail bent back, like a g", "19,10 10,0 0,8 2,16 14,17 19,10 17,22 15,34 12,44 8,38"),
    (9, 4, "stem begun above the loop", "25,6 15,0 2,8 0,19 12,20 21,16 25,6 19,25 15,33 13,43"),
    (9, 6, "stem hooked far to the left", "19,6 8,0 0,6 2,16 12,16 19,6 22,19 22,30 15,37 4,33"),
]
