// The page's end of the direct line to the kernel: see line.py. This text stands before the code of
// each kind of widget; all widgets of a page share one socket to their kernel.
const OPENING_MS = 500;

// One line for all widgets of a notebook, which share a manager.
const linesByManager = globalThis.mlpLines ??= new WeakMap();

function lineOf(model) {
  const manager = model.widget_manager ?? document;
  if (!linesByManager.has(manager))
    linesByManager.set(manager, { open: false, ears: new Map(), socket: null, ready: null });
  return linesByManager.get(manager);
}

// Asks the kernel where its line is, and opens it; resolves in any case, and soon.
function getReady(line, model, message) {
  return new Promise((ready) => {
    if (!["localhost", "127.0.0.1", "[::1]"].includes(location.hostname)) { ready(); return; }
    let late = false;
    setTimeout(() => { late = true; ready(); }, OPENING_MS);
    const told = ({ line: address }) => {
      if (address === undefined) return;
      model.off("msg:custom", told);
      if (address) openLine(line, address, ready, () => late);
      else ready();
    };
    model.on("msg:custom", told);
    model.send(message);
  });
}

function openLine(line, address, ready, isLate) {
  let socket;
  try {
    socket = line.socket = new WebSocket(address);
  } catch {   // a page by https may not, says Safari
    ready();
    return;
  }
  const turn = (open, changed) => {
    line.open = open;
    ready();
    if (changed) for (const ear of line.ears.values()) ear.lost();
  };
  socket.binaryType = "arraybuffer";
  // What Jupyter's channel still carries when the line opens late would come in the wrong order.
  socket.onopen = () => turn(true, isLate());
  socket.onclose = () => {
    line.ready = null;    // who comes next asks again: there may be another kernel now
    turn(false, line.open);
  };
  socket.onmessage = ({ data }) => {
    const length = new DataView(data).getUint32(0, true);
    const head = new TextDecoder().decode(new Uint8Array(data, 4, length));
    const { to, content } = JSON.parse(head);
    line.ears.get(to)?.hear(content, new Uint8Array(data, 4 + length));
  };
}

async function inflate(data) {
  if (!data) return new Uint8Array();   // a message without bytes, or a frame without a new pixel
  const stream = new Blob([data]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const GONE = "The kernel is closed or was restarted: this is the last picture. "
  + "Run the cell again to go on.";
const ENDED = ["terminating", "dead"];   // states of a kernel, as JupyterLab calls them

// Returns how to speak to the kernel. `hear(content, data)` is called with what it says, `lost()`
// when the line has opened late or broken off, so that what was under way by the other is lost, and
// `gone()` when there is no kernel any more.
function talk(model, hear, lost, gone) {
  const to = model.get("own_id"), line = lineOf(model);
  const page = globalThis.mlpPage ??= String(Math.random());
  line.ears.set(to, { hear, lost });
  const session = model.widget_manager?.context?.sessionContext;   // elsewhere a message tells
  const watch = (_, status) => { if (ENDED.includes(status)) gone(); };
  session?.statusChanged.connect(watch);
  model.on("comm_live_update", gone);
  let inflating = Promise.resolve();             // messages are heard in the order they come
  model.on("msg:custom", (content, buffers) => {
    if (content.line !== undefined) return;      // where the line is: see above
    inflating = inflating.then(() => inflate(buffers?.[0])).then((data) => {
      if (!line.open) hear(content, data);       // what comes both ways is heard once
    }).catch(console.error);
  });
  line.ready ??= getReady(line, model, { page, to, content: "where is the line" });
  return {
    ready: line.ready,
    send(content) {
      const message = { page, to, content };
      try {
        if (line.open) line.socket.send(JSON.stringify(message));
        else model.send(message);
      } catch {   // as JupyterLab does where there is no kernel
        gone();
      }
    },
    end() {
      session?.statusChanged.disconnect(watch);
      line.ears.delete(to);
    },
  };
}
