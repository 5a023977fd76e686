"""A photo of one's own digits: chosen, pasted, dropped, and refused when it is too large."""

import base64

from hands import press, wait_until
from photographed import scanned

from mlp import panels

NOTEBOOK = "1_neurons_and_layers.ipynb"

BRING = """(canvas, [kind, data]) => {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], "photo.png", { type: "image/png" }));
  const about = { bubbles: true, cancelable: true };
  canvas.dispatchEvent(kind === "paste"
    ? new ClipboardEvent(kind, { ...about, clipboardData: transfer })
    : new DragEvent(kind, { ...about, dataTransfer: transfer }));
}"""


def test_a_photo_is_chosen_pasted_and_dropped_and_its_answer_is_seen(panel, digits):
    panel = panel(panels.Photo)
    assert panel.settle().startswith("The example: 6 found")
    field = panel.root.locator("input[type=file]")
    field.set_input_files({"name": "a.png", "mimeType": "image/png",
                           "buffer": scanned(digits.test, 0, 1)})
    assert wait_until(panel, lambda: "Your photo: 2 found" in panel.caption)
    for many, kind in ((3, "paste"), (4, "drop")):
        data = base64.b64encode(scanned(digits.test, *range(many))).decode()
        panel.canvas.evaluate(BRING, [kind, data])
        wait_until(panel, lambda many=many: f"Your photo: {many} found" in panel.caption)
    field.set_input_files({"name": "b.png", "mimeType": "image/png", "buffer": bytes(8_000_000)})
    wait_until(panel, lambda: "has 8.0 MB: expected at most 7" in panel.message)
    assert press(panel, "Reset").startswith("The example")
