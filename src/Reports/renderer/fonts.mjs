// The fonts a report is set in. They come from this folder's packages only, so that a report does not depend on the machine.
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { createRequire } from "node:module";
import { Coverage } from "./coverage.mjs";
import { unwrapWoff } from "./woff.mjs";

const require = createRequire(import.meta.url);
const folderOf = (name) => dirname(require.resolve(`${name}/package.json`));

const TEXT = [
  ["source-sans-3", "400Regular/SourceSans3_400Regular.ttf"],
  ["source-sans-3", "400Regular_Italic/SourceSans3_400Regular_Italic.ttf"],
  ["source-sans-3", "600SemiBold/SourceSans3_600SemiBold.ttf"],
  ["source-sans-3", "700Bold/SourceSans3_700Bold.ttf"],
  ["noto-sans", "400Regular/NotoSans_400Regular.ttf"],
];

/** Whole-script files of packages that split a font by script. */
const SCRIPTS = [
  ["noto-sans-arabic", "arabic"], ["noto-sans-hebrew", "hebrew"], ["noto-sans-bengali", "bengali"], ["noto-sans-tamil", "tamil"],
  ["noto-sans-thai", "thai"], ["noto-sans-math", "latin"], ["noto-sans-symbols", "symbols"], ["noto-sans-symbols-2", "symbols"],
  ["noto-emoji", "emoji"],
];

// Named in this order, so that letters that join are all taken from their script's own font and not from one that has them as symbols.
const TEXT_FAMILIES = ["Source Sans 3", "Noto Sans"];
const SCRIPT_FAMILIES = ["Arabic", "Hebrew", "Bengali", "Tamil", "Thai"].map((script) => `Noto Sans ${script}`);

/** Latin, Greek and Cyrillic: what nearly every report needs. */
export function loadTextFonts() {
  return describe(TEXT.map(readTtf), TEXT_FAMILIES);
}

/** The other scripts, symbols and emoji on top: slower to load, so only when a report has such characters. */
export function loadAllFonts() {
  const scripts = SCRIPTS.map(([name, script]) => readWoff(name, `${name}-${script}-400-normal.woff`));
  const hangul = readTtf(["gowun-dodum", "400Regular/GowunDodum_400Regular.ttf"]);
  return describe([...TEXT.map(readTtf), ...scripts, hangul, ...readHan()], [...TEXT_FAMILIES, ...SCRIPT_FAMILIES]);
}

/** Chinese and Japanese come as about a hundred slices, each with its own characters. */
function readHan() {
  const name = "noto-sans-sc";
  return readdirSync(join(folderOf(`@fontsource/${name}`), "files"))
    .filter((file) => /^noto-sans-sc-\d+-400-normal\.woff$/.test(file))
    .sort()
    .map((file) => readWoff(name, file));
}

const readTtf = ([name, file]) => readFileSync(join(folderOf(`@expo-google-fonts/${name}`), file));
const readWoff = (name, file) => unwrapWoff(readFileSync(join(folderOf(`@fontsource/${name}`), "files", file)));

/** Box drawing and blocks, as progress bars print them: in the fixed-width font that the compiler brings. */
const BROUGHT = { from: 0x2500, to: 0x259f };

function describe(blobs, families) {
  const coverage = new Coverage();
  for (let c = BROUGHT.from; c <= BROUGHT.to; c++) coverage.add(c);
  blobs.forEach((blob) => coverage.addFont(blob));
  return { blobs, families, coverage };
}
