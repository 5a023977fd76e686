"""The questions to answer before a picture does; in a file, so that no cell gives them away."""

import tomllib
from importlib.resources import files
from typing import NamedTuple


class Question(NamedTuple):
    """A question, its options, the right one's place, why, and perhaps why others are `wrong`."""

    text: str
    options: list
    right: int
    why: str
    wrong: dict = {}


QUESTIONS = {name: Question(**parts) for name, parts in tomllib.loads(
    (files("mlp.assets") / "questions.toml").read_text("utf-8")).items()}
