"""Damaged, huge and hostile files of one's own: one sentence, and no memory to speak of."""

import io
import pickle
import random
import struct
import time
import tracemalloc
import zipfile

import numpy as np
import pytest
from damage import damaged
from idx_files import csv_lines, digits, png_that_claims, write_all
from PIL import Image

from mlp import load_digits
from mlp.data.own.formats import BYTES

IMAGES, LABELS = digits(9)
LABELS = LABELS % 3
LINE = ",".join(["5", *["7"] * 784]) + "\n"


def npz(**arrays):
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **arrays)
    return buffer.getvalue()


def zipped(**members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(f"{name}.npy", content)
    return buffer.getvalue()


def header(shape, dtype="|u1"):
    """Return the start of a .npy file that promises an array of this shape."""
    text = f"{{'descr': '{dtype}', 'fortran_order': False, 'shape': {shape}, }}".encode()
    text = text.ljust(117) + b"\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(text)) + text


def picture(side=(28, 28), form="PNG", mode="L", **options):
    buffer = io.BytesIO()
    Image.new(mode, side).save(buffer, form, **options)
    return buffer.getvalue()


class Evil:
    """Whoever unpickles it has been had."""

    def __reduce__(self):
        return print, ("unpickled",)


SOUND = npz(images=IMAGES, labels=LABELS)
WRONG = {
    "own.npz": {
        "empty": (b"", "cannot be read (No data left in file): expected images and"),
        "a pickle": (pickle.dumps(Evil()), "cannot be read ("),
        "pickles inside": (npz(images=np.array([Evil()] * 9), labels=LABELS),
                           "cannot be read (Object arrays cannot be loaded when allow_pickle=Fals"),
        "a single array": (npz(images=IMAGES), "(it holds images): expected images"),
        "other names": (npz(a=IMAGES, b=LABELS), "(it holds a, b): expected images"),
        "cut off": (SOUND[:-30], "cannot be read (File is not a zip file)"),
        "a plain array": (bytes(header((3,))) + b"123", "cannot be read ("),
        "promises all": (zipped(images=header((2**40, 28, 28)), labels=header((2**40,))), "read ("),
        "a bomb": (zipped(images=header((2**15, 28, 28)) + bytes(2**25), labels=header((3,))),
                   "cannot be read ("),
        "a huge header": (zipped(images=b"\x93NUMPY\x02\x00" + struct.pack("<I", 2**31) + b" " * 99,
                                 labels=b""), "cannot be read ("),
        "in colours": (npz(images=np.zeros((9, 28, 28, 3), np.uint8), labels=LABELS),
                       "holds uint8 of shape (9, 28, 28, 3) with labels, uint8 of shape (9,)"),
        "one-hot": (npz(images=IMAGES, labels=np.eye(9, 10)), "float64 of shape (9, 10): expected"),
        "one image": (npz(images=IMAGES[:1], labels=LABELS[:1]), "own.npz holds only one image: e"),
        "endless names": (npz(images=IMAGES, labels=np.array(["a" * 9000] * 5 + ["b"] * 4)),
                          "different names of at most 30 letters"),
    },
    "own.csv": {
        "empty": (b"", "cannot be read ("),
        "only a head": (b"label," + b"p," * 783 + b"p\n", "cannot be read ("),
        "without a label": (b"p," * 783 + b"p\n" + LINE[2:].encode(), "785 columns but 784 "),
        "a long line": (f"{LINE}{LINE[:-1]},7\n".encode(), "785 columns but 786 were found"),
        "too bright": (f"{LINE}{LINE.replace('7', '256', 1)}".encode(), "string '256' to uint8"),
        "negative": (f"{LINE}{LINE.replace('7', '-1', 1)}".encode(), "string '-1' to uint8"),
        "cut off": ((LINE + LINE[:70]).encode(), "785 columns but 36 were found at row 2"),
        "binary": (bytes(range(256)) * 9, "cannot be read ("),
        "in UTF-16": (LINE.encode("utf-16"), "cannot be read ("),
        "an open quote": ((LINE + '"' + LINE * 99).encode(), "cannot be read ("),
        "one line without end": (b"5," * 10**7, "cannot be read ("),
        "one number without end": (LINE.encode() + b"1" * 10**7, "cannot be read ("),
        "a label too large": ("".join(["9" * 25 + LINE[1:]] * 2).encode(), "cannot be read ("),
        "labels without end": ((("x" * 50_000 + LINE[1:]) * 200).encode(), "has labels of 1 kinds"),
    },
    "own/cat/3.png": {
        "empty": (b"", "cannot be read (cannot identify image file"),
        "cut off": (picture()[:50], "cannot be read ("),
        "another size": (picture((32, 28)), "(it has 32×28 pixels, L): expected 28×28 pixels"),
        "16 bits": (picture(mode="I;16"), "(it has 28×28 pixels, I"),
        "another kind": (picture(form="TIFF"), "cannot be read (cannot identify image file"),
        "PostScript": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 28 28\n", "cannot be read ("),
        "huge": (png_that_claims(12_000, 12_000), "cannot be read ("),
        "a bomb": (png_that_claims(60_000, 60_000), "cannot be read ("),
    },
}
CASES = {f"{name}: {case}": (name, *one) for name, cases in WRONG.items()
         for case, one in cases.items()}


def folder_of(path):
    """Return what is read where `path` is to be: the folder of all classes, or the file itself."""
    return path.parents[1] if path.parent.name == "cat" else path


def place_in(path):
    """Return `path`, with sound pictures around it if it is one."""
    for kind in ("cat", "dog"):
        if folder_of(path) != path:
            write_all({"1.png": picture(), "2.png": picture()}, folder_of(path) / kind)
    return path


@pytest.mark.parametrize("name, content, sentence", CASES.values(), ids=CASES)
@pytest.mark.filterwarnings("error")
def test_it_is_refused_in_one_sentence_at_once_and_in_little_memory(
        tmp_path, capsys, name, content, sentence):
    path = place_in(tmp_path / name)
    path.write_bytes(content)
    began = time.perf_counter()
    tracemalloc.start()
    try:
        with pytest.raises(ValueError) as caught:
            load_digits(folder=folder_of(path))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    said = str(caught.value)
    assert sentence in said and said.startswith(str(path)) and "\n" not in said and len(said) < 700
    assert most < 4 * len(content) + 4e7 and time.perf_counter() - began < 5
    assert capsys.readouterr() == ("", "")


def test_an_archive_that_unpacks_to_more_than_allowed_is_not_unpacked(tmp_path, monkeypatch):
    bomb = zipped(images=header((BYTES // 784, 28, 28)) + bytes(10**6), labels=LABELS.tobytes())
    place = bomb.rindex(b"PK\x01\x02", 0, bomb.rindex(b"PK\x01\x02")) + 24  # its promised size
    bomb = bomb[:place] + struct.pack("<I", BYTES + 1) + bomb[place + 4:]
    (tmp_path / "own.npz").write_bytes(bomb)
    with pytest.raises(ValueError, match="it unpacks to more than 1,073,741,824 bytes"):
        load_digits(folder=tmp_path)


FOLDERS = {
    "nothing": ({}, "holds nothing: expected the four MNIST files"),
    "hidden": ({".hidden": b"", "notes.txt": b""}, "holds notes.txt: expected the four"),
    "an archive": ({"own.zip": b"PK", "own.tar.gz": b""}, "holds own.tar.gz, own.zip: expected"),
    "three tables": ({f"{k}.csv": b"" for k in "abc"}, "holds a.csv, b.csv, c.csv: name one, or"),
    "two archives": ({"a.npz": b"", "b.npz": b""}, "holds a.npz, b.npz: name one, or"),
    "pictures without classes": ({f"{k}.png": picture() for k in range(8)},
                                 "holds 0.png, 1.png, 2.png, 3.png, 4.png and 3 more"),
    "one class": ({"cat/a.png": picture(), "notes.txt": b""}, "holds cat, notes.txt: expected"),
    "a class without pictures": ({"cat/1.png": picture(), "dog/a.txt": b""}, "dog holds no pic"),
    "forty classes": ({f"class {k}/a.png": picture() for k in range(40)}, "40 kinds, .* to 26"),
    "other classes to test on": ({f"{part}/{kind}/{k}.png": picture() for part, kinds in (
        ("train", "ab"), ("test", "abc")) for kind in kinds for k in "12"},
        "test has the label c, which .*train never has"),
}


@pytest.mark.parametrize("files, sentence", FOLDERS.values(), ids=FOLDERS)
def test_a_folder_that_does_not_fit_is_told_what_it_holds(tmp_path, files, sentence):
    for name, content in files.items():
        write_all({(tmp_path / name).name: content}, (tmp_path / name).parent)
    with pytest.raises((ValueError, FileNotFoundError), match=sentence) as caught:
        load_digits(folder=tmp_path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["notes.txt", "own.zip", "train-images-idx3-ubyte", "nowhere"])
def test_a_file_of_another_kind_is_no_folder(tmp_path, name):
    if name != "nowhere":
        (tmp_path / name).touch()
    with pytest.raises(FileNotFoundError, match=f"{name} is no folder: expected the four MNIST"):
        load_digits(folder=tmp_path / name)


SOUNDS = {
    "own.npz": SOUND, "own.csv": csv_lines(IMAGES, LABELS),
    "own/cat/3.png": picture(), "own/cat/3.jpg": picture(form="JPEG"),
    "own/cat/3.gif": picture(form="GIF"), "own/cat/3.bmp": picture(form="BMP")}


@pytest.mark.slow
@pytest.mark.parametrize("name", SOUNDS)
@pytest.mark.filterwarnings("ignore:image file could not be identified")
def test_whatever_is_damaged_gives_images_or_one_sentence(tmp_path, name):
    chance, path = random.Random(name), tmp_path / name
    place_in(path)
    outcomes = set()
    for content in (SOUNDS[name], *(damaged(SOUNDS[name], chance) for _ in range(60))):
        path.write_bytes(content)
        try:
            outcomes.add(len(load_digits(folder=folder_of(path)).train) > 0)
        except ValueError as error:
            assert "\n" not in str(error) and str(error).startswith(str(tmp_path))
            outcomes.add("a sentence")
    assert outcomes == {True, "a sentence"}
