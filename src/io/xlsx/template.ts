import type { Name, Node, System } from "../../schema/types.ts";
import { APPRAISAL_HEADINGS } from "./appraisal-sheet.ts";
import { KEY_HEADINGS } from "./key-values.ts";
import { LEDGER_HEADINGS } from "./ledger-sheet.ts";
import { type SheetRole, tabName } from "./pick.ts";
import { POPULATION_HEADINGS } from "./population-sheet.ts";
import { type RawColumn, rawColumns } from "./raw-columns.ts";
import type { Headings } from "./rows.ts";
import { TARGET_HEADINGS } from "./targets-sheet.ts";
import { TEMPLATE_WORDS, type TemplateWords } from "./template-words.ts";
import { directionText } from "./values.ts";
import { WORK_HEADINGS } from "./works-sheet.ts";
import { type CellToWrite, type Look, type SheetToWrite, writeWorkbook } from "./write.ts";

export interface TemplateOptions {
  /** Language of the tabs, explanations and directions; default: "en". */
  readonly locale?: "en" | "zh";
  /** The id of the bundled system, or the path of its file from the workbook, which then names it. Without it, the project file that uses the workbook does. */
  readonly reference?: string;
  /** Units and periods that the rows of the data begin with; default: none. */
  readonly rows?: readonly { readonly unit: string; readonly period: string; readonly name?: string }[];
}

const cell = (value: string, look: Look): CellToWrite => ({ value, look });
const headings = (texts: readonly string[]): CellToWrite[] => texts.map((text) => cell(text, "heading"));

/**
 * An empty workbook for a system, as bytes: a sheet of data with a column for each figure that the system takes, explained in
 * rows that are passed over when it is read, and sheets for the plan, weights, judgements (a matrix a group), targets,
 * survey, works, ledger, appraisal and population. What is left empty says nothing, so the workbook computes as soon as figures are in.
 * @example
 * const index = { id: "index", children: [{ id: "gdp", direction: "positive" }] };
 * templateWorkbook(parseSystem({ id: "s", version: "1", index })).subarray(0, 2); // => [80, 75]
 */
export function templateWorkbook(system: System, options: TemplateOptions = {}): Uint8Array {
  return writeWorkbook(templateSheets(system, options));
}

/** The headings of a CSV file of the system's figures. @example templateHeadings(system); // => ["unit", "name", "period", "gdp"] */
export function templateHeadings(system: System): string[] {
  return ["unit", "name", "period", ...rawColumns(system).map(({ id }) => id)];
}

/** Tables whose headings do not depend on the system. */
const FIXED = {
  targets: TARGET_HEADINGS,
  works: WORK_HEADINGS,
  ledger: LEDGER_HEADINGS,
  appraisal: APPRAISAL_HEADINGS,
  population: POPULATION_HEADINGS,
} as const satisfies Readonly<Record<string, Headings>>;
export type TemplateTable = keyof typeof FIXED;
export const TEMPLATE_TABLES = Object.keys(FIXED) as readonly TemplateTable[];

/** The headings of a CSV file of such a table. @example tableHeadings("population", "zh")[0]; // => "评价对象" */
export function tableHeadings(table: TemplateTable, locale: "en" | "zh"): string[] {
  return Object.entries(FIXED[table]).map(([key, zh]) => (locale === "zh" ? zh : key));
}

export function templateSheets(
  system: System,
  { locale = "en", reference, rows = [] }: TemplateOptions = {},
): readonly SheetToWrite[] {
  const words = TEMPLATE_WORDS[locale];
  const tab = (role: SheetRole) => tabName(role, locale);
  const name = (given: Name | undefined, id: string) => nameIn(given, locale) ?? id;
  return [
    { name: tab("readme"), rows: readme(system, words, name), widths: [22, 90] },
    {
      name: tab("project"),
      rows: keyRows([
        ["title", name(system.name, system.id), words.keys.title],
        ["locale", locale, words.keys.locale],
        ["system", reference ?? null, words.keys.system],
      ]),
      frozen: { rows: 1, columns: 0 },
      widths: [18, 44, 60],
    },
    { name: tab("data"), ...dataSheet(system, { words, locale, rows }) },
    {
      name: tab("plan"),
      rows: keyRows(words.plan.map(([key, note]) => [key, null, note])),
      frozen: { rows: 1, columns: 0 },
      widths: [26, 24, 70],
    },
    {
      name: tab("weights"),
      rows: [
        headings(["node", "weight", "name"]),
        [cell(`# ${words.weights}`, "note")],
        ...nodesOf(system.index).map(({ id, weight, ...node }) => [
          cell(`# ${id}: ${weight}, ${name(node.name, id)}`, "note"),
        ]),
      ],
      frozen: { rows: 1, columns: 0 },
      widths: [58, 12, 40],
    },
    { name: tab("judgements"), rows: matrices(system, words, name) },
    fixedSheet("targets"),
    {
      name: tab("survey"),
      rows: [headings(["unit", "period"]), [cell(`# ${words.survey}`, "note")]],
      frozen: { rows: 1, columns: 0 },
      widths: [16, 12],
    },
    fixedSheet("works"),
    fixedSheet("ledger"),
    fixedSheet("appraisal"),
    fixedSheet("population"),
  ];

  function fixedSheet(table: TemplateTable): SheetToWrite {
    const texts = tableHeadings(table, locale);
    return {
      name: tab(table),
      rows: [headings(texts), [cell(`# ${words[table]}`, "note")]],
      frozen: { rows: 1, columns: 1 },
      widths: texts.map((_, j) => (j === 0 ? (table === "targets" ? 28 : 16) : 12)),
    };
  }
}

type Named = (given: Name | undefined, id: string) => string;

function nameIn(given: Name | undefined, locale: "en" | "zh"): string | undefined {
  if (given === undefined || typeof given === "string") return given;
  return locale === "zh" ? (given.zh ?? given.en) : (given.en ?? given.zh);
}

function readme(system: System, words: TemplateWords, name: Named): CellToWrite[][] {
  return [
    [cell(`${name(system.name, system.id)} (${system.id} ${system.version})`, "title")],
    [],
    ...words.readme.map(([head, text]) => [cell(head, "heading"), cell(text, "note")]),
  ];
}

function keyRows(rows: readonly (readonly [string, string | null, string])[]): CellToWrite[][] {
  return [
    headings(Object.keys(KEY_HEADINGS)),
    ...rows.map(([key, value, note]) => [key, value, cell(note, "note")] as CellToWrite[]),
  ];
}

interface DataWriting {
  readonly words: TemplateWords;
  readonly locale: "en" | "zh";
  readonly rows: NonNullable<TemplateOptions["rows"]>;
}

/** Ids in the first row; below it what each column is, each row beginning with `# `, which marks it as no data. */
function dataSheet(system: System, { words, locale, rows }: DataWriting): Omit<SheetToWrite, "name"> {
  const columns = rawColumns(system);
  const explained = (head: string, text: (column: RawColumn) => string | undefined): CellToWrite[] => [
    cell(`# ${head}`, "note"),
    cell("", "note"),
    cell("", "note"),
    ...columns.map((column) => cell(text(column) ?? "", "note")),
  ];
  const sourceText = ({ source }: RawColumn) =>
    typeof source === "string" ? source : [source?.document, source?.section].filter(Boolean).join(" ");
  return {
    rows: [
      headings(templateHeadings(system)),
      explained(words.columns.name, ({ id, name }) => nameIn(name, locale) ?? id),
      explained(words.columns.measure, ({ measure }) => measure),
      explained(
        words.columns.direction,
        ({ direction }) => direction && (directionText(direction, locale) ?? JSON.stringify(direction)),
      ),
      explained(words.columns.definition, ({ definition, calculation }) => nameIn(definition ?? calculation, locale)),
      explained(words.columns.source, sourceText),
      ...rows.map(({ unit, name, period }) => [cell(unit, "text"), name ?? null, cell(period, "text")]),
    ],
    frozen: { rows: 6, columns: 3 },
    widths: [18, 16, 12, ...columns.map(() => 18)],
  };
}

/** A matrix a group with two children or more: ids to the right and below, the upper triangle to be filled in. */
function matrices(system: System, words: TemplateWords, name: Named): CellToWrite[][] {
  const groups = nodesOf(system.index).filter((node) => (node.children?.length ?? 0) > 1);
  return [
    [cell(`# ${words.judgements}`, "note")],
    ...groups.flatMap(({ id, name: groupName, children = [] }) => [
      [
        cell(
          `# ${name(groupName, id)}: ${children.map((child) => `${child.id} ${name(child.name, child.id)}`).join("; ")}`,
          "note",
        ),
      ],
      headings([`group: ${id}`, ...children.map((child) => child.id)]),
      ...children.map((child, i): CellToWrite[] => [
        cell(child.id, "heading"),
        ...children.map(
          (_, j): CellToWrite => (j > i ? cell("", "text") : { value: j === i ? 1 : null, look: "shaded" }),
        ),
      ]),
      [],
    ]),
  ];
}

function nodesOf(root: System["index"]): Node[] {
  return [root, ...root.children.flatMap((child): Node[] => (child.children ? nodesOf(child) : [child]))];
}
