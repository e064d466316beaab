// node scripts/api.mjs [--write]
// The names and signatures that each entry point exports, in etc/*.api.md, as dist/*.d.ts has them: a change of them shows in
// review. Without --write, compares and fails where a record is not what the build exports.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import ts from "typescript";
import { entries } from "./entries.mjs";

/** Not exported: the sentences of the errors, which test/errors records. */
const texts = new Set(["en"]);
const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * A record for each entry: every exported name with its declaration, then the types that those name without being exported.
 * A thing that an earlier entry exports stands there, and here by name only.
 * @param {string} folder of the .d.ts @param {readonly string[]} names of the entries, in order
 * @returns {Map<string, { text: string, values: string[] }>} by name: the text of NAME.api.md; what is there at run time
 */
export function apiRecords(folder, names) {
  const files = names.map((name) => join(folder, `${name}.d.ts`));
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    noLib: true, // names are followed, nothing is checked
    types: [],
    skipLibCheck: true,
  });
  const checker = program.getTypeChecker();
  const printer = ts.createPrinter({ removeComments: true, newLine: ts.NewLineKind.LineFeed });
  /** @type {(symbol: ts.Symbol) => ts.Symbol} */
  const resolved = (symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol);
  /** Only what is declared in the package itself. @param {ts.Symbol} symbol */
  const declarations = (symbol) =>
    (symbol.declarations ?? []).filter((one) => dirname(one.getSourceFile().fileName) === folder);
  /** @type {Map<ts.Symbol, string>} */
  const written = new Map();
  /** @type {Set<ts.Symbol>} written, but not exported */
  const inside = new Set();
  /** @type {Map<string, { text: string, values: string[] }>} */
  const records = new Map();

  for (const [i, name] of names.entries()) {
    const source = program.getSourceFile(/** @type {string} */ (files[i]));
    const module = source && checker.getSymbolAtLocation(source);
    if (!module) throw new Error(`${folder}/${name}.d.ts is not there, or exports nothing`);
    const exported = checker
      .getExportsOfModule(module)
      .map((symbol) => ({ name: symbol.name, symbol: resolved(symbol) }))
      .sort((a, b) => byCodePoint(a.name, b.name));
    /** @type {string[]} */
    const own = [];
    /** @type {string[]} */
    const elsewhere = [];
    for (const one of exported) {
      const where = written.get(one.symbol);
      if (where === undefined) own.push(textOf(one.symbol, one.name));
      else elsewhere.push(`${one.name}: ${where}`);
    }
    for (const one of exported) if (!written.has(one.symbol)) written.set(one.symbol, place(name));
    const inner = reached(exported.map(({ symbol }) => symbol)).filter(
      (symbol) => !inside.has(symbol) && !written.has(symbol),
    );
    for (const symbol of inner) inside.add(symbol);
    const parts = [
      `# ${place(name)}`,
      "Written by `npm run api` from the types of the build; compared in CI. A name or a signature that changes is a change that users see.",
      ...fenced(own),
      ...(elsewhere.length > 0 ? ["## Exported there too", elsewhere.map((line) => `- ${line}`).join("\n")] : []),
      ...(inner.length > 0
        ? [
            "## Named by these, not exported",
            ...fenced(inner.map((symbol) => textOf(symbol, symbol.name)).sort(byCodePoint)),
          ]
        : []),
    ];
    const values = exported.filter(({ symbol }) => symbol.flags & ts.SymbolFlags.Value).map((one) => one.name);
    records.set(name, { text: `${parts.join("\n\n")}\n`, values });
  }
  return records;

  /** Everything of the package that the declarations of these name, and what those name. @param {ts.Symbol[]} from */
  function reached(from) {
    const seen = new Set(from);
    const queue = [...from];
    /** @type {(node: ts.Node) => void} */
    const visit = (node) => {
      if (ts.isIdentifier(node)) {
        const symbol = checker.getSymbolAtLocation(node);
        const target = symbol && resolved(symbol);
        if (target && !seen.has(target) && declarations(target).some(isTop)) {
          seen.add(target);
          queue.push(target);
        }
      }
      ts.forEachChild(node, visit);
    };
    for (let symbol = queue.pop(); symbol; symbol = queue.pop()) for (const one of declarations(symbol)) visit(one);
    return [...seen].slice(from.length);
  }

  /** @param {ts.Symbol} symbol @param {string} name that it is exported by */
  function textOf(symbol, name) {
    const all = declarations(symbol).map((one) => {
      const statement = ts.isVariableDeclaration(one) ? one.parent.parent : one;
      const text = printer
        .printNode(ts.EmitHint.Unspecified, statement, one.getSourceFile())
        .replace(/^(export |declare )+/, "")
        .replace(/^( {4})+/gm, (indent) => " ".repeat(indent.length / 4));
      if (texts.has(symbol.name)) return `${text.slice(0, text.indexOf("{"))}{ … }`;
      return name === symbol.name ? text : `// ${symbol.name} as ${name}\n${text}`;
    });
    return all.length > 0 ? all.join("\n") : `// ${name}: of another package`;
  }
}

/** @param {ts.Declaration} node declared by the file itself, not a member or a parameter */
const isTop = (node) =>
  ts.isSourceFile(ts.isVariableDeclaration(node) ? node.parent.parent.parent : node.parent) &&
  !ts.isImportSpecifier(node);

/** @param {string} name */
const place = (name) => (name === "index" ? "common-prosperity-index" : `common-prosperity-index/${name}`);

/** @param {string[]} texts */
const fenced = (texts) => (texts.length === 0 ? [] : [`\`\`\`ts\n${texts.join("\n\n")}\n\`\`\``]);

/** @param {string} a @param {string} b */
const byCodePoint = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** The first lines that differ. @param {string} before @param {string} after */
function firstDifference(before, after) {
  const [a, b] = [before.split("\n"), after.split("\n")];
  const at = b.findIndex((line, i) => line !== a[i]);
  const line = at < 0 ? b.length : at;
  return `line ${line + 1}: recorded ${JSON.stringify(a[line] ?? "")}, exported ${JSON.stringify(b[line] ?? "")}`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = join(root, "etc");
  const records = apiRecords(join(root, "dist"), Object.keys(entries));
  const stale = existsSync(folder)
    ? readdirSync(folder).filter((file) => file.endsWith(".api.md") && !records.has(file.slice(0, -7)))
    : [];
  let differing = stale.length;
  if (process.argv.includes("--write")) {
    mkdirSync(folder, { recursive: true });
    for (const file of stale) rmSync(join(folder, file));
    for (const [name, { text }] of records) writeFileSync(join(folder, `${name}.api.md`), text);
    console.log(`${records.size} records in etc/`);
  } else {
    for (const file of stale) console.error(`etc/${file}: no entry point is called so`);
    for (const [name, { text, values }] of records) {
      const real = Object.keys(await import(pathToFileURL(join(root, "dist", `${name}.js`)).href));
      const unlike = [...values.filter((one) => !real.includes(one)), ...real.filter((one) => !values.includes(one))];
      if (unlike.length > 0) console.error(`${name}: types and code do not export the same: ${unlike.join(", ")}`);
      differing += unlike.length;
      const file = join(folder, `${name}.api.md`);
      const before = existsSync(file) ? readFileSync(file, "utf8") : "";
      if (before === text) continue;
      differing += 1;
      console.error(`etc/${name}.api.md is not what the build exports; ${firstDifference(before, text)}`);
    }
    if (differing > 0) console.error("If the change is meant: npm run api, and a line in CHANGELOG.md");
    else console.log(`${records.size} entry points export what etc/ records`);
    process.exitCode = differing > 0 ? 1 : 0;
  }
}
