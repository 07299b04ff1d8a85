// Sets reports until stdin closes.
//   in:  {id, template, paper, data, charts: [{name, option, width, height}],
//        pictures: [{name, png}]}
//   out: the PDF
import { drawChart } from "./charts.mjs";
import { typesetterFor } from "./compiler.mjs";
import { setFormula } from "./formulas.mjs";
import { serve } from "./frames.mjs";
import { clean, mapStrings } from "./text.mjs";

const TEMPLATES = new Set(["student", "summary", "marking"]);
const PAPERS = new Set(["a4", "us-letter"]);

/** The PDF for one request. */
export function render({ template, paper, data, charts = [], pictures = [] }) {
  if (!TEMPLATES.has(template)) throw new Error(`no template ${template}`);
  if (!PAPERS.has(paper)) throw new Error(`no paper ${paper}`);
  const { coverage, typeset } = typesetterFor(JSON.stringify([data, charts]));
  const safe = (value) => mapStrings(value, (text) => clean(text, coverage));
  const drawn = Object.fromEntries(charts.map((chart) => [chart.name, drawChart(safe(chart))]));
  const inputs = { paper, data: JSON.stringify(withFormulas(safe(data))), charts: JSON.stringify(drawn) };
  return typeset(template, inputs, pictures);
}

/** Replaces every {tex} by {tex, svg, …}, or by its source where the TeX is not understood. */
function withFormulas(value) {
  if (Array.isArray(value)) return value.map(withFormulas);
  if (value === null || typeof value !== "object") return value;
  if (typeof value.tex === "string") {
    const picture = setFormula(value.tex);
    return picture ? { tex: value.tex, ...picture } : `$${value.tex}$`;
  }
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withFormulas(entry)]));
}

await serve(render);
