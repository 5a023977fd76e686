// Keeps what a figure's artists draw, and plays it onto a canvas of any size.
//
// A command is an array; numbers are pixels of the figure from its top left. Points come beside the
// commands, in the order in which they are needed. A path is letters and points, a letter for each:
// M begins, L a line, Q and C curves through two and three points, Z back to where it began, S the
// end; without letters all points are on one line. A gap is NaN.
const MOST_SNAPPED = 1024;   // points of a path that is laid on whole pixels
const STRAIGHT = 1e-4;       // pixels that a level line may rise
const MITER_LIMIT = 4;       // as in matplotlib
const LARGE = 3;             // pixels of a cell from which on it is not smoothed
const ALIGN = { 0: "left", 0.5: "center", 1: "right" };
const CAPS = { projecting: "square" };

const TAKES = { M: 1, L: 1, Q: 2, C: 3, Z: 1, S: 1 };

// Reads points and bytes one after the other.
class Reader {
  constructor(data) {
    this.data = data;
    this.at = 0;
  }

  numbers(count) {
    return new Float32Array(this.bytes(4 * count).buffer);
  }

  bytes(count) {
    const bytes = this.data.slice(this.at, this.at + count);
    this.at += Math.ceil(count / 4) * 4;
    return bytes;
  }
}

// What each command needs of the bytes, and what is the same at every size: made once.
const READ = {
  clip: (reader, [box, letters, count]) => ({ box, shape: shape(reader, letters, count) }),

  path: (reader, [letters, count, fill, pen, snap, hatch]) => ({
    shape: shape(reader, letters, count, snap), fill, pen: penOf(pen),
    hatch: hatch && { shape: shape(reader, hatch[0], hatch[1]), colour: hatch[2], width: hatch[3],
                      side: hatch[4] } }),

  marks: (reader, [letters, count, places, fill, pen, snap]) => ({
    shape: shape(reader, letters, count, snap), places: reader.numbers(2 * places), fill,
    pen: penOf(pen) }),

  many(reader, [letters, counts, n, fills, colours, widths, cap, join, dashes, snap]) {
    const of = (list, k) => list[k % list.length];
    const wide = reader.numbers(widths), shapes = [];
    for (let k = 0; k < n; k += 1)
      shapes.push(shape(reader, of(letters, k), of(counts, k), snap));
    return { items: Array.from({ length: n }, (_, k) => {
      const width = wide.length ? of(wide, k) : 0, colour = colours.length ? of(colours, k) : 0;
      return {
        shape: shapes[k],
        fill: fills.length ? of(fills, k) : 0,
        pen: colour && width ? penOf([colour, width, cap, join, ...(of(dashes, k) || [])]) : 0 };
    }) };
  },

  image(reader, [x, y, w, h, columns, rows, colours, faint, mode]) {
    const cells = reader.bytes(columns * rows * (colours ? 1 : 4));
    return { x, y, w, h, columns, rows, colours, cells, alpha: 1 - (faint || 0), mode: mode || 0 };
  },

  text: (_, [x, y, words, size, colour, align, font, angle]) =>
    ({ x, y, words, size, colour, align: ALIGN[align || 0], font, angle: angle || 0 }),
};

function shape(reader, letters, count, snap) {
  const points = reader.numbers(2 * (count || 0));
  return { letters: letters || "", points,
           snapped: snap > 0 || (!snap && isLevelOrUpright(letters || "", points)) };
}

function penOf(pen) {
  if (!pen) return 0;
  const [colour, width, cap, join, offset = 0, dashes = []] = pen;
  return { colour, width, cap: CAPS[cap] || cap || "butt", join: join || "round", offset, dashes };
}

// Whether a path has only level and upright lines: these are laid on whole pixels, to be crisp.
function isLevelOrUpright(letters, points) {
  if (points.length > 2 * MOST_SNAPPED || /[QC]/.test(letters)) return false;
  for (let k = 1; 2 * k < points.length; k += 1)
    if ((!letters || letters[k] === "L")
        && !(Math.abs(points[2 * k] - points[2 * k - 2]) < STRAIGHT
             || Math.abs(points[2 * k + 1] - points[2 * k - 1]) < STRAIGHT)) return false;
  return true;
}

class Picture {
  constructor() {
    this.slots = new Map();
    this.order = [];
    this.size = [1, 1];
    this.fonts = new Set();   // that it needs
  }

  // Keep a message: what it does not tell stays as it was.
  take({ size, slots, order }, data) {
    const reader = new Reader(data);
    this.size = size;
    for (const [number, commands, length] of slots) {
      const end = reader.at + length;
      this.slots.set(number, commands.map(([kind, ...command]) =>
        ({ kind, ...READ[kind](reader, command) })));
      for (const [kind, , , , , , , font] of commands) if (kind === "text") this.fonts.add(font || "DejaVuSans");
      reader.at = end;
    }
    if (!order) return;
    this.order = order;
    for (const number of [...this.slots.keys()])
      if (!order.includes(number)) this.slots.delete(number);
  }

  // Play everything onto a canvas, in the colours of a palette.
  play(canvas, palette) {
    const context = canvas.getContext("2d", { alpha: false });
    const scale = canvas.width / this.size[0];
    const pencil = new Pencil(context, scale, palette);
    context.miterLimit = MITER_LIMIT;
    for (const number of this.order) {
      context.save();
      for (const command of this.slots.get(number) || []) pencil[command.kind](command);
      context.restore();
    }
  }
}
