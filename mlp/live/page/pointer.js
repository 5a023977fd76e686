// What the hand does on a picture, in fractions of its width and height from the top left.

// A stroke that waits takes in its next points: none is lost.
function joinMoves(last, message) {
  if (last.kind !== "move" || message.kind !== "move") return false;
  last.points.push(...message.points);
  return true;
}

function listen(frame, canvas, keys, report) {
  let down = false;
  canvas.classList.add("mlp-touchable");
  if (keys.length) canvas.tabIndex = 0;

  function place(kind, list) {
    const box = canvas.getBoundingClientRect();
    const points = list.map((p) =>
      [(p.clientX - box.left) / box.width, (p.clientY - box.top) / box.height]);
    report({ kind, points });
  }
  frame.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    down = true;
    event.target.setPointerCapture(event.pointerId);
    canvas.focus({ preventScroll: true });
    place("down", [event]);
  });
  frame.addEventListener("pointermove", (event) => {
    const all = event.getCoalescedEvents?.() ?? [];
    if (down) place("move", all.length ? all : [event]);
  });
  for (const name of ["pointerup", "pointercancel"]) {
    frame.addEventListener(name, (event) => {
      if (down) place("up", [event]);
      down = false;
    });
  }
  canvas.addEventListener("keydown", (event) => {
    if (!keys.includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    report({ kind: "key", key: event.key });
  });
}

// Lies over a part of the picture that a finger paints on, while the rest still scrolls the page.
function pad([left, bottom, width, height]) {
  const element = document.createElement("div");
  element.className = "mlp-pad";
  for (const [side, share] of Object.entries({ left, bottom, width, height }))
    element.style[side] = `${100 * share}%`;
  return element;
}
