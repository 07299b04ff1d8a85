// Sets reports until stdin closes. A frame is a length (u32, little endian) and that many bytes.
//   in:  {id, template, paper, data, charts: [{name, option, width, height}],
//        pictures: [{name, png}]}
//   out: {id, rss} or {id, rss, error}, then a second frame with the PDF (empty where there was an error)
import { drawChart } from "./charts.mjs";
import { typesetterFor } from "./compiler.mjs";
import { setFormula } from "./formulas.mjs";
import { clean, mapStrings } from "./text.mjs";

const TEMPLATES = new Set(["student", "summary", "marking"]);
const PAPERS = new Set(["a4", "us-letter"]);
console.log = console.error;
// Ctrl-C reaches the whole group; the grader still finishes its reports, and closes our stdin when it is done.
process.on("SIGINT", () => {});

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

function answer(bytes) {
  let id = null;
  let pdf = Buffer.alloc(0);
  let error;
  try {
    const request = JSON.parse(bytes.toString("utf8"));
    id = request.id;
    pdf = render(request);
  } catch (problem) {
    error = String(problem?.message ?? problem).slice(0, 4000);
  }
  send(Buffer.from(JSON.stringify({ id, rss: process.memoryUsage.rss(), error })));
  send(pdf);
}

function send(bytes) {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  process.stdout.write(length);
  process.stdout.write(bytes);
}

/** Chunks to frames; joined once per frame, so that a large request stays linear. */
async function serve() {
  let chunks = [];
  let held = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
    held += chunk.length;
    while (held >= 4) {
      if (chunks[0].length < 4) chunks = [Buffer.concat(chunks)];
      const end = 4 + chunks[0].readUInt32LE(0);
      if (held < end) break;
      const whole = Buffer.concat(chunks);
      answer(whole.subarray(4, end));
      chunks = [whole.subarray(end)];
      held -= end;
    }
  }
}

await serve();
