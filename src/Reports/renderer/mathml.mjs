// TeX to MathML. Commands that link, load or style are not trusted, and what comes out is looked at once more.
import katex from "katex";

const OPTIONS = { output: "mathml", throwOnError: true, trust: false, strict: "ignore", maxExpand: 200, maxSize: 10, globalGroup: false };
const ELEMENTS = new Set([
  "math", "semantics", "annotation", "mrow", "mi", "mn", "mo", "ms", "mtext", "mspace", "mfrac", "msqrt", "mroot", "msub", "msup", "msubsup", "munder", "mover", "munderover",
  "mtable", "mtr", "mtd", "mlabeledtr", "mstyle", "mpadded", "mphantom", "menclose", "merror", "mmultiscripts", "mprescripts", "none", "span",
]);
const ATTRIBUTES = new Set([
  "xmlns", "display", "encoding", "mathvariant", "stretchy", "fence", "separator", "form", "lspace", "rspace", "accent", "accentunder", "minsize", "maxsize", "symmetric", "linethickness",
  "displaystyle", "scriptlevel", "width", "height", "depth", "voffset", "columnalign", "columnspacing", "rowspacing", "columnlines", "rowlines", "notation", "mathcolor", "mathbackground", "mathsize",
  "movablelimits", "largeop", "rowalign", "side", "align", "linebreak", "class", "aria-hidden",
]);

/** The formula, or null where the TeX is not understood. */
export function setFormula(tex, displayMode) {
  try {
    return safe(katex.renderToString(tex, { ...OPTIONS, displayMode }));
  } catch {
    return null;
  }
}

function safe(html) {
  let known = true;
  const cleaned = html.replace(/<(\/?)([^\s/>]+)([^>]*)>/g, (_, close, name, rest) => {
    known &&= ELEMENTS.has(name);
    return close ? `</${name}>` : `<${name}${attributes(rest)}>`;
  });
  return known ? cleaned.replace(/^<span class="katex[^"]*">(?:<span class="katex">)?|(?:<\/span>)+$/g, "") : null;
}

const attributes = (rest) => [...rest.matchAll(/\s([\w:-]+)="([^"<>]*)"/g)].filter(([, name]) => ATTRIBUTES.has(name)).map(([, name, value]) => ` ${name}="${value}"`).join("");
