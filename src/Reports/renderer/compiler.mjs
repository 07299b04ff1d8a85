// Typst documents to PDF/UA-1.
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { loadAllFonts, loadTextFonts } from "./fonts.mjs";
import { lacks } from "./text.mjs";

const folder = fileURLToPath(new URL(".", import.meta.url));
// The compiler adds the machine's fonts to ours unless fontconfig knows of none.
process.env.FONTCONFIG_FILE = join(folder, "no-system-fonts.conf");
const { NodeCompiler } = await import("@myriaddreamin/typst-ts-node-compiler");

const typesetters = new Map();

/** The typesetter for a text: which fonts it holds depends on the text alone, so that the same report gives the same bytes. */
export function typesetterFor(text) {
  const plain = typesetter("plain", loadTextFonts);
  return lacks(text, plain.coverage) ? typesetter("all", loadAllFonts) : plain;
}

function typesetter(name, load) {
  if (!typesetters.has(name)) {
    const { blobs, families, coverage } = load();
    const fonts = JSON.stringify(families);
    const compiler = NodeCompiler.create({ workspace: join(folder, "templates"), fontArgs: [{ fontBlobs: blobs }] });
    typesetters.set(name, { coverage, typeset: (template, inputs, pictures) => typeset(compiler, template, { fonts, ...inputs }, pictures) });
  }
  return typesetters.get(name);
}

function typeset(compiler, template, inputs, pictures) {
  try {
    for (const { name, png } of pictures) compiler.mapShadow(pathOf(`${name}.png`), Buffer.from(png, "base64"));
    const result = compiler.compile({ mainFilePath: pathOf(`${template}.typ`), inputs });
    if (result.hasError()) throw new Error(words(compiler.fetchDiagnostics(result.takeError())));
    return toPdf(compiler, result.result);
  } finally {
    if (pictures.length > 0) compiler.resetShadow();
    // What this document did not use either is forgotten; the rest, such as the course's own texts, helps the next one.
    compiler.evictCache(1);
  }
}

const pathOf = (name) => join(folder, "templates", name);

/** PDF/UA-1 refuses letters that no single font can join; such a report is still worth having, tagged all the same. */
function toPdf(compiler, document) {
  try {
    return compiler.pdf(document, { pdfStandard: "ua-1" });
  } catch (error) {
    if (!/could not be displayed|missing codepoints/.test(String(error?.code ?? error))) throw new Error(String(error?.code ?? error));
    return compiler.pdf(document);
  }
}

const words = (diagnostics) => diagnostics.slice(0, 5).map((entry) => `${entry.path}: ${entry.message} ${JSON.stringify(entry.range)}`).join("; ");
