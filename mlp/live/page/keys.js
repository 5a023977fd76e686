// Looks after the keys in every panel of the page: they reach what has the focus, and never the
// notebook. Shift+Enter goes on to the next cell, as it does in a cell of text.
const SAVE_OR_RUN = ["s", "S", "Enter"];   // with Ctrl or Cmd, still the notebook's

function panelAround(event) {
  return event.target instanceof Element ? event.target.closest(".mlp-panel") : null;
}

function goOn(cell) {
  const next = cell.nextElementSibling;
  if (!next) return;
  next.focus({ preventScroll: true });    // whereupon it is the one that is selected
  if (document.activeElement !== next) {  // JupyterLab 4.0: there the notebook has the focus
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
    next.closest(".jp-Notebook").focus({ preventScroll: true });
  }
  next.scrollIntoView({ block: "nearest" });
}

function watchKeys() {
  // On the window, to be heard before the notebook, which listens on the document.
  window.addEventListener("keydown", (event) => {
    const panel = panelAround(event);
    if (!panel) return;
    const cell = panel.closest(".jp-Cell");
    if (cell && event.key === "Enter" && event.shiftKey) {
      event.preventDefault();
      event.stopImmediatePropagation();
      goOn(cell);
      return;
    }
    const theirs = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
      && SAVE_OR_RUN.includes(event.key);
    if (theirs) delete event.target.dataset.lmSuppressShortcuts;
    else event.target.dataset.lmSuppressShortcuts = "true";
  }, { capture: true });
  // A click beside the controls keeps the focus in the panel, and with it the keys.
  window.addEventListener("pointerdown", (event) => {
    const panel = panelAround(event);
    if (panel && !panel.hasAttribute("tabindex")) panel.tabIndex = -1;
  }, { capture: true });
  return true;
}

globalThis.mlpKeys ??= watchKeys();
