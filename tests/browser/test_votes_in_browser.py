"""A class votes in a real notebook: with the pointer, with the keyboard, and typed."""

import pytest

CELLS = ["from mlp import panels", "panels.Predict('ink')"]


@pytest.fixture(scope="module")
def notebook(small):
    return small(*CELLS)


@pytest.fixture
def question(notebook):
    """Return a prediction that holds its answer, without votes."""
    root = notebook.page.locator(".mlp-predict")
    if root.get_by_role("button", name="Clear votes").count():
        root.get_by_role("button", name="Clear votes").click()
        return root
    assert not root.get_by_role("spinbutton").count()      # who is alone sees no votes
    root.get_by_role("button", name="1 in 5").click()
    root.get_by_role("button", name="Hold answers").click()
    root.get_by_text("Vote: a click counts one").wait_for()
    return root


def by_pointer(question, option, votes):
    for _ in range(votes):
        question.get_by_role("button", name=option).click()


def by_keys(question, option, votes):
    for _ in range(votes):
        question.get_by_role("button", name=option).press("Enter")


def typed(question, option, votes):
    field = question.get_by_label(option, exact=True).and_(question.locator("input"))
    field.fill(str(votes))
    field.press("Enter")


@pytest.mark.parametrize("vote", [by_pointer, by_keys, typed])
def test_a_class_votes_discusses_votes_again_and_sees_the_answer(question, vote):
    vote(question, "4 in 5", 3)
    vote(question, "half of them", 1)
    said = question.get_by_role("status").filter(has_text="Round 1")
    said.get_by_text("Round 1: 4 in 5: 3, half of them: 1, 1 in 5: 0.").wait_for()
    assert not question.locator(".fa-check").count()
    question.get_by_role("button", name="Vote again").click()
    said.get_by_text("Round 2: 4 in 5: 0").wait_for()
    vote(question, "1 in 5", 4)
    said.get_by_text("Round 2: 4 in 5: 0, half of them: 0, 1 in 5: 4.").wait_for()
    first, second = question.locator(".mlp-votes i").evaluate_all(
        "(bars) => [bars[0], bars.at(-1)].map((bar) => bar.getBoundingClientRect().width)")
    assert second / first == pytest.approx(4 / 3, rel=0.05)
    question.get_by_role("button", name="Reveal").click()
    question.get_by_role("status").get_by_text("The answer: 1 in 5.").wait_for()
    assert question.locator(".mlp-votes i").count() == 6
