// npm run build:quick && node scripts/gallery.mjs [FOLDER]
// The pictures of the documentation, from the bundled examples: docs/images/fenghua.svg, and docs/images/gallery, the first page
// of each example's report in English and Chinese. No clock, no random numbers, no measured text: the same bytes on every machine.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { examples } from "./gallery/examples.mjs";
import { drawFenghua } from "./gallery/fenghua.mjs";
import { firstPage } from "./gallery/page.mjs";

// the build, which the compiler need not have seen
const built = (/** @type {string} */ name) => import(new URL(`../dist/${name}.js`, import.meta.url).href);
/** @type {typeof import("../src/index.ts")} */
const { computeIndex } = await built("index");
/** @type {typeof import("../src/node/index.ts")} */
const { loadProject } = await built("node");
/** @type {typeof import("../src/report/index.ts")} */
const { gatherReport, report } = await built("report");

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const into = process.argv[2] ?? join(root, "docs/images");
const gallery = join(into, "gallery");
mkdirSync(gallery, { recursive: true });

/** @type {Set<string>} */
const drawn = new Set();
for (const { id, project: path, told } of examples) {
  const { definition, data, project } = await loadProject(join(root, "data/examples", path));
  const result = computeIndex(definition, data);
  const sections = /** @type {const} */ (["summary", "league", "domains", "units"]);
  const source = gatherReport({ definition, data, result, title: project.title }, { sections });
  for (const locale of /** @type {const} */ (["en", "zh"])) {
    const file = `${id}.${locale}.svg`;
    const page = report(source, { sections, units: result.units.slice(0, 1), locale });
    writeFileSync(join(gallery, file), firstPage(page, { told: told[locale], locale }));
    drawn.add(file);
  }
  if (id === "fenghua") writeFileSync(join(into, "fenghua.svg"), drawFenghua(definition.system.index, result));
}
for (const file of readdirSync(gallery)) if (!drawn.has(file)) rmSync(join(gallery, file));
console.log(`${drawn.size + 1} pictures in ${into}`);
