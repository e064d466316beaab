// node scripts/bans.mjs
// What src/ must not contain, read from the syntax tree so that comments and texts are free to mention it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";

const maxLines = 400;
const inCommand = /^src\/cli\//;
const inNode = /^src\/(node|cli)\//;
/** @type {Record<string, string>} */
const mathBans = {
  random: "Math.random: randomness is an argument",
  pow: "Math.pow: its last bit differs between versions of V8; use stats/pow.ts",
};
/** @type {Record<string, { allowed?: RegExp, why: string }>} */
const globalBans = {
  Intl: { why: "Intl: results must not depend on the machine's locale" },
  Date: { allowed: inCommand, why: "Date: only src/cli may read the clock" },
  performance: { allowed: inCommand, why: "performance: only src/cli may read the clock" },
  console: { allowed: inCommand, why: "console: only src/cli prints" },
  process: { allowed: inCommand, why: "process: only src/cli reads the environment" },
  Buffer: { allowed: inNode, why: "Buffer: not in a browser; use Uint8Array" },
};
const memberBans = /^(localeCompare|toLocale\w*)$/;

/**
 * The bans that a source text breaks.
 * @param {string} path relative to the project, with forward slashes: src/stats/mean.ts
 * @param {string} text
 * @returns {{ line: number, why: string }[]}
 */
export function findBans(path, text) {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  /** @type {{ line: number, why: string }[]} */
  const found = [];
  /** @type {(node: ts.Node, why: string) => void} */
  const report = (node, why) =>
    void found.push({ line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1, why });

  const lines = text.replace(/\n$/, "").split("\n").length;
  // a list of names is one idea however long it is
  const only = file.statements.every((one) => ts.isExportDeclaration(one) && one.moduleSpecifier !== undefined);
  if (lines > maxLines && !only)
    found.push({ line: lines, why: `${lines} lines: no file passes ${maxLines}, it holds two ideas` });

  /** @type {(node: ts.Node) => void} */
  const visit = (node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) report(node, "any: say the type, or unknown");
    if (ts.isExportDeclaration(node) && (!node.exportClause || ts.isNamespaceExport(node.exportClause)))
      report(node, "export *: name what is exported");
    const power = ts.isBinaryExpression(node) && powers.has(node.operatorToken.kind);
    if (power && !(ts.isNumericLiteral(node.right) && node.right.text === "2"))
      report(node, "**: only **2 is exact everywhere; use stats/pow.ts");
    const from = moduleName(node);
    if (from !== undefined && !inNode.test(path) && isNodeModule(from))
      report(node, `${from}: only src/node and src/cli touch Node's modules`);
    const member = memberName(node);
    if (member !== undefined) {
      const math = isMath(member.of) ? own(mathBans, member.name) : undefined;
      if (math) report(node, math);
      if (memberBans.test(member.name)) report(node, `${member.name}: order and case by code points, not by locale`);
      const global = isName(member.of, "globalThis") ? own(globalBans, member.name) : undefined;
      if (global && !global.allowed?.test(path)) report(node, global.why);
    }
    if (ts.isIdentifier(node) && isReference(node)) {
      const global = own(globalBans, node.text);
      if (global && !global.allowed?.test(path)) report(node, global.why);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const powers = new Set([ts.SyntaxKind.AsteriskAsteriskToken, ts.SyntaxKind.AsteriskAsteriskEqualsToken]);

/** @template T @param {Record<string, T>} table @param {string} key @returns {T | undefined} */
const own = (table, key) => (Object.hasOwn(table, key) ? table[key] : undefined);

/** @param {ts.Node | undefined} node @param {string} name */
const isName = (node, name) => node !== undefined && ts.isIdentifier(node) && node.text === name;

/** @param {ts.Node | undefined} node Math, or globalThis.Math */
const isMath = (node) =>
  isName(node, "Math") || (!!node && ts.isPropertyAccessExpression(node) && node.name.text === "Math");

/** @param {string} name */
const isNodeModule = (name) =>
  /^(node:|(fs|path|os|crypto|child_process|worker_threads|stream|util|url|zlib|buffer)(\/|$))/.test(name);

/** x.name, x["name"], and the name in `const { name } = x` @param {ts.Node} node */
function memberName(node) {
  if (ts.isPropertyAccessExpression(node)) return { of: node.expression, name: node.name.text };
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression))
    return { of: node.expression, name: node.argumentExpression.text };
  if (
    ts.isBindingElement(node) &&
    ts.isObjectBindingPattern(node.parent) &&
    ts.isVariableDeclaration(node.parent.parent)
  ) {
    const name = node.propertyName ?? node.name;
    const of = node.parent.parent.initializer;
    if (of && ts.isIdentifier(name)) return { of, name: name.text };
  }
  return undefined;
}

/** The module that an import, a re-export, an import() or an import type names. @param {ts.Node} node */
function moduleName(node) {
  if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier)
    return ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : undefined;
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal))
    return node.argument.literal.text;
  if (!ts.isCallExpression(node)) return undefined;
  const [first] = node.arguments;
  const imports = node.expression.kind === ts.SyntaxKind.ImportKeyword || isName(node.expression, "require");
  return imports && first && ts.isStringLiteralLike(first) ? first.text : undefined;
}

/** Does the name stand for a variable, not for a property, a label, or a thing declared here? @param {ts.Identifier} node */
function isReference(node) {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) || ts.isQualifiedName(parent)) return firstOf(parent) === node;
  if (ts.isShorthandPropertyAssignment(parent)) return parent.name === node;
  const named = /** @type {{ name?: ts.Node, propertyName?: ts.Node, label?: ts.Node }} */ (
    /** @type {unknown} */ (parent)
  );
  return named.name !== node && named.propertyName !== node && named.label !== node;
}

/** @param {ts.PropertyAccessExpression | ts.QualifiedName} node */
const firstOf = (node) => (ts.isQualifiedName(node) ? node.left : node.expression);

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const lines = files.sort().flatMap((file) => {
    const path = join("src", file).replaceAll("\\", "/");
    return findBans(path, readFileSync(path, "utf8")).map(({ line, why }) => `${path}:${line} ${why}`);
  });
  if (lines.length > 0) console.error(lines.join("\n"));
  else console.log(`${files.length} source files keep the project's bans`);
  process.exitCode = lines.length > 0 ? 1 : 0;
}
