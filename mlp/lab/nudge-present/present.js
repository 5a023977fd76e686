// Presents a notebook: one section, or one panel, a screen. JupyterLab loads it where `nudge present`
// started it, and nowhere else.
const NEXT = { PageDown: 1, PageUp: -1 };   // what remote controls send, too
const LINES = "textarea, .cm-editor";       // where they go up and down in what is typed
const FIELD = ".mlp-panel, input";
const ONE_LINE = /^panels\.\w+\([^\n]*\)$/;
const PICTURE = ".mlp-canvas, .jp-OutputArea-output img";
const STEP = 20;            // px by which a picture becomes narrower, until all else fits
const COLUMN = 16;          // least width of what stands beside a picture, in em
const LEAST = 0.7;          // of the width that a picture has in a notebook of this type
const EMPTY = 0.75;         // of a screen, on which the next section may begin, too
const HERE = document.currentScript.src;

class Presentation {
  constructor(app, panel) {
    Object.assign(this, { app, notebook: panel.content, at: null });
    window.addEventListener("keydown", (event) => this.key(event), { capture: true });
    window.addEventListener("resize", () => this.on && this.show());
  }

  get on() { return document.body.classList.contains("nudge-presenting"); }

  enter() {
    const { notebook } = this;
    this.before = notebook.notebookConfig;
    if (this.before.windowingMode === "full")     // where only cells in sight are in the page
      notebook.notebookConfig = { ...this.before, windowingMode: "none" };
    for (const { node, model } of notebook.widgets) {
      node.classList.toggle("nudge-one-line", ONE_LINE.test(model.sharedModel.source.trim()));
      node.classList.toggle("nudge-skip",
        model.getMetadata("slideshow")?.slide_type === "skip");
    }
    document.body.classList.add("nudge-presenting");
    document.activeElement?.blur();
    this.at = notebook.activeCell?.node;
    this.show();
  }

  leave() {
    document.body.classList.remove("nudge-presenting");
    if (this.before.windowingMode === "full") this.notebook.notebookConfig = this.before;
    const cell = this.notebook.widgets.findIndex(({ node }) => node === this.at);
    this.notebook.activeCellIndex = cell;
    this.notebook.scrollToItem(cell, "start");
  }

  // The cells of each screen: from a heading to the next, on as many as they need; a picture has
  // one of its own, and what is but a sentence or two has none.
  screens() {
    document.body.classList.add("nudge-measuring");
    const screens = [];
    let room = 0;
    for (const { node, model } of this.notebook.widgets) {
      if (node.matches(".nudge-skip")) continue;
      const alone = node.querySelector(PICTURE), high = node.offsetHeight;
      const heading = model.type === "markdown" && /^#+ /.test(model.sharedModel.source);
      if (alone || high > room || (heading && room < EMPTY * innerHeight)) {
        screens.push([]);
        room = innerHeight - parseFloat(getComputedStyle(node).fontSize);
      }
      screens.at(-1).push(node);
      room = alone ? 0 : room - high;
    }
    document.body.classList.remove("nudge-measuring");
    return screens;
  }

  // Show the screen that begins with, or else holds, the cell where we are; or one `step` from it.
  show(step = 0) {
    const screens = this.screens();
    const now = Math.max(0, screens.findIndex((cells) => cells.includes(this.at)));
    const shown = screens[Math.min(Math.max(now + step, 0), screens.length - 1)];
    if (step && shown === screens[now]) return;
    [this.at] = shown;
    for (const { node } of this.notebook.widgets) {
      node.classList.toggle("nudge-here", shown.includes(node));
      node.classList.toggle("nudge-alone", shown.includes(node) && !!node.querySelector(PICTURE));
    }
    const scroller = this.at.closest(".jp-WindowedPanel-outer");
    scroller.scrollTop = 0;
    if (this.at.querySelector(".mlp-canvas")) enlarge(this.at);
  }

  // Text that is longer than the screen is read to its end first.
  turn(step) {
    const scroller = this.at.closest(".jp-WindowedPanel-outer"), before = scroller.scrollTop;
    scroller.scrollBy({ top: step * 0.8 * innerHeight, behavior: "instant" });
    if (scroller.scrollTop === before) this.show(step);
  }

  key(event) {
    const { key, target } = event;
    if (key === "F5" && !event.ctrlKey && !event.shiftKey) this.on || this.enter();
    else if (!this.on) return;
    else if (key === "Escape") this.leave();
    else if (key === "Enter" && target.closest?.(".mlp-state")) {
      setTimeout(() => this.show());    // the field was scrolled to, and the controls off the screen
      return;
    } else if (event.ctrlKey || event.metaKey || target.closest?.(LINES)) return;
    else if (key in NEXT) this.turn(NEXT[key]);     // from a field, too, as a remote control has no Tab
    else if (target.closest?.(FIELD)) return;
    else { event.stopImmediatePropagation(); return; }  // one letter can delete a cell
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}

// Give the picture of a cell all the room that its controls and words need not have: these stand in a
// column beside it, with the words there or below it, or all below. Its smallest letters stay as large
// as those of the text. The state code may be scrolled to.
function enlarge(cell) {
  const panel = cell.querySelector(".mlp-panel"), picture = panel.querySelector(".mlp-picture");
  const [ratio, wide] = ["--mlp-ratio", "--mlp-wide"].map(
    (name) => parseFloat(picture.style.getPropertyValue(name)));
  panel.scrollTop = 0;
  const type = parseFloat(getComputedStyle(panel).fontSize);
  const least = LEAST * wide * type;
  const edge = (part, side) => panel.querySelector(part).getBoundingClientRect()[side];
  const set = (width, column, split) => {
    panel.classList.toggle("nudge-beside", column);
    panel.classList.toggle("nudge-split", split);
    panel.style.setProperty("--nudge-wide", `${width}px`);
    panel.style.setProperty("--nudge-high", `${width / ratio}px`);
    return panel.scrollWidth <= panel.clientWidth
      && edge(".mlp-controls", "bottom") <= innerHeight && edge(".mlp-state", "top") <= innerHeight;
  };
  const hasColumn = (width) => innerWidth - width > COLUMN * type;
  const fits = (width) => (hasColumn(width) && (set(width, true, true) || set(width, true, false)))
    || set(width, false, false);
  for (let width = Math.min(innerWidth, innerHeight * ratio); width > least; width -= STEP)
    if (fits(width)) return;
  if (!fits(least)) set(least, hasColumn(least), hasColumn(least));
}

function activate(app) {
  document.head.append(Object.assign(document.createElement("link"), {
    rel: "stylesheet", href: new URL("present.css", HERE) }));
  const opened = async () => {
    const panel = app.shell.currentWidget;
    if (!panel?.context?.sessionContext) return;
    app.shell.currentChanged?.disconnect(opened);
    await panel.revealed;
    const presentation = new Presentation(app, panel);
    presentation.enter();
    await panel.context.sessionContext.ready;
    await app.commands.execute("notebook:run-all-cells");   // for panels to be live
    if (presentation.on) presentation.show();
  };
  app.restored.then(() => { app.shell.currentChanged?.connect(opened); opened(); });   // which waits for us
}

(window._JUPYTERLAB ??= {})["nudge-present"] = {
  init() {},
  get: async () => () => ({ id: "nudge-present:plugin", autoStart: true, activate }),
};
