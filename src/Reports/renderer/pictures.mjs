// Charts as pictures of their own: the report's drawing with a title and a description, light or dark, and no inline styles.
import { drawChart } from "./charts.mjs";
import { mapStrings } from "./text.mjs";

const ELEMENTS = new Set(["svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "defs", "clipPath", "linearGradient", "stop", "title", "desc"]);
const PROPERTIES = new Set(["font-size", "font-family", "font-weight", "font-style", "fill", "stroke", "stroke-width", "opacity"]);

// The report's colours as they are told apart on a dark page.
const DARK = {
  "#1f2933": "#e4e8ec", "#5b6770": "#aab4bd", "#d5dbe1": "#3b444d", "#1f4e79": "#7fb4e6", "#c2570c": "#f0a06a", "#2e7d4f": "#7fcf9f", "#7a3e8e": "#cf9fe0",
  "#8a6d00": "#dcc25a", "#0f7c80": "#6fc9cd", "#a3315f": "#ec92b4", "#4b5563": "#b6bec9", "#a32a2a": "#f2938f",
};

/** A whole SVG document. */
export function drawPicture({ chart, title, description, dark, prefix }) {
  const option = dark ? mapStrings(chart.option, (text) => DARK[text] ?? text) : chart.option;
  const drawn = withoutStyles(drawChart({ ...chart, option, prefix: `${prefix}-` }));
  // the halo around words on lines
  const svg = dark ? drawn.replaceAll("rgb(255,255,255)", "#1a1d20") : drawn;
  for (const [, name] of svg.matchAll(/<\/?([^\s/>]+)/g)) if (!ELEMENTS.has(name)) throw new Error(`<${name}> in a chart`);
  const label = `<title id="${prefix}-t">${escape(title)}</title><desc id="${prefix}-d">${escape(description)}</desc>`;
  return svg.replace(/<svg([^>]*)>/, (_, rest) => `<svg${rest} role="img" aria-labelledby="${prefix}-t ${prefix}-d">${label}`);
}

/** Inline styles as attributes, so that a page may forbid the former. */
function withoutStyles(svg) {
  return svg.replace(/<style[^>]*>[^]*?<\/style>/g, "").replace(/ class="[^"]*"/g, "").replace(/ style="([^"]*)"/g, (_, style) => style.split(";").map((entry) => entry.split(":").map((part) => part.trim()))
    .filter(([name, value]) => PROPERTIES.has(name) && value).map(([name, value]) => ` ${name}="${name === "font-family" ? `${value}, system-ui, sans-serif` : value}"`).join(""))
    .replace(/ xlink:href="(?!#)[^"]*"| href="(?!#)[^"]*"/g, "");
}

const escape = (text) => String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
