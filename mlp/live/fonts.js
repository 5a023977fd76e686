// Fonts that came from the kernel, deflated; until one is here, the system's stands in.
const fontsOfPage = globalThis.nudgeFonts ??= new Map();    // shared by all panels: name -> promise

function fontFamily(name) {
  return `"nudge ${name || "DejaVuSans"}", "DejaVu Sans", Verdana, sans-serif`;
}

// Make the page know a font; resolves when text can be drawn with it.
function addFont(name, data) {
  if (!fontsOfPage.has(name)) fontsOfPage.set(name, loadFont(name, data));
  return fontsOfPage.get(name);
}

async function loadFont(name, data) {
  const stream = new Blob([data]).stream().pipeThrough(new DecompressionStream("deflate"));
  const face = new FontFace(`nudge ${name}`, await new Response(stream).arrayBuffer());
  document.fonts.add(await face.load());
}
