// Shows frames from the kernel, and tells it what the hand does on the picture.
const WORDS_MS = 100;   // nobody reads faster, and text costs the page more than pixels

// Gives `box` the height of the longest words so far. What stands below them moves when the hand
// has let go, not under it; until then they may reach over it.
function makeRoom(box, words) {
  let width = 0, height = 0;
  const fit = () => {
    if (box.closest(".mlp-panel")?.querySelector(":active")) return;
    const now = words.getBoundingClientRect();
    height = now.width === width ? Math.max(height, now.height) : now.height;
    width = now.width;
    box.style.height = `${height}px`;
  };
  const observer = new ResizeObserver(fit);
  const letGo = () => setTimeout(fit);
  observer.observe(words);
  window.addEventListener("pointerup", letGo);
  return () => { observer.disconnect(); window.removeEventListener("pointerup", letGo); };
}

export default () => {
  const picture = document.createElement("canvas");   // shared by all views of this panel
  const views = new Set();
  let latest = { description: "", code: "", message: "" };
  let gone = false, scale = 0, resized = null;
  let kernel;
  const hand = watchHand((message) => {
    kernel.send(message);
    markBusy();
  }, () => {
    markBusy();
    for (const view of views)
      view.say("The kernel has not answered yet: it is busy with a cell, or closed.");
  });

  function markBusy() {
    for (const view of views) view.markBusy(hand.busy());
  }

  function show(frame, data) {
    const pixels = unroll(data, frame.places.reduce((sum, [, , w, h]) => sum + w * h, 0));
    const [width, height] = frame.size;
    if (picture.width !== width || picture.height !== height)
      Object.assign(picture, { width, height });
    for (const view of views) view.fit();
    // Into every canvas of its own accord: to copy from one to another takes the whole picture.
    const contexts = [picture, ...[...views].map((view) => view.canvas)].map((canvas) => paint(canvas));
    let at = 0;
    for (const [x, y, w, h] of frame.places) {
      const patch = new ImageData(pixels.subarray(at, at += 4 * w * h), w, h);
      for (const context of contexts) context.putImageData(patch, x, y);
    }
    latest = frame;
    gone = false;
    for (const view of views) view.show();
    if (frame.receipt) dealtWith(frame.receipt);
    else kernel.send({ kind: "shown", number: frame.number });
  }

  function paint(canvas) {
    return canvas.getContext("2d", { alpha: false });
  }

  // Pixels come as runs of one colour: all colours, then how many pixels each is for.
  function unroll(data, area) {
    const start = data.byteOffset;   // numbers of four bytes must begin at a multiple of four
    const runs = new Uint32Array(data.buffer.slice(start, start + data.byteLength));
    const pixels = new Uint32Array(area), count = runs.length / 2;
    for (let run = 0, at = 0; run < count; run += 1)
      for (const end = at + runs[count + run]; at < end; at += 1) pixels[at] = runs[run];
    return new Uint8ClampedArray(pixels.buffer);
  }

  function dealtWith(receipt) {
    if (!receipt.touch) {
      document.dispatchEvent(new CustomEvent("mlp-receipt", { detail: receipt }));
      return;
    }
    hand.answered();
    markBusy();
  }

  async function hello(model) {
    await kernel.ready;
    const wanted = Math.max(0, ...[...views].map((view) => view.scale()));
    if (!wanted || Math.abs(wanted - scale) < 0.01) return;
    scale = wanted;
    kernel.send({ kind: "hello", scale });
  }

  // What a saved notebook keeps of the panel: see saving.js.
  function still(width, height, data) {
    if (!latest.number) return {};
    const small = Object.assign(document.createElement("canvas"), { width, height });
    small.getContext("2d").drawImage(picture, 0, 0, width, height);
    const [kind] = data["text/plain"].split(":", 1);
    return { "image/png": small.toDataURL().split(",")[1],
             "text/plain": `${kind}: ${latest.description}` };
  }

  return {
    initialize({ model }) {
      (globalThis.mlpStills ??= new Map()).set(model.get("own_id"), (data) =>
        still(model.get("width"), model.get("height"), data));
      kernel = talk(model, (message, data) => {
        if (message.kind === "frame") show(message, data);
        else dealtWith(message.receipt);
      }, () => {   // no answer comes to what was under way
        scale = 0;
        hello(model);
        hand.forgotten();
      }, () => {
        gone = true;
        hand.dropped();
        for (const view of views) view.show();
        markBusy();
      });
      return () => {
        mlpStills.delete(model.get("own_id"));
        kernel.end();
      };
    },

    render({ model, el }) {
      const canvas = document.createElement("canvas");
      const frame = document.createElement("div");
      const words = document.createElement("div");
      const lines = document.createElement("div");
      const caption = document.createElement("figcaption");
      const note = document.createElement("p");
      const code = document.createElement("input");
      const state = document.createElement("label");
      const ratio = model.get("width") / model.get("height");
      el.classList.add("mlp-canvas");
      canvas.style.aspectRatio = ratio;
      // It grows with the type and the window, but leaves room for the controls: see panel.css.
      frame.className = "mlp-picture";
      frame.style.setProperty("--mlp-wide", `${model.get("width") / 9}em`);
      frame.style.setProperty("--mlp-ratio", ratio);
      words.className = "mlp-words";
      canvas.setAttribute("role", "img");
      caption.setAttribute("aria-live", "off");
      note.setAttribute("role", "status");
      code.placeholder = "as at the start";
      code.spellcheck = false;
      state.className = "mlp-state";
      state.append("State ", code);
      state.title = "Copy this to get the picture back later or on another machine; "
        + "paste one here and press Enter.";
      frame.append(canvas, ...model.get("pads").map(pad));
      lines.append(caption, note);
      words.append(lines);
      el.append(frame, words, state);

      let speaking = null, typing = false, spoken = null;
      const view = {
        scale() {
          const width = canvas.getBoundingClientRect().width;
          return Math.round(width * window.devicePixelRatio) / model.get("width");
        },
        markBusy(busy) { el.setAttribute("aria-busy", busy || spoken !== latest); },
        say(text) { if (note.textContent !== text) note.textContent = text; },
        canvas,
        fit() {
          const { width, height } = picture;
          if (canvas.width === width && canvas.height === height) return;
          Object.assign(canvas, { width, height });
          paint(canvas).drawImage(picture, 0, 0);
        },
        show() {
          canvas.dataset.number = latest.number;
          if (!speaking) {
            view.speak();
            speaking = setTimeout(() => { speaking = null; view.speak(); }, WORDS_MS);
          }
          view.markBusy(hand.busy());
        },
        speak() {
          spoken = latest;
          if (caption.textContent !== latest.description) {
            caption.textContent = latest.description;
            canvas.setAttribute("aria-label", latest.description);
          }
          if (!typing && code.value !== latest.code) code.value = latest.code;
          view.say(gone ? GONE : latest.message);
          view.markBusy(hand.busy());
        },
      };

      // Sizes in steps, not all along: drawing everything anew takes longer than a frame.
      const observer = new ResizeObserver(() => {
        clearTimeout(resized);
        resized = setTimeout(() => hello(model), scale ? 150 : 0);
      });
      observer.observe(canvas);
      const stopMakingRoom = makeRoom(words, lines);
      views.add(view);
      if (latest.number) { view.fit(); view.show(); }
      code.addEventListener("focus", () => code.select());
      code.addEventListener("keydown", (event) => event.stopPropagation());
      code.addEventListener("input", () => { typing = true; });
      code.addEventListener("blur", () => { typing = false; view.speak(); });
      code.addEventListener("change", () => {
        typing = false;
        kernel.send({ kind: "code", code: code.value });
      });
      if (model.get("touchable")) hand.listen(frame, canvas, model.get("wanted_keys"));
      return () => { observer.disconnect(); stopMakingRoom(); views.delete(view); };
    },
  };
};
