"""The votes of a class on a question: counted, kept for the lesson, and shown before the answer."""

import re

import pytest

from mlp import panels
from mlp.panels.questions import QUESTIONS
from mlp.panels.votes import ROUNDS


@pytest.fixture(autouse=True)
def lesson():
    """Begin and end without votes, and without anything held."""
    ROUNDS.clear()
    yield
    panels.hold_answers(False)
    ROUNDS.clear()


@pytest.fixture
def held():
    panels.hold_answers()
    return panels.Predict("ink")


def icons(question):
    return [button.icon for button in question._options]


def test_alone_a_click_answers_and_no_votes_are_seen():
    question = panels.Predict("ink")
    assert question.votes.layout.display == "none" and not ROUNDS
    question._options[2].click()
    assert question.reply.value.startswith("Yes. ") and not ROUNDS


def test_a_click_counts_a_vote_and_gives_nothing_away(held):
    for place in (0, 2, 2):
        held._options[place].click()
    assert held.votes.rounds == [[1, 0, 2]]
    assert held._tally.value == "Round 1: 4 in 5: 1, half of them: 0, 1 in 5: 2."
    assert not any(icons(held)) and QUESTIONS["ink"].why not in held.reply.value


def test_votes_can_be_typed_and_bars_are_as_long_as_they_are_many(held):
    for field, votes in zip(held.votes._fields, (5, 0, 20), strict=True):
        field.value = votes
    assert held.votes.rounds == [[5, 0, 20]]
    widths = [int(re.search(r"width:(\d+)%", bar.value)[1]) for bar in held.votes._bars]
    assert widths == [20, 0, 80]


def test_after_a_second_vote_both_rounds_stay_through_the_answer(held):
    held._options[0].click()
    held._vote_again()
    held._options[2].click()
    held.reveal()
    assert held.votes.rounds == [[1, 0, 0], [0, 0, 1]]
    assert all(bar.value.count("<div") == 2 for bar in held.votes._bars)
    assert icons(held) == ["", "", "check"] and held.reply.value.startswith("The answer: 1 in 5. ")
    held._options[1].click()    # too late
    assert held.votes.rounds[-1] == [0, 0, 1]


def test_nobody_needs_an_empty_round(held):
    held._vote_again()
    assert held.votes.rounds == [[0, 0, 0]]


def test_the_lesson_remembers_its_votes_until_they_are_cleared(held):
    held._options[1].click()
    later = panels.Predict("ink")
    assert later._tally.value == held._tally.value and later.votes._fields[1].value == 1
    panels.hold_answers(False)
    panels.hold_answers()
    assert held.votes.rounds == [[0, 1, 0]]
    assert panels.Predict("far out").votes.rounds == [[0, 0, 0, 0]]
    held._clear()
    assert held.votes.rounds == [[0, 0, 0]] and not any(f.value for f in held.votes._fields)


def test_the_switch_reaches_questions_that_are_shown_already():
    question = panels.Predict("ink")
    question.pick(0)
    panels.hold_answers()
    assert question.picked is None and question.votes.layout.display is None
    panels.hold_answers(False)
    assert question.votes.layout.display == "none" and question._alone.layout.visibility == "hidden"


def test_a_cell_run_again_shows_what_was_revealed(held):
    held.reveal()
    again = panels.Predict("ink")
    again.take_over(held)
    assert again.reply.value == held.reply.value
