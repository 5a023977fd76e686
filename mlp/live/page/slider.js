// A native range input that sends its newest value at once.
export default () => {
  const views = new Set();
  let hand;

  return {
    initialize({ model }) {
      hand = handOf(model, {
        join: Object.assign,    // the newest value is the one that counts
        hear({ value }) {   // what a hand on another page has done
          if (value !== undefined && !hand.busy()) model.set("value", value);
        },
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
      el.classList.add("mlp-slider-row");
      el.innerHTML = `<label class="mlp-slider"><span></span><input type="range"></label>
        <input type="number">`;
      const name = el.querySelector("span"), [range, field] = el.querySelectorAll("input");
      let typing = false;

      function show() {
        const decimals = Math.ceil(-Math.log10(model.get("step")) - 1e-9);
        name.textContent = model.get("description");
        field.setAttribute("aria-label", `${model.get("description")}, typed`);
        for (const input of [range, field])
          for (const trait of ["min", "max", "step", "disabled"]) input[trait] = model.get(trait);
        range.value = model.get("value");
        if (!typing) field.value = model.get("value").toFixed(Math.min(6, Math.max(0, decimals)));
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
