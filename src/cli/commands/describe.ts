import { coherence as coherenceOf } from "../../analyse/coherence.ts";
import type { Coherence } from "../../analyse/coherence-types.ts";
import { describe as describeData } from "../../analyse/describe.ts";
import type { Finding } from "../../analyse/finding.ts";
import { bySeverity } from "../../analyse/finding.ts";
import { computeIndex } from "../../engine.ts";
import { IndexError, type Issue, issueText } from "../../errors/index.ts";
import { tableOf } from "../../io/output/table.ts";
import { jsonText } from "../../io/write-json.ts";
import { STEPS } from "../../pipeline/result.ts";
import { choose, formatFor, TABLE_FORMATS } from "../formats.ts";
import { deliver } from "../io.ts";
import { openProject, type ProjectCall } from "../open.ts";
import { messagesIn } from "../problems.ts";
import { describeText, namedFinding } from "../render/describe.ts";
import { SECTIONS, type Section, sectionRows } from "../render/describe-tables.ts";
import { nodeNames } from "../render/node-names.ts";
import { SOFTWARE } from "../software.ts";
import { aboutOf, tableFormats } from "../tables.ts";

export interface DescribeOptions extends ProjectCall {
  readonly format?: string;
  readonly out?: string;
  readonly step?: string;
  readonly section?: readonly string[];
  readonly period?: readonly string[];
}

/** What a terminal shows unless told otherwise; matrices and loadings are there on request, and in the JSON. */
const SHOWN: readonly Section[] = ["findings", "statistics", "availability", "coherence", "influence"];
/** Formats for a program, which takes one table; the sections are chosen with `--section`. */
const ROWS: readonly string[] = ["csv", "jsonl", "parquet"];
const OF_INDEX: readonly Section[] = ["findings", "coherence", "components", "influence"];

/** What the data of a project are like, and how the parts of its index go together. */
export async function describe(path: string | undefined, { io, session, ...options }: DescribeOptions): Promise<void> {
  const format = formatFor(options, { known: TABLE_FORMATS });
  const step = choose(options.step ?? "denominated", { option: "--step", known: STEPS });
  const asked = split(options.section).map((name) => choose(name, { option: "--section", known: SECTIONS }));
  const periods = options.period === undefined ? undefined : split(options.period);
  const { loaded, locale } = await openProject(path, { io, session, ...options });
  const { project, definition, data } = loaded;
  const messages = messagesIn(locale);

  const sections = asked.length > 0 ? asked : ROWS.includes(format) ? (["statistics"] as const) : SHOWN;
  const rows = periods === undefined ? {} : { periods };
  const description = describeData(definition, data, { step, ...rows });
  const needed = format === "json" || sections.some((section) => OF_INDEX.includes(section));
  const { coherence, refused } = needed
    ? coherenceIfAny(() => coherenceOf(computeIndex(definition, data), rows))
    : NONE;
  const findings = bySeverity([...description.findings, ...(coherence?.findings ?? [])]);
  const names = nodeNames(definition.system.index);
  const told = (issue: Issue) => ({
    ...issue,
    message: issueText(namedFinding(issue, { names, locale }), messages),
  });
  const text = await {
    json: () =>
      jsonText(
        plain({
          software: SOFTWARE,
          system: { id: definition.system.id, version: definition.system.version },
          findings: findings.map(told),
          description: { ...description, findings: undefined },
          coherence: coherence === null ? null : { ...coherence, findings: undefined },
          refused: refused.map(told),
        }),
      ),
    ...tableFormats(
      () => sections.map((section) => tableOf(section, rowsOf(section, findings))),
      () => aboutOf(definition.system),
    ),
    table: () =>
      describeText({
        description,
        coherence,
        refused,
        findings,
        sections,
        names,
        title: project.title ?? definition.system.name ?? definition.system.id,
        locale,
        width: options.out === undefined ? io.width : undefined,
      }),
  }[format]();
  await deliver(text, { io, out: options.out, locale });

  function rowsOf(section: Section, all: readonly Finding[]) {
    if (section !== "findings") return sectionRows(section, { description, coherence }).map((row) => row.map(finite));
    return [
      ["severity", "code", "place", "message"],
      ...all.map((one) => [
        one.severity,
        one.code,
        one.path.join("."),
        issueText({ ...namedFinding(one, { names, locale }), path: [] } as Issue, messages),
      ]),
    ];
  }
}

const NONE = { coherence: null, refused: [] as readonly Issue[] };

/** Data can be described that no plan accepts yet. */
function coherenceIfAny(compute: () => Coherence): { coherence: Coherence | null; refused: readonly Issue[] } {
  try {
    return { coherence: compute(), refused: [] };
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    return { coherence: null, refused: error.issues };
  }
}

const split = (words: readonly string[] | undefined): string[] =>
  (words ?? []).flatMap((text) => text.split(",")).map((word) => word.trim());

const finite = (cell: string | number | null): string | number | null =>
  typeof cell === "number" && !Number.isFinite(cell) ? null : cell;

/** Columns as lists; what is undefined or infinite as null. */
function plain(value: unknown): unknown {
  if (typeof value === "number") return finite(value);
  if (value instanceof Float64Array || value instanceof Uint32Array) return Array.from(value, finite);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (inner === undefined ? [] : [[key, plain(inner)]])),
  );
}
