"""A question to answer before a picture does."""

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
