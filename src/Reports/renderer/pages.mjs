// Makes pieces of web pages until stdin closes: formulas, code and charts that need no script, no inline style and nothing from elsewhere.
//   in:  {id, pieces: [{formula, display} | {code, language} | {chart: {option, width, height}, title, description, dark, prefix}]}
//   out: a JSON array with a string for each piece, null where it is not understood
import { serve } from "./frames.mjs";
import { drawPicture } from "./pictures.mjs";
import { setFormula } from "./mathml.mjs";
import { colour } from "./code.mjs";

function make({ pieces }) {
  return Buffer.from(JSON.stringify(pieces.map(piece)));
}

function piece(wanted) {
  if (typeof wanted.formula === "string") return setFormula(wanted.formula, wanted.display === true);
  if (typeof wanted.code === "string") return colour(wanted.code, wanted.language);
  if (wanted.chart) return drawPicture(wanted);
  throw new Error("a piece is a formula, code or a chart");
}

await serve(make);
