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


def test_alone_a_click_answers_and_no_votes_are_seen_until_the_switch_reaches_it():
    question = panels.Predict("ink")
    assert question.votes.layout.display == "none" and not ROUNDS
    question._options[2].click()
    assert question.reply.value.startswith("Yes. ") and not ROUNDS
    panels.hold_answers()
    assert question.picked is None and question.votes.layout.display is None
    panels.hold_answers(False)
    assert question.votes.layout.display == "none" and question._alone.layout.visibility == "hidden"


def test_a_click_counts_a_vote_and_gives_nothing_away_and_votes_can_be_typed(held):
    for place in (0, 2, 2):
        held._options[place].click()
    assert held.votes.rounds == [[1, 0, 2]]
    assert held._tally.value == "Round 1: 4 in 5: 1, half of them: 0, 1 in 5: 2."
    assert not any(button.icon for button in held._options)
    assert QUESTIONS["ink"].why not in held.reply.value
    for field, votes in zip(held.votes._fields, (5, 0, 20), strict=True):
        field.value = votes
    assert held.votes.rounds == [[5, 0, 20]]
    widths = [int(re.search(r"width:(\d+)%", bar.value)[1]) for bar in held.votes._bars]
    assert widths == [20, 0, 80]


def test_both_rounds_stay_through_the_answer_and_when_the_cell_runs_again(held):
    held._vote_again()      # nobody needs an empty round
    assert held.votes.rounds == [[0, 0, 0]]
    held._options[0].click()
    held._vote_again()
    held._options[2].click()
    held.reveal()
    assert held.votes.rounds == [[1, 0, 0], [0, 0, 1]]
    assert all(bar.value.count("<div") == 2 for bar in held.votes._bars)
    assert [button.icon for button in held._options] == ["", "", "check"]
    assert held.reply.value.startswith("The answer: 1 in 5. ")
    held._options[1].click()    # too late
    assert held.votes.rounds[-1] == [0, 0, 1]
    again = panels.Predict("ink")
    again.take_over(held)
    assert again.reply.value == held.reply.value


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
