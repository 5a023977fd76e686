"""Handwriting printed onto drawn paper and photographed badly: the photos that tests read."""

import io

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

PAPERS = ("plain", "lined", "squared", "board", "desk")
INKS = {"black": (25, 25, 30), "blue": (30, 50, 150), "pencil": (85, 85, 90)}
TURNS = {1: None, 3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90,
         8: Image.Transpose.ROTATE_270}    # how the stored picture lies, by EXIF's number


def photographed(images, rng, *, paper=None, turn=None, lines=None, file="JPEG"):
    """Return a photo of digits (n, 28, 28), uint8, as the bytes of a file; see `sheet_of`."""
    paper = paper or str(rng.choice(PAPERS))
    page = held_askew(sheet_of(images, rng, paper, lines), rng, desk=paper == "desk")
    turn = turn or int(rng.choice(list(TURNS)))
    values = lit(np.asarray(page, float), rng)
    page = Image.fromarray(values.clip(0, 255).astype(np.uint8))
    if TURNS[turn] is not None:
        page = page.transpose(TURNS[turn])
    exif = Image.Exif()
    exif[0x0112] = turn
    stored = io.BytesIO()
    page.save(stored, file, quality=int(rng.integers(40, 90)), exif=exif)
    return stored.getvalue()


def scanned(examples, *which, file="PNG"):
    """Return some digits side by side on clean white paper, as the bytes of a file."""
    page = np.pad(np.hstack([examples.images[:, k].reshape(28, 28) for k in which]), 14)
    stored = io.BytesIO()
    Image.fromarray(255 - page).resize((page.shape[1] * 4, page.shape[0] * 4)).save(stored, file)
    return stored.getvalue()


def sheet_of(images, rng, paper, lines=None):
    """Return a page, a PIL image, with the digits written in rows; chalk on a board is light."""
    n = len(images)
    rows = lines or (1 if n < 5 else int(rng.integers(1, 4)))
    across, cell = -(-n // rows), int(rng.integers(90, 150))
    width, height = int(cell * (across + 1.5)), int(cell * (1.6 * rows + 1))
    board = paper == "board"
    ground = np.array((45, 70, 55) if board else rng.integers(225, 253, 3), float)
    page = Image.fromarray(np.tile(ground.astype(np.uint8), (height, width, 1)))
    if paper in ("lined", "squared"):
        rule(page, rng, cell * rng.uniform(0.25, 0.6), both=paper == "squared")
    colour = (235, 235, 225) if board else INKS[str(rng.choice(list(INKS)))]
    for k, image in enumerate(images):
        side = int(cell * rng.uniform(0.9, 1.1))
        mask = pen_of(image, side, rng)
        x = cell * (0.75 + k % across) + rng.uniform(-0.06, 0.06) * cell
        y = cell * (0.6 + 1.6 * (k // across)) + rng.uniform(-0.1, 0.1) * cell
        page.paste(colour, (int(x), int(y)), mask)
    return page


def pen_of(image, side, rng):
    """Return a digit as an L image of `side`, written with another pen than it was."""
    large = Image.fromarray(image).resize((4 * side // 2, 4 * side // 2), Image.Resampling.BICUBIC)
    values = np.asarray(large.filter(ImageFilter.GaussianBlur(side / 28)), float) / 255
    cut = rng.uniform(0.32, 0.58)       # thick or thin
    values = ((values - cut) * 12 + 0.5).clip(0, 1) * rng.uniform(0.85, 1)
    return Image.fromarray((255 * values).astype(np.uint8)).resize((side, side),
                                                                  Image.Resampling.BOX)


def rule(page, rng, apart, both):
    """Draw the lines of a school book."""
    pen, shade = ImageDraw.Draw(page), int(rng.integers(150, 205))
    colour = (shade, shade + 15, min(shade + 45, 255))
    for y in np.arange(apart / 2, page.height, apart):
        pen.line([(0, y), (page.width, y)], fill=colour, width=int(rng.integers(1, 3)))
    for x in np.arange(apart / 2, page.width * both, apart):
        pen.line([(x, 0), (x, page.height)], fill=colour, width=1)


def held_askew(page, rng, desk):
    """Return the page as seen by a hand-held camera, perhaps with the desk around it."""
    margin = 0.12 if desk else 0.0
    w, h = page.size
    wide, high = int(w * (1 + 2 * margin)), int(h * (1 + 2 * margin))
    corners = np.array([(0, 0), (0, high), (wide, high), (wide, 0)], float)
    targets = np.array([(0, 0), (0, h), (w, h), (w, 0)], float)
    if desk:
        targets += margin * np.array([(-w, -h), (-w, h), (w, h), (w, -h)])
    angle = np.deg2rad(rng.uniform(-5, 5))
    middle = np.array([w, h]) / 2
    turned = (targets - middle) @ [[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]
    targets = middle + turned * rng.uniform(0.94, 1.0) + rng.uniform(-0.03, 0.03, (4, 2)) * [w, h]
    if not desk:                         # the paper goes on beyond the picture
        page, shift = spread(page, 0.15)
        targets += shift
    fill = tuple(int(v) for v in rng.integers(50, 130, 3))
    seen = page.convert("RGBA").transform((wide, high), Image.Transform.PERSPECTIVE,
                                          perspective(corners, targets),
                                          Image.Resampling.BICUBIC)
    ground = Image.new("RGBA", seen.size, (*fill, 255))
    return Image.alpha_composite(ground, seen).convert("RGB")


def spread(page, share):
    """Return a page whose edge goes on outwards, and how far it was moved."""
    by = int(share * max(page.size))
    return Image.fromarray(np.pad(np.asarray(page), ((by, by), (by, by), (0, 0)), "edge")), by


def perspective(corners, targets):
    """Return the eight numbers that PIL wants to take `corners` of the picture from `targets`."""
    rows, sides = [], []
    for (x, y), (u, v) in zip(corners, targets, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        sides += [u, v]
    return np.linalg.solve(np.array(rows), np.array(sides))


def lit(values, rng):
    """Return brightnesses under uneven light: a lamp's side, a hand's shadow, a lens, noise."""
    high, wide, _ = values.shape
    y, x = np.mgrid[0:1:high * 1j, 0:1:wide * 1j]
    angle = rng.uniform(0, 2 * np.pi)
    light = 1 - rng.uniform(0, 0.35) * (0.5 + (x - 0.5) * np.cos(angle) + (y - 0.5) * np.sin(angle))
    across = (x - rng.uniform(0.2, 0.8)) * np.cos(angle + 1) + (y - 0.5) * np.sin(angle + 1)
    shadow = 1 / (1 + np.exp(-across / rng.uniform(0.01, 0.08)))
    light = light * (1 - rng.uniform(0, 0.45) * shadow)
    light = light * (1 - 0.2 * ((x - 0.5) ** 2 + (y - 0.5) ** 2))
    tint = 1 + rng.uniform(-0.06, 0.06, 3)
    values = values * light[..., None] * tint
    seen = Image.fromarray(values.clip(0, 255).astype(np.uint8))
    values = np.asarray(seen.filter(ImageFilter.GaussianBlur(rng.uniform(0.4, 1.6))), float)
    grain = rng.normal(0, rng.uniform(1, 7), values.shape[:2])[..., None]
    return values + grain + rng.normal(0, 2, values.shape)
