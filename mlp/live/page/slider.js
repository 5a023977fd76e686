// A native range input that sends its newest value at once, at most two of them under way.
const UNDER_WAY = 2;
const SILENCE_MS = 3000;
const SILENT = "The kernel has not answered yet: it is busy with a cell, or closed.";

export default () => {
  let underWay = 0, waiting = false, timer = null, kernel;
  const views = new Set();

  function send(model) {
    waiting = underWay >= UNDER_WAY;
    if (!waiting) {
      underWay += 1;
      clearTimeout(timer);
      // A kernel that was restarted never answers; later moves must not wait for it for ever.
      timer = setTimeout(() => { forget(model); tell(SILENT); }, SILENCE_MS);
      kernel.send({ value: model.get("value") });
    }
    markBusy();
  }

  function forget(model) {   // no answer comes to what was under way
    underWay = 0;
    if (waiting) send(model);
    markBusy();
  }

  function markBusy() {
    for (const el of views) el.setAttribute("aria-busy", underWay > 0);
  }

  function tell(text) {   // below the picture of the same panel; its next frame takes it away
    for (const el of views) {
      const note = el.closest(".mlp-panel")?.querySelector(".mlp-canvas p");
      if (note && !note.textContent) note.textContent = text;
    }
  }

  function decimals(model) {
    return Math.min(6, Math.max(0, Math.ceil(-Math.log10(model.get("step")) - 1e-9)));
  }

  return {
    initialize({ model }) {
      const taken = (receipt) => {
        if (receipt?.slider !== model.get("own_id")) return;
        underWay = Math.max(0, underWay - 1);
        if (!underWay) clearTimeout(timer);
        if (waiting) send(model);
        markBusy();
      };
      kernel = talk(model, taken, () => forget(model), () => {
        clearTimeout(timer);
        [underWay, waiting] = [0, false];
        tell(GONE);
        markBusy();
      });
      // Most receipts come with the frame that the value has caused: see canvas.js.
      const listener = (event) => taken(event.detail);
      document.addEventListener("mlp-receipt", listener);
      return () => {
        kernel.end();
        document.removeEventListener("mlp-receipt", listener);
      };
    },

    render({ model, el }) {
      const label = document.createElement("label");
      const name = document.createElement("span");
      const range = document.createElement("input");
      const field = document.createElement("input");
      label.className = "mlp-slider";
      range.type = "range";
      field.type = "number";
      label.append(name, range);
      el.classList.add("mlp-slider-row");
      el.append(label, field);

      let typing = false;

      function show() {
        name.textContent = model.get("description");
        field.setAttribute("aria-label", `${model.get("description")}, typed`);
        for (const input of [range, field]) {
          input.min = model.get("min");
          input.max = model.get("max");
          input.step = model.get("step");
          input.disabled = model.get("disabled");
        }
        range.value = model.get("value");
        if (!typing) field.value = model.get("value").toFixed(decimals(model));
      }

      function take(text) {
        const typed = Number(text);
        if (text === "" || !Number.isFinite(typed)) { show(); return; }
        const value = Math.min(Math.max(typed, model.get("min")), model.get("max"));
        model.set("value", value);
        send(model);
      }

      range.addEventListener("input", () => take(range.value));
      field.addEventListener("input", () => { typing = true; });
      field.addEventListener("change", () => { typing = false; take(field.value); show(); });
      field.addEventListener("keydown", (event) => event.stopPropagation());
      model.on("change", show);
      views.add(el);
      show();
      return () => { model.off("change", show); views.delete(el); };
    },
  };
};
