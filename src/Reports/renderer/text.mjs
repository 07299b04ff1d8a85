// What may be set as text. Everything a student or author wrote passes here, character by character.

const REPLACEMENT = 0xfffd;
const CONTROL_PICTURES = 0x2400;

// Marks that turn the reading direction of what follows could make one name look like another; the others are invisible and carry nothing.
const DROPPED = [
  [0x200e, 0x200f], [0x202a, 0x202e], [0x2060, 0x206f], [0xfe00, 0xfe0f], [0xfeff, 0xfeff], [0xfff9, 0xfffb], [0xe0000, 0xe0fff],
];
// No glyph of their own, but the shaping of the letters around depends on them.
const SHAPING = new Set([0x00ad, 0x200b, 0x200c, 0x200d]);
const BREAKS = new Set([0x0a, 0x2028, 0x2029]);

/** Every string in the value, mapped; keys stay. */
export function mapStrings(value, map) {
  if (typeof value === "string") return map(value);
  if (Array.isArray(value)) return value.map((entry) => mapStrings(entry, map));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, mapStrings(entry, map)]));
}

/** True where some character would be replaced for want of a glyph. */
export function lacks(text, coverage) {
  for (const character of text) {
    const code = character.codePointAt(0);
    if (code > 0x7e && !isInvisible(code) && !coverage.has(code)) return true;
  }
  return false;
}

/** The text with control characters made visible and characters without a glyph replaced. */
export function clean(text, coverage) {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  let result = "";
  for (const character of text.normalize("NFC")) result += cleanCharacter(character, coverage);
  return result;
}

function cleanCharacter(character, coverage) {
  const code = character.codePointAt(0);
  if (BREAKS.has(code)) return "\n";
  if (code === 0x09) return "    ";
  if (code < 0x20) return String.fromCodePoint(CONTROL_PICTURES + code);
  if (code >= 0x7f && code <= 0x9f) return String.fromCodePoint(REPLACEMENT);
  if (SHAPING.has(code)) return character;
  if (isDropped(code)) return "";
  return coverage.has(code) ? character : String.fromCodePoint(REPLACEMENT);
}

const isDropped = (code) => DROPPED.some(([from, to]) => code >= from && code <= to);
const isInvisible = (code) => SHAPING.has(code) || BREAKS.has(code) || isDropped(code) || (code >= 0x7f && code <= 0x9f);
