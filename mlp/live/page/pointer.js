// What the hand does on a picture: at most two messages under way, and no point of a stroke lost.
const SILENCE_MS = 3000;

// `send(message)` tells the kernel; `silent()` is called when it has not answered for long.
function watchHand(send, silent) {
  let waiting = [], underWay = 0, timer = null;

  function flush() {
    while (waiting.length && underWay < 2) {
      underWay += 1;
      clearTimeout(timer);
      timer = setTimeout(() => { underWay = 0; silent(); }, SILENCE_MS);
      send(waiting.shift());
    }
  }

  // A stroke waits, whole, while two messages are under way: points are joined, never dropped.
  function report(message) {
    const last = waiting[waiting.length - 1];
    if (message.kind === "move" && last?.kind === "move") last.points.push(...message.points);
    else waiting.push(message);
    flush();
  }

  return {
    busy: () => underWay > 0,

    answered() {
      clearTimeout(timer);
      underWay = Math.max(0, underWay - 1);
      flush();
    },

    forgotten() {   // no answer comes to what was under way
      clearTimeout(timer);
      underWay = 0;
      flush();
    },

    dropped() {     // nobody is there to answer
      clearTimeout(timer);
      [underWay, waiting] = [0, []];
    },

    listen(frame, canvas, keys) {
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
    },
  };
}

// Lies over a part of the picture that a finger paints on, while the rest still scrolls the page.
function pad([left, bottom, width, height]) {
  const element = document.createElement("div");
  element.className = "mlp-pad";
  for (const [side, share] of Object.entries({ left, bottom, width, height }))
    element.style[side] = `${100 * share}%`;
  return element;
}
