// A native range input that sends its newest value at once.
export default () => {
  const views = new Set();
  let hand;

  function decimals(model) {
    return Math.min(6, Math.max(0, Math.ceil(-Math.log10(model.get("step")) - 1e-9)));
  }

  return {
    initialize({ model }) {
      hand = handOf(model, {
        join: Object.assign,    // the newest value is the one that counts
        markBusy(busy) {
          for (const el of views) el.setAttribute("aria-busy", busy);
        },
        say(text) {     // below the picture of the same panel; its next frame takes it away
          for (const el of views) {
            const note = el.closest(".mlp-panel")?.querySelector(".mlp-canvas p");
            if (note && !note.textContent) note.textContent = text;
          }
        },
      });
      return hand.end;
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
        hand.report({ value });
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
