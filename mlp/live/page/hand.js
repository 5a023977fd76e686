// What the hand does, told to the kernel: at most two messages under way, and none out of date.
const UNDER_WAY = 2;
const SILENCE_MS = 3000;
const SILENT = "The kernel has not answered yet: it is busy with a cell, or closed.";
const GONE = "The kernel is closed or was restarted: this is the last picture. "
  + "Run the cell again to go on.";

// As `talk`, and with `report(message)` for what the hand does. `join(last, message)` returns
// whether the last message that waits has taken in the next one.
function handOf(model, { join, markBusy, say, hear = () => {}, lost = () => {}, gone = say }) {
  let waiting = [], underWay = 0, timer = null;

  function flush() {
    while (waiting.length && underWay < UNDER_WAY) {
      underWay += 1;
      clearTimeout(timer);
      // A kernel that was restarted never answers; later moves must not wait for it for ever.
      timer = setTimeout(() => { forget(); say(SILENT); }, SILENCE_MS);
      kernel.send(waiting.shift());
    }
    if (!underWay) clearTimeout(timer);
    markBusy(underWay > 0);
  }

  function forget() {   // no answer comes to what was under way
    underWay = 0;
    flush();
  }

  function answered({ detail }) {
    if (detail !== model.get("own_id")) return;
    underWay = Math.max(0, underWay - 1);
    flush();
  }

  const kernel = talk(model, (message, data) => {
    hear(message, data);
    // Most receipts come with the frame that the message has caused, to the canvas.
    if (message.receipt)
      document.dispatchEvent(new CustomEvent("mlp-receipt", { detail: message.receipt }));
  }, () => {
    lost();
    forget();
  }, () => {
    waiting = [];
    gone(GONE);
    forget();
  });
  document.addEventListener("mlp-receipt", answered);

  return {
    ...kernel,
    busy: () => underWay > 0,
    report(message) {
      if (!waiting.length || !join(waiting.at(-1), message)) waiting.push(message);
      flush();
    },
    end() {
      kernel.end();
      document.removeEventListener("mlp-receipt", answered);
    },
  };
}
