import ts from "typescript";

export interface Block {
  readonly line: number; // of the opening fence or the tag, from 1
  readonly first: number; // of the text's first line
  readonly language: string;
  readonly text: string;
  /** goes on where the block before it stopped: the same variables */
  readonly continues: boolean;
  readonly exit: number;
  readonly file?: string;
  readonly noRun?: string;
}

const code = new Set(["ts", "js", "typescript", "javascript"]);
const shell = new Set(["sh", "bash", "shell"]);
export const isCode = ({ language }: Block): boolean => code.has(language);

/** Only blocks of commands for gongfu run; a block such as `npm install` is for the reader. */
export const isCommand = ({ language, text }: Block): boolean => shell.has(language) && /^\s*(npx )?gongfu /.test(text);
export const runs = (block: Block): boolean => block.noRun === undefined && (isCode(block) || isCommand(block));

/** Every fenced block of a page. An info string that says nothing known is an error, so that no block is left out by a slip. */
export function findBlocks(markdown: string): Block[] {
  const blocks: Block[] = [];
  const lines = markdown.split(/\r?\n/);
  for (let i = 0; i < lines.length; i++) {
    const fence = /^(\s*)(`{3,}|~{3,})\s*(.*)$/.exec(lines[i]!);
    if (!fence) continue;
    const [, indent = "", marks = "", info = ""] = fence;
    const start = i;
    const body: string[] = [];
    const closes = new RegExp(`^\\s*${marks[0]}{${marks.length},}\\s*$`);
    for (i++; !closes.test(lines[i] ?? ""); i++) {
      if (i >= lines.length) throw new Error(`line ${start + 1}: the block is never closed`);
      body.push(lines[i]!.startsWith(indent) ? lines[i]!.slice(indent.length) : lines[i]!);
    }
    blocks.push({
      line: start + 1,
      first: start + 2,
      text: `${body.join("\n")}\n`,
      ...parseInfo(info.trim(), start + 1),
    });
  }
  return blocks;
}

function parseInfo(info: string, line: number): Omit<Block, "line" | "first" | "text"> {
  const [, language = "", rest = ""] = /^(\S*)\s*(.*)$/.exec(info)!;
  const noRun = /(?:^|\s)no-run\b[=:]?\s*"?([^"]*)"?$/.exec(rest);
  if (noRun && !/\p{L}{3}/u.test(noRun[1]!))
    throw new Error(`line ${line}: "no-run" needs a reason: no-run: <why it cannot run here>`);
  const words = (noRun ? rest.slice(0, noRun.index) : rest).split(/\s+/).filter(Boolean);
  let continues = false;
  let exit = 0;
  let file: string | undefined;
  for (const word of words) {
    const [, key, value] = /^(\w+)=(.+)$/.exec(word) ?? [];
    if (word === "continue") continues = true;
    else if (key === "exit" && /^\d+$/.test(value!)) exit = Number(value);
    else if (key === "file" && /^[\p{L}\p{N}_-][\p{L}\p{N}._/-]*$/u.test(value!) && !value!.includes(".."))
      file = value;
    else
      throw new Error(
        `line ${line}: "${word}" is unknown after the fence; known: continue, exit=N, file=NAME, no-run: <reason>`,
      );
  }
  return {
    language: language.toLowerCase(),
    continues,
    exit,
    ...(file && { file }),
    ...(noRun && { noRun: noRun[1]!.trim() }),
  };
}

/** Blocks that share their variables, in order: a block and those after it that say `continue`. */
export function groupCode(blocks: readonly Block[]): Block[][] {
  const groups: Block[][] = [];
  for (const block of blocks) {
    if (!isCode(block) || block.noRun !== undefined) continue;
    if (!block.continues) groups.push([block]);
    else if (groups.length > 0) groups.at(-1)!.push(block);
    else throw new Error(`line ${block.line}: "continue" without a block before it`);
  }
  return groups;
}

/** The @example texts of a source file's doc comments, as blocks. A fenced example may carry an info string. */
export function findExamples(source: string): Block[] {
  const found: Block[] = [];
  for (const comment of source.matchAll(/\/\*\*[\s\S]*?\*\//g)) {
    const line = source.slice(0, comment.index).split("\n").length;
    const lines = comment[0]
      .split("\n")
      .map((text) => text.replace(/^\s*(\/\*\*|\*(?!\/))? ?/, "").replace(/\s*\*\/\s*$/, ""));
    for (let i = 0; i < lines.length; i++) {
      const start = /^\s*@example\b ?(.*)$/.exec(lines[i]!);
      if (!start) continue;
      const body = [start[1]!];
      for (let j = i + 1; j < lines.length && !/^\s*@\w/.test(lines[j]!); j++) body.push(lines[j]!);
      const text = body.join("\n");
      if (/^\s*(```|~~~)/m.test(text)) {
        found.push(
          ...findBlocks(text).map((block) => ({
            ...block,
            line: line + i + block.line - 1,
            first: line + i + block.first - 1,
          })),
        );
      } else if (text.trim() !== "") {
        const language = /^\s*(npx )?gongfu /.test(text) ? "sh" : "ts";
        found.push({ line: line + i, first: line + i, language, text: `${text}\n`, continues: false, exit: 0 });
      }
    }
  }
  return found;
}

/**
 * The block with each `expression; // => value` turned into a check. `const x = …; // => value` checks x, console.log(x) checks x;
 * `// throws TEXT` checks that the expression throws an error whose message or code holds TEXT. The arrow may stand on the next line.
 */
export function toModule(block: Block): { readonly text: string; readonly checks: readonly number[] } {
  const file = ts.createSourceFile("block.ts", block.text, ts.ScriptTarget.Latest, true);
  const comments = expectations(file);
  const edits: { from: number; to: number; text: string }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStatement(node) && !ts.isBlock(node)) {
      const expected = comments.find(({ pos, taken }) => !taken && follows(file, node, pos));
      if (expected) {
        const edit = check(file, node, expected, block.first);
        if (edit) {
          expected.taken = true;
          edits.push(edit);
          return;
        }
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  const lost = comments.find(({ taken }) => !taken);
  if (lost) {
    const line = block.first + file.getLineAndCharacterOfPosition(lost.pos).line;
    throw new Error(
      `line ${line}: "// ${lost.throws ? "throws" : "=>"} ${lost.value}" follows no expression, so nothing would check it`,
    );
  }
  const checks = comments.map(({ pos }) => block.first + file.getLineAndCharacterOfPosition(pos).line);
  let text = block.text;
  for (const edit of edits.sort((a, b) => b.from - a.from))
    text = text.slice(0, edit.from) + edit.text + text.slice(edit.to);
  return { text, checks };
}

interface Expectation {
  readonly pos: number;
  readonly value: string;
  readonly throws: boolean;
  taken: boolean;
}

function expectations(file: ts.SourceFile): Expectation[] {
  const found: Expectation[] = [];
  const seen = new Set<number>();
  const look = (pos: number): void => {
    for (const range of [
      ...(ts.getLeadingCommentRanges(file.text, pos) ?? []),
      ...(ts.getTrailingCommentRanges(file.text, pos) ?? []),
    ]) {
      const match = /^\/\/ ?(=>|throws\b) ?(.*)$/.exec(file.text.slice(range.pos, range.end));
      if (!match || seen.has(range.pos)) continue;
      seen.add(range.pos);
      found.push({ pos: range.pos, value: match[2]!.trim(), throws: match[1] === "throws", taken: false });
    }
  };
  const visit = (node: ts.Node): void => {
    look(node.pos);
    look(node.end);
    node.getChildren(file).forEach(visit);
  };
  visit(file);
  return found.sort((a, b) => a.pos - b.pos);
}

/** Is there only space between the statement's end and the comment, and at most one line break? */
function follows(file: ts.SourceFile, node: ts.Node, pos: number): boolean {
  return pos >= node.end && /^[ \t]*\n?[ \t]*$/.test(file.text.slice(node.end, pos));
}

function check(file: ts.SourceFile, node: ts.Node, { value, throws, pos }: Expectation, firstLine: number) {
  const line = firstLine + file.getLineAndCharacterOfPosition(pos).line;
  const end = node.end;
  if (ts.isExpressionStatement(node)) {
    const call = node.expression;
    const printed =
      ts.isCallExpression(call) && call.expression.getText() === "console.log" && call.arguments.length === 1;
    const source = (printed ? call.arguments[0]! : call).getText();
    const text = throws
      ? `await __throws(${line}, async () => (${source}), ${JSON.stringify(value)});`
      : `__check(${line}, (${source}), ${JSON.stringify(value)});`;
    return { from: node.getStart(), to: end, text };
  }
  if (throws || !ts.isVariableStatement(node)) return undefined;
  const { name } = node.declarationList.declarations.at(-1)!;
  const source = ts.isIdentifier(name) ? name.text : `(${name.getText()})`;
  return ts.isIdentifier(name)
    ? { from: end, to: end, text: ` __check(${line}, ${source}, ${JSON.stringify(value)});` }
    : undefined;
}

/** Names that a text uses and does not declare or import itself, among those offered. */
export function usedNames(text: string, offered: readonly string[]): string[] {
  const file = ts.createSourceFile("block.ts", text, ts.ScriptTarget.Latest, true);
  const used = new Set<string>();
  const declared = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const { parent } = node;
      const property =
        (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
        (ts.isPropertyAssignment(parent) && parent.name === node);
      const declares =
        (ts.isVariableDeclaration(parent) ||
          ts.isFunctionDeclaration(parent) ||
          ts.isBindingElement(parent) ||
          ts.isImportSpecifier(parent) ||
          ts.isImportClause(parent) ||
          ts.isNamespaceImport(parent) ||
          ts.isClassDeclaration(parent)) &&
        parent.name === node;
      if (declares) declared.add(node.text);
      else if (!property) used.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return offered.filter((name) => used.has(name) && !declared.has(name));
}
