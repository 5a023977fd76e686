"""Questions and exercises in a real notebook: answered, announced, and voted on by a class."""

import pytest

NOTEBOOK = "small.ipynb"


@pytest.fixture
def question(notebook):
    """Return a prediction that has not been answered."""
    root = notebook.page.locator(".mlp-predict").filter(has_text="4 in 5")
    root.scroll_into_view_if_needed()
    notebook.ask("None", after="panels.hold_answers(False)")
    root.get_by_text("Pick one before you go on.").wait_for()
    return root


def test_a_reply_is_announced_and_the_pick_told_in_words_besides_its_mark(notebook, question):
    question.get_by_role("button", name="half of them").click()
    notebook.page.get_by_role("status").filter(has_text="Not so: 1 in 5.").wait_for()
    question.get_by_title("picked", exact=True).get_by_text("half of them").wait_for()
    question.get_by_title("right", exact=True).get_by_text("1 in 5").wait_for()
    question.get_by_role("button", name="Ask again").click()
    question.get_by_text("Pick one before you go on.").wait_for()


def test_a_student_who_is_wrong_twice_hears_both_hints_and_gets_it_right(notebook):
    cell = notebook.page.locator(".jp-CodeCell", has_text="check(neuron)")
    told = notebook.page.get_by_role("status")

    def write(line, hint):
        cell.locator(".cm-content").click()
        notebook.page.keyboard.press("Control+A")
        notebook.page.keyboard.insert_text(
            f"def neuron(inputs, weights, bias):\n    {line}\n\ncheck(neuron)")
        notebook.page.keyboard.press("Control+Enter")
        cell.locator(".jp-OutputArea").get_by_text(hint).wait_for()
        told.filter(has_text=hint).wait_for(state="attached")

    write("return sigmoid(weights @ inputs)", "look again at the bias: what is done with it")
    write("return sigmoid(weights @ inputs)  # where?", "the bias is missing. It is added")
    write("return sigmoid(weights @ inputs.T @ bias)", "in line 2, return sigmoid(")
    write("return sigmoid(weights @ inputs + bias)", "20 of 20 cases.")


def test_a_class_votes_discusses_votes_again_and_sees_the_answer(notebook, question):
    """Once with the pointer and the keyboard, then typed."""
    def option(name):
        return question.get_by_role("button", name=name)

    assert not question.get_by_role("spinbutton").count()      # who is alone sees no votes
    option("1 in 5").click()
    option("Hold answers").click()
    question.get_by_text("Vote: a click counts one").wait_for()
    for _ in range(3):
        option("4 in 5").click()
    option("half of them").press("Enter")
    said = question.get_by_role("status").filter(has_text="Round 1")
    said.get_by_text("Round 1: 4 in 5: 3, half of them: 1, 1 in 5: 0.").wait_for()
    assert not question.locator(".fa-check").count()
    option("Vote again").click()
    said.get_by_text("Round 2: 4 in 5: 0").wait_for()
    field = question.get_by_label("1 in 5", exact=True).and_(question.locator("input"))
    field.fill("4")
    field.press("Enter")
    said.get_by_text("Round 2: 4 in 5: 0, half of them: 0, 1 in 5: 4.").wait_for()
    first, second = question.locator(".mlp-votes i").evaluate_all(
        "(bars) => [bars[0], bars.at(-1)].map((bar) => bar.getBoundingClientRect().width)")
    assert second / first == pytest.approx(4 / 3, rel=0.05)
    option("Reveal").click()
    question.get_by_role("status").get_by_text("The answer: 1 in 5.").wait_for()
    assert question.locator(".mlp-votes i").count() == 6
    option("Clear votes").click()
    option("Answer at once").click()
    question.get_by_role("spinbutton").first.wait_for(state="hidden")
