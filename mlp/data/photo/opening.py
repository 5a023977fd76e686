"""Any picture that a reader may bring, as brightnesses; or one sentence that says why not."""

import io
import warnings
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

LONGEST = 1000              # pixels that the longer side keeps
MOST_PIXELS = 64_000_000    # of a picture; what says that it has more may be a trap
FORMATS = ("PNG", "JPEG", "WEBP")
APPLES = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")     # after "ftyp"
TOO_LARGE = f"{{}} has more than {MOST_PIXELS // 10**6} million pixels: make it smaller first"
WANTED = "expected a photo as PNG, JPEG or WebP"


def brightnesses(image, turn=True):
    """Return a picture as brightnesses 0 to 1, held as the camera says if it is to `turn`."""
    if isinstance(image, np.ndarray):
        image = _from_array(image)
    given = isinstance(image, Image.Image)
    image = image if given else _opened(image)
    if image.width * image.height > MOST_PIXELS:
        raise ValueError(TOO_LARGE.format(f"a picture of {image.width:,} × {image.height:,}"))
    try:
        image = image.copy() if given else image    # the reader's own stays as it is
        image = image.convert("I").convert("F") if image.mode.startswith("I") else image
        image.thumbnail((LONGEST, LONGEST), Image.Resampling.BOX)
        image = ImageOps.exif_transpose(image) if turn else image
    except (OSError, SyntaxError, ValueError) as error:
        raise ValueError(f"the picture is damaged or cut short ({error}): {WANTED}") from None
    return _grey(image)


def _opened(source):
    if isinstance(source, (bytes, bytearray, memoryview)):
        source = io.BytesIO(source)
        start = source.getvalue()[:12]
    else:
        with Path(source).open("rb") as file:
            start = file.read(12)
    if start[4:8] == b"ftyp" and start[8:12] in APPLES:
        raise ValueError(f"this is HEIC, which only some programs can read: {WANTED}, so choose "
                         "“Most Compatible” in the phone's camera settings or share it as JPEG")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)   # counted above
            return Image.open(source, formats=FORMATS)
    except Image.DecompressionBombError:
        raise ValueError(TOO_LARGE.format("the picture")) from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        what = f"it begins with {start[:8]!r}" if start else "it is empty"
        raise ValueError(f"this is not a picture that can be read, {what}: {WANTED}") from None


def _from_array(array):
    if array.dtype.kind == "f" and np.isfinite(array).all():
        array = np.rint(255 * array.clip(0, 1)).astype(np.uint8)
    in_colour = array.ndim == 3 and array.shape[2] in (3, 4)
    if array.dtype != np.uint8 or not array.size or not (array.ndim == 2 or in_colour):
        raise ValueError(f"an array of {array.dtype}, shape {array.shape}, is no picture: expected "
                         "(height, width), or (height, width, 3), of uint8 or of floats 0 to 1")
    return Image.fromarray(array)


def _grey(image):
    if image.mode == "F":     # 16 bits, as some scanners write
        values = np.asarray(image, float)
        return values / max(values.max(), 1)
    if image.mode in ("LA", "PA", "RGBA") or "transparency" in image.info:
        grey, cover = (np.asarray(part, float) / 255 for part in image.convert("LA").split())
        paper = float((grey * cover).sum() < cover.sum() / 2)   # dark ink lies on white
        return grey * cover + paper * (1 - cover)
    return np.asarray(image.convert("L"), float) / 255
