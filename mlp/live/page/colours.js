// Names of colours and what they look like, in the palette that suits the page.
class Colours {
  // `roles` has the colour of each role, `maps` the stops of each colour map.
  constructor(roles, maps) {
    Object.assign(this, { roles, maps, known: new Map(), tables: {} });
  }

  // What a canvas calls "ink", "signed 143", "#12ab34" or any of them with "/0.5" for its alpha.
  css(name) {
    let css = this.known.get(name);
    if (css) return css;
    const [colour, alpha] = name.split("/"), [role, number] = colour.split(" ");
    const [r, g, b] = number ? this.table(role).subarray(4 * number) : inBytes(this.roles[role] || role);
    css = `rgb(${r} ${g} ${b} / ${alpha ?? 1})`;
    if (this.known.size > 5000) this.known.clear();   // colours between colours: there is no end
    this.known.set(name, css);
    return css;
  }

  // The 256 colours of a map, four bytes each.
  table(map) {
    if (this.tables[map]) return this.tables[map];
    const stops = this.maps[map].map((stop) => inBytes(this.roles[stop] || stop));
    const table = new Uint8ClampedArray(4 * 256);
    for (let k = 0; k < 256; k += 1) {
      const at = k / 255 * (stops.length - 1), low = Math.min(Math.floor(at), stops.length - 2);
      for (let c = 0; c < 3; c += 1)
        table[4 * k + c] = Math.round(stops[low][c] + (at - low) * (stops[low + 1][c] - stops[low][c]));
      table[4 * k + 3] = 255;
    }
    return this.tables[map] = table;
  }

  // The cells of an image as a canvas, a pixel each; kept with the image.
  painted(image) {
    if (image.painted?.by === this) return image.painted.canvas;
    const { columns, rows, colours, cells } = image, canvas = document.createElement("canvas");
    Object.assign(canvas, { width: columns, height: rows });
    let pixels = new Uint8ClampedArray(cells.buffer);
    if (colours) {
      const blanks = colours.endsWith("?"), table = this.table(colours.replace("?", ""));
      pixels = new Uint8ClampedArray(4 * cells.length);
      cells.forEach((cell, k) => {
        if (!blanks || cell < 255) pixels.set(table.subarray(4 * cell, 4 * cell + 4), 4 * k);
      });
    }
    canvas.getContext("2d").putImageData(new ImageData(pixels, columns, rows), 0, 0);
    image.painted = { by: this, canvas };
    return canvas;
  }
}

function inBytes(hex) {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
}
