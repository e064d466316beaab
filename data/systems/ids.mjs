// Writes src/systems/ids.ts from the JSON of the bundled systems: node data/systems/ids.mjs
// A test holds the file to what this script writes.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = new URL("./", import.meta.url);
const target = new URL("../../src/systems/ids.ts", here);

/** @typedef {{ readonly id: string, readonly children?: readonly Node[] }} Node */

/** @param {Node} node @returns {string[]} */
const idsOf = (node) => [node.id, ...(node.children ?? []).flatMap(idsOf)];

/** @param {string} text */
const quoted = (text) => JSON.stringify(text);

/** Words joined by " | ", in lines of at most 120 characters. @param {readonly string[]} words */
function union(words) {
  const lines = [];
  let line = " ";
  for (const word of words) {
    const next = ` | ${quoted(word)}`;
    if (line.length + next.length > 118) {
      lines.push(line);
      line = " ";
    }
    line += next;
  }
  return [...lines, line].join("\n");
}

/** The text of src/systems/ids.ts. */
export function idsSource() {
  const systems = readdirSync(here)
    .filter((file) => file.endsWith(".json"))
    .map((file) => JSON.parse(readFileSync(new URL(file, here), "utf8")));
  const order = ["huangyan_64", "fenghua_2025", "fenghua_2022", "jinhua_2025", "haiyan_2025"];
  systems.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  const title = (/** @type {string} */ id) => id.replace(/(^|_)([a-z])/g, (_, __, letter) => letter.toUpperCase()).replaceAll("_", "");
  const types = systems.map(
    ({ id, index }) => `/** Groups and indicators of \`${id}\`, in the order of the tree. */\nexport type ${title(id)}Id =\n${union(idsOf(index))};\n`,
  );
  return [
    "// biome-ignore-all format: written by data/systems/ids.mjs; do not edit by hand\n",
    "/** The bundled systems. */",
    `export const systemIds = [${systems.map(({ id }) => quoted(id)).join(", ")}] as const;`,
    "export type SystemId = (typeof systemIds)[number];\n",
    "/** The node ids of each bundled system. */",
    "export interface NodeIds {",
    ...systems.map(({ id }) => `  readonly ${id}: ${title(id)}Id;`),
    "}\n",
    types.join("\n"),
  ].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(target, idsSource());
