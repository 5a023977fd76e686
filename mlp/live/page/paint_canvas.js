// Plays what the kernel writes down, and tells it what the hand does on the picture.
const WORDS_MS = 100;   // nobody reads faster, and text costs the page more than a picture
const KEPT = 20;        // of the pictures that have ended
const PARTS = `<div class="mlp-picture"><canvas role="img"></canvas></div>
  <div class="mlp-words"><div>
    <figcaption aria-live="off"></figcaption><p role="status"></p></div></div>
  ${TASKS}
  <div class="mlp-state"><label title="Copy this to get the picture back later or on another \
machine; paste one here and press Enter.">State
    <input placeholder="as at the start" spellcheck="false"></label>
    <button type="button" title="Show every picture on this page in other colours."></button></div>`;

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

// Kept, as each keeps what it has worked out.
const colours = Object.fromEntries(Object.entries(PALETTE.palettes).map(
  ([palette, roles]) => [palette, new Colours(roles, PALETTE.maps)]));

// A cell that was deleted may come back, and be saved: what ended last can still be drawn.
const ended = globalThis.mlpEnded ??= [];
function forgetLater(own) {
  if (mlpStills.has(own) && ended.push(own) > KEPT) mlpStills.delete(ended.shift());
}

export default () => {
  const views = new Set();
  const picture = new Picture();   // shared by all views of this panel
  let latest = { description: "", code: "", message: "" };
  let gone = false;
  let own, hand;

  const each = (act) => (...told) => views.forEach((view) => view[act](...told));
  const play = each("play"), show = each("show");

  function take(frame, data) {
    if (!frame.whole && !picture.order.length) return;   // of a picture that is still to come
    picture.take(frame.picture, data);
    latest = frame;
    gone = false;
    mlpStills.set(own, still);
    play();
    show();
    if (!frame.receipt) hand.send({ kind: "shown", number: frame.number });
    for (const name of picture.fonts) askForFont(name, () => hand.send({ kind: "font", name }));
  }

  const hello = () => hand.send({ kind: "hello" });

  // What a saved notebook keeps of the panel: see saving.js.
  function still(data) {
    const [width, height] = picture.size.map(Math.round);
    const small = Object.assign(document.createElement("canvas"), { width, height });
    picture.play(small, colours.light);
    const [kind] = data["text/plain"].split(":", 1);
    return { "image/png": small.toDataURL().split(",")[1],
             "text/plain": `${kind}: ${latest.description}` };
  }

  return {
    initialize({ model }) {
      globalThis.mlpStills ??= new Map();
      own = model.get("own_id");
      hand = handOf(model, {
        hear(message, data) {
          if (message.kind === "frame") take(message, data);
          else if (message.kind === "font") takeFont(message.name, data);
        },
        join: joinMoves,
        lost() { forgetAskedFonts(); hello(); },
        gone() { gone = true; show(); },
        markBusy: each("markBusy"),
        say: each("say"),
      });
      const stopWatching = watchTheme(each("suit"));
      document.addEventListener("mlp-font", play);
      return () => {
        stopWatching();
        document.removeEventListener("mlp-font", play);
        forgetLater(own);
        hand.end();
      };
    },

    render({ model, el }) {
      el.classList.add("mlp-canvas");
      el.innerHTML = PARTS;
      const [frame, canvas, words, lines, caption, note, code, choose] = [
        ".mlp-picture", "canvas", ".mlp-words", ".mlp-words > div", "figcaption", "p", "input",
        ".mlp-state button",
      ].map((selector) => el.querySelector(selector));
      const ratio = model.get("width") / model.get("height");
      canvas.style.aspectRatio = ratio;
      // It grows with the type and the window, but leaves room for the controls: see panel.css.
      frame.style.setProperty("--mlp-wide", `${model.get("width") / 9}em`);
      frame.style.setProperty("--mlp-ratio", ratio);
      frame.append(...model.get("pads").map(pad));

      let speaking = null, typing = false, spoken = null, palette = "light";
      const view = {
        markBusy() { el.setAttribute("aria-busy", hand.busy() || spoken !== latest); },
        say(text) { if (note.textContent !== text) note.textContent = text; },
        play() {
          if (!latest.number || !canvas.width) return;
          picture.play(canvas, colours[palette]);
          canvas.dataset.number = latest.number;
        },
        suit() {    // the page, and what the lecturer has chosen
          choose.textContent = `Colours: ${CHOICES[chosenPalette()]}`;
          const before = palette;
          palette = paletteFor(el);
          canvas.style.background = colours[palette].css("paper");
          if (palette !== before) view.play();
        },
        show() {
          if (!speaking) {
            view.speak();
            speaking = setTimeout(() => { speaking = null; view.speak(); }, WORDS_MS);
          }
          view.markBusy();
        },
        speak() {
          spoken = latest;
          if (caption.textContent !== latest.description) {
            caption.textContent = latest.description;
            canvas.setAttribute("aria-label", latest.description);
          }
          if (!typing && code.value !== latest.code) code.value = latest.code;
          view.say(gone ? GONE : latest.message);
          view.markBusy();
        },
      };

      // As many pixels as the screen has there, at every zoom: the kernel need not know.
      const look = showTasks(el);
      const observer = new ResizeObserver(([{ contentRect }]) => {
        look();
        const width = Math.round(contentRect.width * devicePixelRatio);
        if (width === canvas.width) return;
        Object.assign(canvas, { width, height: Math.round(width / ratio) });
        view.suit();
        view.play();
      });
      canvas.width = 0;
      try {   // so that it is told of another screen, too
        observer.observe(canvas, { box: "device-pixel-content-box" });
      } catch {   // Safari has no such box
        observer.observe(canvas);
      }
      const stopMakingRoom = makeRoom(words, lines);
      views.add(view);
      if (latest.number) view.show();
      else if (!model.get("first")) hello();
      choose.addEventListener("click", chooseNextPalette);
      code.addEventListener("focus", () => code.select());
      code.addEventListener("keydown", (event) => event.stopPropagation());
      code.addEventListener("input", () => { typing = true; });
      code.addEventListener("blur", () => { typing = false; view.speak(); });
      code.addEventListener("change", () => {
        typing = false;
        hand.send({ kind: "code", code: code.value });
      });
      if (model.get("touchable")) listen(frame, canvas, model.get("wanted_keys"), hand.report);
      return () => { observer.disconnect(); stopMakingRoom(); views.delete(view); };
    },
  };
};
