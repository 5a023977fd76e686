// A screen reader is told what comes without the focus: what `check` says.
const VERDICT = "div[style*='border-left: 4px solid' i]";
const WRITTEN_MS = 300;     // after which an output stands there

function watchVerdicts() {
  const line = document.createElement("div"), told = new WeakSet();
  line.className = "mlp-told";
  line.setAttribute("role", "status");
  document.body.append(line);
  const tell = (output) => {
    const words = output.querySelector(VERDICT)?.textContent;
    if (words) line.textContent = words;
    else told.delete(output);       // it may still be on its way
  };
  new MutationObserver((changes) => {
    // A cell that is scrolled into view comes as a whole, not in an output, and is no news.
    for (const { target, addedNodes } of changes) {
      const output = target.closest(".jp-OutputArea-child") ?? addedNodes[0]?.closest?.(".jp-OutputArea-child");
      if (!output || told.has(output)) continue;
      told.add(output);
      setTimeout(tell, WRITTEN_MS, output);
    }
  }).observe(document.body, { childList: true, subtree: true });
  return true;
}

globalThis.mlpVerdicts ??= watchVerdicts();
