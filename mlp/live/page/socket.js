// The page's end of the web socket to the kernel: see socket.py. This text stands before the code of
// each kind of widget; all widgets of a notebook, which share a manager, share one connection.
const OPENING_MS = 500;

const connections = globalThis.mlpConnections ??= new WeakMap();

function connectionOf(model) {
  const manager = model.widget_manager ?? document;
  if (!connections.has(manager))
    connections.set(manager, { open: false, ears: new Map(), socket: null, ready: null });
  return connections.get(manager);
}

// Asks the kernel where its socket is, and opens it; resolves in any case, and soon.
function getReady(connection, model, message) {
  return new Promise((ready) => {
    if (!["localhost", "127.0.0.1", "[::1]"].includes(location.hostname)) { ready(); return; }
    let late = false;
    setTimeout(() => { late = true; ready(); }, OPENING_MS);
    const told = ({ socket: address }) => {
      if (address === undefined) return;
      model.off("msg:custom", told);
      if (address) openSocket(connection, address, ready, () => late);
      else ready();
    };
    model.on("msg:custom", told);
    try {
      model.send(message);
    } catch {   // as JupyterLab does where there is no kernel
      ready();
    }
  });
}

function openSocket(connection, address, ready, isLate) {
  let socket;
  try {
    socket = connection.socket = new WebSocket(address);
  } catch {   // a page by https may not, says Safari
    ready();
    return;
  }
  const turn = (open, changed) => {
    connection.open = open;
    ready();
    if (changed) for (const ear of connection.ears.values()) ear.lost();
  };
  socket.binaryType = "arraybuffer";
  // What Jupyter's channel still carries when it opens late would come in the wrong order.
  socket.onopen = () => turn(true, isLate());
  socket.onclose = () => {
    connection.ready = null;    // who comes next asks again: there may be another kernel now
    turn(false, connection.open);
  };
  socket.onmessage = ({ data }) => {
    const length = new DataView(data).getUint32(0, true);
    const head = new TextDecoder().decode(new Uint8Array(data, 4, length));
    const message = JSON.parse(head);
    connection.ears.get(message.to)?.take(message, new Uint8Array(data, 4 + length));
  };
}

async function inflate(data) {
  const stream = new Blob([data]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const ENDED = ["terminating", "dead"];   // states of a kernel, as JupyterLab calls them

// Returns how to speak to the kernel. `hear(content, data)` is called with what it says, `lost()`
// when the socket has opened late or broken off, so that what was under way by the other way is
// lost, `gone()` when there is no kernel any more.
function talk(model, hear, lost, gone) {
  const to = model.get("own_id"), connection = connectionOf(model);
  const page = globalThis.mlpPage ??= String(Math.random());
  let latest = Promise.resolve();   // messages are heard in the order they come
  function take({ content, deflated }, data, wanted = () => true) {
    latest = latest.then(() => (deflated ? inflate(data) : data)).then((bytes) => {
      if (wanted()) hear(content, bytes);
    }).catch(console.error);
  }
  connection.ears.set(to, { take, lost });
  const session = model.widget_manager?.context?.sessionContext;   // elsewhere a message tells
  const watch = (_, status) => { if (ENDED.includes(status)) gone(); };
  session?.statusChanged.connect(watch);
  model.on("comm_live_update", gone);
  const told = (message, { buffer, byteOffset, byteLength } = new Uint8Array(), wanted) =>
    message?.to === to && take(message, new Uint8Array(buffer, byteOffset, byteLength), wanted);
  model.on("msg:custom", (message, buffers) =>    // what comes both ways is heard once
    told(message, buffers?.[0], () => !connection.open));
  const takeFirst = () => told(model.get("first"), model.get("first")?.data);
  model.on("change:first", takeFirst);
  takeFirst();
  connection.ready ??= getReady(connection, model, { page, to, content: "where is the socket" });
  const { ready } = connection;
  return {
    ready,
    async send(content) {
      await ready;
      const message = { page, to, content };
      try {
        if (connection.open) connection.socket.send(JSON.stringify(message));
        else model.send(message);
      } catch {
        gone();
      }
    },
    end() {
      session?.statusChanged.disconnect(watch);
      connection.ears.delete(to);
    },
  };
}
