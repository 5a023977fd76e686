// A button for a file of the reader's, which may also be dropped on the panel or pasted there.
export default () => {
  const views = new Set();
  let hand;
  const say = (el, text) => { el.closest(".mlp-panel").querySelector(".mlp-canvas p").textContent = text; };

  return {
    initialize({ model }) {
      hand = handOf(model, {
        join: () => false,
        markBusy(busy) { for (const el of views) el.setAttribute("aria-busy", busy); },
        say(text) { for (const el of views) say(el, text); },
      });
      return hand.end;
    },

    render({ model, el }) {
      el.innerHTML = `<button type="button" class="jupyter-button widget-button"></button>
        <input type="file" hidden>`;
      const button = el.querySelector("button"), input = el.querySelector("input");
      button.textContent = model.get("description");
      input.accept = model.get("accept");

      function take(files) {
        const [file] = files, most = model.get("most");
        if (!file) return;
        if (file.size > most) {
          say(el, `The file has ${(file.size / 1e6).toFixed(1)} MB: expected at most ${most / 1e6} `
            + "MB, so choose a smaller one.");
          return;
        }
        const reader = new FileReader();
        reader.onload = () => hand.report({ data: reader.result.split(",")[1] ?? "" });
        reader.readAsDataURL(file);
      }
      function brought(event) {   // none of it is the notebook's
        const { files } = event.clipboardData ?? event.dataTransfer;
        const over = event.type === "dragover";
        if (!el.closest(".mlp-panel")?.contains(event.target) || !(files.length || over)) return;
        event.preventDefault();
        event.stopPropagation();
        if (!over) take(files);
      }
      const kinds = ["paste", "dragover", "drop"];
      for (const kind of kinds) document.addEventListener(kind, brought, true);
      button.addEventListener("click", () => input.click());
      input.addEventListener("change", () => { take(input.files); input.value = ""; });
      views.add(el);
      return () => {
        for (const kind of kinds) document.removeEventListener(kind, brought, true);
        views.delete(el);
      };
    },
  };
};
