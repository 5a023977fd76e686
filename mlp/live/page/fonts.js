// Fonts that come from the kernel; until one is here, the system's stands in.
const WAIT_MS = 5000;   // then another panel asks, as a kernel that has ended never answers
const fontsOfPage = globalThis.nudgeFonts ??= new Map();   // shared by all panels: name -> when asked

function fontFamily(name) {
  return `"nudge ${name || "DejaVuSans"}", "DejaVu Sans", Verdana, sans-serif`;
}

// Calls `ask` if the page has neither the font nor been promised it just now.
function askForFont(name, ask) {
  const asked = fontsOfPage.get(name);
  if (asked === "here" || performance.now() - asked < WAIT_MS) return;
  fontsOfPage.set(name, performance.now());
  ask();
}

// Makes the page know a font, and tells all panels; resolves when text can be drawn with it.
async function takeFont(name, data) {
  if (fontsOfPage.get(name) === "here") return;
  const face = new FontFace(`nudge ${name}`, data);
  document.fonts.add(await face.load());
  fontsOfPage.set(name, "here");
  document.dispatchEvent(new CustomEvent("mlp-font"));
}
