"""The questions to answer before a picture does; in a file, so that no cell gives them away."""

import tomllib
from importlib.resources import files
from typing import NamedTuple


class Question(NamedTuple):
    """One question, its answers to pick from, the place of the right one, and why it is right.

    `wrong` may say of other places why they are not.
    """

    text: str
    options: list
    right: int
    why: str
    wrong: dict = {}


QUESTIONS = {name: Question(**parts) for name, parts in tomllib.loads(
    (files("mlp.assets") / "questions.toml").read_text("utf-8")).items()}
