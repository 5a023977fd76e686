"""Cut a page of ink into what belongs together, and put it in reading order."""

import numpy as np

MOST = 60           # pieces on a page; more is a text
SPECK = 0.3         # of the tall ones' height: what is smaller is no digit
OVER = 0.4          # of the narrower piece's width that lies over the other: parts of one digit
NEAR = 0.25         # of a digit's height: a small piece so close to it belongs to it
LEVEL = 0.3         # of the lower one's height that two neighbours in a line have in common


def pieces(mask):
    """Return labels of what is connected, from 1 on, and boxes (n, 4) as for slices."""
    height, width = mask.shape
    wide = width + 2    # no run touches the next row's
    step = np.diff(np.pad(mask, ((0, 0), (1, 2))).astype(np.int8), axis=1).ravel()
    starts, ends = np.flatnonzero(step == 1), np.flatnonzero(step == -1)    # of runs in the rows
    first = np.searchsorted(ends + wide, starts)        # of those runs above that it touches
    many = np.searchsorted(starts + wide, ends, "right") - first
    below = np.repeat(np.arange(len(starts)), many)
    above = np.arange(len(below)) - np.repeat(many.cumsum() - many, many) + first[below]
    label, before = np.arange(len(starts)), None
    while not np.array_equal(label, before):
        before = label.copy()
        np.minimum.at(label, below, before[above])
        np.minimum.at(label, above, label[below])
        label = label[label]
    _, label = np.unique(label, return_inverse=True)
    change = np.zeros(height * wide, np.intp)
    change[starts], change[ends] = label + 1, -label - 1
    boxes = np.tile([height, 0, width, 0], (label.max(initial=-1) + 1, 1))
    rows = starts // wide
    for column, place, better in ((0, rows, np.minimum), (1, rows + 1, np.maximum),
                                  (2, starts % wide, np.minimum), (3, ends % wide, np.maximum)):
        better.at(boxes[:, column], label, place)
    return change.cumsum().reshape(height, wide)[:, :width], boxes


def digits_among(labels, boxes):
    """Return, for each digit in reading order, the labels of its pieces and its box (4,)."""
    heights, widths = boxes[:, 1] - boxes[:, 0], boxes[:, 3] - boxes[:, 2]
    areas = np.bincount(labels.ravel(), minlength=len(boxes) + 1)[1:]
    inside = ((boxes[:, [0, 2]] > 0) & (boxes[:, [1, 3]] < labels.shape)).all(axis=1)
    tall = heights > 0.5 * np.max(heights * inside, initial=0)
    usual = np.median(heights[inside & tall]) if (inside & tall).any() else 0
    real = inside & (np.maximum(heights, widths) > SPECK * usual) & (areas > 0.005 * usual**2)
    if real.sum() > MOST:
        raise ValueError(f"this looks like a page of text, with {real.sum()} separate pieces of "
                         f"ink: expected at most {MOST} digits, so take a photo of fewer")
    found = [([k + 1], boxes[k]) for k in np.flatnonzero(real)]
    return _in_reading_order(_joined(found, usual))


def _joined(found, usual):
    """Join pieces that lie over each other and make one digit no taller than usual."""
    found = sorted(found, key=lambda one: -(one[1][1] - one[1][0]))
    whole = []
    for names, box in found:
        for other in whole:
            across, down = (_gap(box[k:k + 2], other[1][k:k + 2]) for k in (2, 0))
            narrower = min(box[3] - box[2], other[1][3] - other[1][2])
            both = _around([box, other[1]])
            above = -across > OVER * narrower and both[1] - both[0] < 1.35 * usual
            if above or (box[1] - box[0] < usual / 2 and max(across, down) < NEAR * usual):
                other[0].extend(names)
                other[1][:] = both
                break
        else:
            whole.append((list(names), np.array(box)))
    return whole


def _gap(one, other):
    """Return how far two stretches lie apart; what they share counts as less than nothing."""
    return max(one[0], other[0]) - min(one[1], other[1])


def together(found):
    """Return all of `found` as if it were one digit."""
    names, boxes = zip(*found, strict=True)
    return np.concatenate(names), _around(boxes)


def _around(boxes):
    return np.array([part(side) for part, side in zip((min, max, min, max), np.transpose(boxes),
                                                      strict=True)])


def _in_reading_order(found):
    """Return digits line by line, each from left to right."""
    lines = []
    for one in sorted(found, key=lambda one: one[1][2]):    # a line that slopes is followed
        level = [-_gap(line[-1][1][:2], one[1][:2]) for line in lines]
        best = int(np.argmax(level)) if lines else 0
        if lines and level[best] > LEVEL * min(np.diff(box[:2])[0] for box in
                                               (one[1], lines[best][-1][1])):
            lines[best].append(one)
        else:
            lines.append([one])
    lines.sort(key=lambda line: np.mean([box[:2] for _, box in line]))
    return [one for line in lines for one in line]
