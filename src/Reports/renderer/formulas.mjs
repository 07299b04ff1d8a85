// TeX to SVG. Only the plain mathematics packages: no macros can be defined, nothing can be loaded or linked, and what comes out is looked at once more.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
let converter;

const MOST_KEPT = 500;
const kept = new Map();

/** The formula as a picture with its size in em, or null where the TeX is not understood. */
export function setFormula(tex) {
  if (!kept.has(tex)) {
    // An assignment's own formulas come back with every student.
    if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value);
    kept.set(tex, trySetFormula(tex));
  }
  return kept.get(tex);
}

function trySetFormula(tex) {
  try {
    const svg = convert(tex);
    return isPlain(svg) ? describe(svg) : null;
  } catch {
    return null;
  }
}

// Letters that the formula font lacks would be set as text, with whatever font there is; \mmlToken can ask for pictures, links and styles.
const ELEMENTS = new Set(["svg", "g", "path", "rect", "line", "ellipse", "polygon", "defs"]);
const isPlain = (svg) => !/\b(?:href|src)\s*=|url\(/i.test(svg) && [...svg.matchAll(/<\/?([^\s/>]+)/g)].every(([, name]) => ELEMENTS.has(name));

function convert(tex) {
  converter ??= createConverter();
  return converter(tex);
}

function createConverter() {
  const { mathjax } = require("mathjax-full/js/mathjax.js");
  const { TeX } = require("mathjax-full/js/input/tex.js");
  const { SVG } = require("mathjax-full/js/output/svg.js");
  const { liteAdaptor } = require("mathjax-full/js/adaptors/liteAdaptor.js");
  const { RegisterHTMLHandler } = require("mathjax-full/js/handlers/html.js");
  require("mathjax-full/js/input/tex/ams/AmsConfiguration.js");
  const adaptor = liteAdaptor();
  RegisterHTMLHandler(adaptor);
  const raise = (_, error) => { throw error; };
  const input = new TeX({ packages: ["base", "ams"], maxMacros: 200, maxBuffer: 4096, formatError: raise });
  const page = mathjax.document("", { InputJax: input, OutputJax: new SVG({ fontCache: "none" }) });
  return (tex) => adaptor.innerHTML(page.convert(tex, { display: false }));
}

const X_HEIGHT = 0.46;

// In em: a page is 70 high and 48 wide, and what is much larger is no formula.
const HIGHEST = 60;
const WIDEST = 200;

function describe(svg) {
  const [, width] = /\bwidth="([\d.]+)ex"/.exec(svg);
  const [, height] = /\bheight="([\d.]+)ex"/.exec(svg);
  const [, depth] = /vertical-align: (-?[\d.]+)(?:ex)?/.exec(svg) ?? [, "0"];
  if (!(Math.max(height, Math.abs(depth)) * X_HEIGHT < HIGHEST && width * X_HEIGHT < WIDEST)) return null;
  return { svg: svg.replaceAll("currentColor", "#1f2933"), width: width * X_HEIGHT, height: height * X_HEIGHT, depth: -depth * X_HEIGHT };
}
