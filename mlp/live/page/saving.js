// A notebook is saved with each panel's last picture and words in place of the live panel, of which
// nothing could be shown without a kernel. Opened again beside its kernel, it is live again. The kernel
// leaves the picture out where this page saves: it takes longer than all else that a panel shows first.
const VIEW = "application/vnd.jupyter.widget-view+json";
const ENDED = "This is the last picture: the cell was run again, or deleted, in another window. "
  + "Run it here to go on.\n";
const TRIES = 150;   // for a picture that is on its way, 20 ms each
// Id of a panel -> that of its picture, if it has one; and that -> what to save of it: see paint_canvas.js.
const panels = globalThis.mlpPanels ??= new Map();
const stills = globalThis.mlpStills ??= new Map();

function saveStills(context) {
  const { model: notebook } = context;
  if (!notebook?.toJSON || notebook.mlpToJSON) return;
  writeStills(notebook);
  const code = [...notebook.cells].find(({ outputs }) => outputs);
  if (code) writeStills(Object.getPrototypeOf(code), true);
  let tries = TRIES;
  for (const name of ["save", "saveAs"]) {
    const act = context[name];
    context[name] = async function (...told) {
      for (; tries && notebook.mlpToJSON().cells.some(lacksStill); tries -= 1)
        await new Promise((waited) => setTimeout(waited, 20));
      if (tries) tries = TRIES;   // else it never comes
      return act.apply(this, told);
    };
  }
}

// Adds pictures to what a notebook is written down as, or any cell that is copied, and stays live.
function writeStills(model, live) {
  if (model.mlpToJSON) return;
  const toJSON = model.mlpToJSON = model.toJSON;
  model.toJSON = function () {
    const saved = toJSON.call(this);
    for (const cell of saved.cells ?? [saved])
      cell.outputs &&= cell.outputs.map((output) => stilled(output, live));
    return saved;
  };
}

// Whether the kernel has left a picture to the page that it cannot draw yet.
function lacksStill({ outputs }) {
  const ready = (picture) => stills.has(picture)
    && [...nudgeFonts.values()].every((font) => font === "here");
  return outputs?.some(({ metadata }) => metadata?.nudge?.picture && !ready(metadata.nudge.picture));
}

function stilled(output, live = false) {
  const panel = output.data?.[VIEW]?.model_id;
  // A panel has ended where the deletion of its cell is undone: its output still names its picture.
  const picture = panels.get(panel) ?? output.metadata?.nudge?.picture;
  if (!panel || picture === undefined) return output;
  const data = { ...output.data, ...stills.get(picture)?.(output.data) };
  if (!live) delete data[VIEW];
  return { ...output, data, metadata: { ...output.metadata, nudge: { panel } } };
}

// Calls `change` with the outputs of each cell, and the place and contents of each output in them.
function eachOutput(notebook, change) {
  for (const { outputs } of notebook?.cells ?? [])
    for (let k = 0; k < (outputs?.length ?? 0); k += 1) change(outputs, k, outputs.get(k).toJSON());
}

function revive(notebook, panel) {
  eachOutput(notebook, (outputs, k, output) => {
    if (output.metadata?.nudge?.panel !== panel || output.data[VIEW]) return;
    const view = { version_major: 2, version_minor: 0, model_id: panel };
    outputs.set(k, { ...output, data: { ...output.data, [VIEW]: view } });
  });
}

// The panel has ended while this page still shows it: its cell was run again in another one.
function keepLast(notebook, panel) {
  eachOutput(notebook, (outputs, k, output) => {
    if (output.data?.[VIEW]?.model_id !== panel) return;
    outputs.set(k, stilled(output));
    outputs.add({ output_type: "stream", name: "stderr", text: ENDED });
  });
}

// A screen reader is told of replies when they change: what is to be announced must be there before.
function announceReplies(el, tries = 100) {
  const panel = el.closest(".mlp-panel");
  if (!panel && tries) requestAnimationFrame(() => announceReplies(el, tries - 1));
  for (const reply of panel?.querySelectorAll(".mlp-reply") ?? []) reply.setAttribute("role", "status");
}

export default {
  render({ el }) { announceReplies(el); },
  initialize({ model }) {
    const context = model.widget_manager?.context;   // of the notebook, in JupyterLab's family
    const panel = model.get("panel");
    if (panel) panels.set(panel, model.get("picture"));
    context?.ready.then(() => {
      saveStills(context);
      revive(context.model, panel);
      if (panel) return;
      model.set("saves", context.model.collaborative === false);  // else the server saves
      model.save_changes();
    });
    return () => {
      if (!context?.isDisposed) keepLast(context?.model, panel);
      panels.delete(panel);
    };
  },
};
