// Which characters a set of fonts can show. PDF/UA refuses a character without a glyph, so we must know before setting it.

export class Coverage {
  #bits = new Uint8Array(0x110000 / 8);

  has(codePoint) {
    return (this.#bits[codePoint >> 3] & (1 << (codePoint & 7))) !== 0;
  }

  add(codePoint) {
    this.#bits[codePoint >> 3] |= 1 << (codePoint & 7);
  }

  /** Adds every character that the font's cmap gives a glyph. */
  addFont(font) {
    const cmap = findTable(font, "cmap");
    const count = font.readUInt16BE(cmap + 2);
    for (let index = 0; index < count; index++) {
      const subtable = cmap + font.readUInt32BE(cmap + 4 + 8 * index + 4);
      const format = font.readUInt16BE(subtable);
      if (format === 4) this.#addSegments(font, subtable);
      if (format === 12) this.#addGroups(font, subtable);
    }
  }

  #addSegments(font, at) {
    const doubled = font.readUInt16BE(at + 6);
    for (let offset = 0; offset < doubled; offset += 2) {
      const end = font.readUInt16BE(at + 14 + offset);
      const start = font.readUInt16BE(at + 16 + doubled + offset);
      const delta = font.readUInt16BE(at + 16 + 2 * doubled + offset);
      const rangeAt = at + 16 + 3 * doubled + offset;
      const range = font.readUInt16BE(rangeAt);
      for (let c = start; c <= end && c !== 0xffff; c++) {
        const glyph = range === 0 ? (c + delta) & 0xffff : font.readUInt16BE(rangeAt + range + 2 * (c - start));
        if (glyph !== 0) this.add(c);
      }
    }
  }

  #addGroups(font, at) {
    const groups = font.readUInt32BE(at + 12);
    for (let index = 0; index < groups; index++) {
      const group = at + 16 + 12 * index;
      for (let c = font.readUInt32BE(group); c <= font.readUInt32BE(group + 4); c++) this.add(c);
    }
  }
}

function findTable(font, tag) {
  const count = font.readUInt16BE(4);
  for (let index = 0; index < count; index++) {
    const at = 12 + 16 * index;
    if (font.toString("latin1", at, at + 4) === tag) return font.readUInt32BE(at + 8);
  }
  throw new Error(`font has no ${tag} table`);
}
