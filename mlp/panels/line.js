// The page's end of the direct line to the kernel: see line.py. This text stands before the code of
// each kind of widget; all widgets of a page share one socket to their kernel.
const OPENING_MS = 500;

function openLine(address) {
  const line = { open: false, ears: new Map(), socket: null };
  const near = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
  line.ready = new Promise((ready) => {
    if (!address || !near) { ready(); return; }
    let late = false;
    setTimeout(() => { late = true; ready(); }, OPENING_MS);
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
    socket.onopen = () => turn(true, late);
    socket.onclose = () => turn(false, line.open);
    socket.onmessage = ({ data }) => {
      const length = new DataView(data).getUint32(0, true);
      const head = new TextDecoder().decode(new Uint8Array(data, 4, length));
      const { to, content } = JSON.parse(head);
      line.ears.get(to)?.hear(content, new Uint8Array(data, 4 + length));
    };
  });
  return line;
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
  const address = model.get("line"), to = model.get("own_id");
  const lines = globalThis.mlpLines ??= new Map();
  const page = globalThis.mlpPage ??= String(Math.random());
  if (!lines.has(address)) lines.set(address, openLine(address));
  const line = lines.get(address);
  line.ears.set(to, { hear, lost });
  const session = model.widget_manager?.context?.sessionContext;   // elsewhere a message tells
  const watch = (_, status) => { if (ENDED.includes(status)) gone(); };
  session?.statusChanged.connect(watch);
  model.on("comm_live_update", gone);
  let inflating = Promise.resolve();             // messages are heard in the order they come
  model.on("msg:custom", (content, buffers) => {
    inflating = inflating.then(() => inflate(buffers?.[0])).then((data) => {
      if (!line.open) hear(content, data);       // what comes both ways is heard once
    }).catch(console.error);
  });
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
