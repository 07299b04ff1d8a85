// Typst reads TTF and OTF; the font packages ship WOFF, which is the same tables, each deflated (W3C WOFF 1.0).
import { inflateSync } from "node:zlib";

const ENTRY = 20;

/** The bare font inside a WOFF file. */
export function unwrapWoff(woff) {
  const tables = readDirectory(woff);
  const headerSize = 12 + 16 * tables.length;
  const size = tables.reduce((end, table) => end + aligned(table.length), headerSize);
  const sfnt = Buffer.alloc(size);
  writeHeader(sfnt, woff.readUInt32BE(4), tables.length);
  let offset = headerSize;
  tables.forEach((table, index) => {
    const at = 12 + 16 * index;
    sfnt.writeUInt32BE(table.tag, at);
    sfnt.writeUInt32BE(table.checksum, at + 4);
    sfnt.writeUInt32BE(offset, at + 8);
    sfnt.writeUInt32BE(table.length, at + 12);
    table.content().copy(sfnt, offset);
    offset += aligned(table.length);
  });
  return sfnt;
}

function readDirectory(woff) {
  if (woff.toString("latin1", 0, 4) !== "wOFF") throw new Error("not a WOFF font");
  const count = woff.readUInt16BE(12);
  return Array.from({ length: count }, (_, index) => {
    const at = 44 + ENTRY * index;
    const [tag, offset, packed, length, checksum] = [0, 4, 8, 12, 16].map((field) => woff.readUInt32BE(at + field));
    const bytes = woff.subarray(offset, offset + packed);
    return { tag, length, checksum, content: () => (packed < length ? inflateSync(bytes) : bytes) };
  });
}

function writeHeader(sfnt, flavor, count) {
  const log = Math.floor(Math.log2(count));
  sfnt.writeUInt32BE(flavor, 0);
  sfnt.writeUInt16BE(count, 4);
  sfnt.writeUInt16BE(16 * 2 ** log, 6);
  sfnt.writeUInt16BE(log, 8);
  sfnt.writeUInt16BE(16 * (count - 2 ** log), 10);
}

const aligned = (length) => (length + 3) & ~3;
