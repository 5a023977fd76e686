// Draws single commands of play.js onto a canvas, in its own pixels.
class Pencil {
  constructor(context, scale, palette) {
    Object.assign(this, { context, scale, palette });
  }

  clip({ box, shape }) {
    const { context, scale } = this;
    context.restore();
    context.save();
    if (box) {
      const [x, y, w, h] = box;
      // Whole pixels, as matplotlib cuts.
      const left = Math.floor(x * scale + 0.5), top = Math.floor(y * scale + 0.5);
      const right = Math.floor((x + w) * scale + 0.5), bottom = Math.floor((y + h) * scale + 0.5);
      context.beginPath();
      context.rect(left, top, right - left, bottom - top);
      context.clip();
    }
    if (shape.points.length) context.clip(this.outline({ ...shape, snapped: false }, 0));
  }

  path({ shape, fill, pen, hatch }) {
    const outline = this.outline(shape, pen ? pen.width : 0);
    this.paint(outline, fill, 0);
    if (hatch) {
      this.context.fillStyle = this.pattern(hatch);
      this.context.fill(outline);
    }
    this.paint(outline, 0, pen);
  }

  // As matplotlib does, marks are laid on whole pixels.
  marks({ shape, places, fill, pen }) {
    const outline = this.outline(shape, pen ? pen.width : 0);
    for (let k = 0; k < places.length; k += 2) {
      const [x, y] = [places[k], places[k + 1]].map((at) => Math.round(at * this.scale));
      this.context.translate(x, y);
      this.paint(outline, fill, pen);
      this.context.translate(-x, -y);
    }
  }

  many({ items }) {
    for (const { shape, fill, pen } of items)
      this.paint(this.outline(shape, pen ? pen.width : 0), fill, pen);
  }

  image(image) {
    const { x, y, w, h, columns, rows, alpha, mode } = image, { context, scale } = this;
    const left = Math.round(x * scale), top = Math.round(y * scale);
    const wide = Math.round((x + w) * scale) - left, high = Math.round((y + h) * scale) - top;
    const close = [wide / columns, high / rows];
    const sharp = mode === 0 || (mode === 2
      && close.every((cell) => cell > LARGE || cell === 1 || cell === 2));
    context.globalAlpha = alpha;
    context.imageSmoothingEnabled = !sharp;
    context.imageSmoothingQuality = "high";
    context.drawImage(this.palette.painted(image), left, top, wide, high);
    context.globalAlpha = 1;
  }

  text({ x, y, words, size, colour, align, font, angle }) {
    const { context, scale } = this;
    context.font = `${size * scale}px ${fontFamily(font)}`;
    context.textRendering = "geometricPrecision";
    context.textAlign = align;
    context.fillStyle = this.palette.css(colour);
    context.save();
    context.translate(x * scale, y * scale);
    context.rotate(-angle * Math.PI / 180);
    context.fillText(words, 0, 0);
    context.restore();
  }

  paint(outline, fill, pen) {
    const { context, scale } = this;
    if (fill) {
      context.fillStyle = this.palette.css(fill);
      context.fill(outline);
    }
    if (!pen) return;
    context.strokeStyle = this.palette.css(pen.colour);
    context.lineWidth = pen.width * scale;
    context.lineCap = pen.cap;
    context.lineJoin = pen.join;
    context.setLineDash(pen.dashes.map((dash) => dash * scale));
    context.lineDashOffset = pen.offset * scale;
    context.stroke(outline);
  }

  // A shape as a path in pixels of the canvas; `width` is that of the pen, in those of the figure.
  outline({ letters, points, snapped }, width) {
    const { scale } = this, path = new Path2D(), n = points.length / 2;
    const half = Math.round(width * scale) % 2 / 2;
    const laid = (value) => (snapped ? Math.floor(value * scale + 0.5) + half : value * scale);
    const right = (at) => laid(points[2 * at]), down = (at) => laid(points[2 * at + 1]);
    let drawing = false;    // whether there is a point to go on from
    for (let k = 0, step = 1; k < n; k += step) {
      const letter = letters ? letters[k] : drawing ? "L" : "M";
      step = TAKES[letter];
      const end = k + step - 1;
      if (letter === "S") break;
      if (letter === "Z") {
        if (drawing) path.closePath();
      } else if (isGap(points, k, end)) {
        drawing = false;
      } else if (letter === "M" || !drawing) {
        path.moveTo(right(end), down(end));
        drawing = true;
      } else if (letter === "L") path.lineTo(right(k), down(k));
      else if (letter === "Q") path.quadraticCurveTo(right(k), down(k), right(end), down(end));
      else path.bezierCurveTo(right(k), down(k), right(k + 1), down(k + 1), right(end), down(end));
    }
    return path;
  }

  pattern({ shape, colour, width, side }) {
    const tile = document.createElement("canvas");
    tile.width = tile.height = Math.floor(side * this.scale);
    const pencil = new Pencil(tile.getContext("2d"), this.scale, this.palette);
    const points = shape.points.map((at, k) => side * (k % 2 ? 1 - at : at));
    const outline = pencil.outline({ ...shape, points, snapped: false }, width);
    pencil.paint(outline, colour, penOf([colour, width, "butt", "miter"]));
    return this.context.createPattern(tile, "repeat");
  }
}

function isGap(points, first, last) {
  for (let at = 2 * first; at < 2 * last + 2; at += 1) if (Number.isNaN(points[at])) return true;
  return false;
}

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

// What was asked for by a way that carries no answers any more is asked for again.
function forgetAskedFonts() {
  for (const [name, asked] of fontsOfPage) if (asked !== "here") fontsOfPage.delete(name);
}

// Makes the page know a font, and tells all panels; resolves when text can be drawn with it.
async function takeFont(name, data) {
  if (fontsOfPage.get(name) === "here") return;
  const face = new FontFace(`nudge ${name}`, data);
  document.fonts.add(await face.load());
  fontsOfPage.set(name, "here");
  document.dispatchEvent(new CustomEvent("mlp-font"));
}
