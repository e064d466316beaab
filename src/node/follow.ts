import { IndexError, type Issue } from "../errors/index.ts";
import { readTable } from "../io/csv.ts";
import { collectIssues } from "../io/found.ts";
import type { AppraisalEntry } from "../monitor/appraisal/types.ts";
import { withPopulation } from "../prepare/population.ts";
import type { LedgerRow } from "../schema/ledger.ts";
import type { PopulationRow } from "../schema/population.ts";
import type { DataPart, Project } from "../schema/project.ts";
import type { Dataset } from "../schema/types.ts";
import type { Work } from "../schema/works.ts";
import type { Folder } from "./files.ts";
import { readTableFile } from "./tables.ts";

const KINDS = ["works", "ledger", "population", "appraisal"] as const;
type Kind = (typeof KINDS)[number];

/** What is followed beside the figures: work items, the ledger of problems; and the population of the units. */
export interface ProjectTables {
  readonly works: readonly Work[];
  readonly ledger: readonly LedgerRow[];
  readonly population: readonly PopulationRow[];
  /** Scores, bonuses, deductions and gates of an appraisal. */
  readonly appraisal: readonly AppraisalEntry[];
  readonly files: readonly { readonly file: string; readonly role: Kind }[];
  readonly issues: readonly Issue[];
}

/** The tables of kind `works`, `ledger`, `population` and `appraisal` that a project lists, those of a kind put together. */
export async function readTables(
  data: Project["data"],
  { folder }: { readonly folder: Folder },
): Promise<ProjectTables> {
  const works: Work[] = [];
  const ledger: LedgerRow[] = [];
  const population: PopulationRow[] = [];
  const appraisal: AppraisalEntry[] = [];
  const files: ProjectTables["files"][number][] = [];
  const issues: Issue[] = [];
  for (const { kind: given, columns, note: _note, survey: _survey, ...entry } of data) {
    const kind = KINDS.find((known) => known === given);
    if (kind === undefined) continue;
    const table = await tableOf(entry, { folder, kind, issues });
    if (table === undefined) continue;
    const { file } = entry;
    files.push({ file, role: kind });
    const { readAppraisalTable, readLedgerTable, readPopulationTable, readWorksTable } = await import(
      "../io/xlsx/index.ts"
    );
    const options = { file, columns: columns && { fields: columns.fields, ignore: columns.ignore } };
    switch (kind) {
      case "works": {
        const read = readWorksTable(table, options);
        issues.push(...read.issues);
        for (const work of read.works ?? [])
          if (works.some(({ id }) => id === work.id))
            issues.push({ code: "work-repeated", path: [], params: { id: work.id }, at: { file } });
          else works.push(work);
        break;
      }
      case "ledger": {
        const read = readLedgerTable(table, options);
        issues.push(...read.issues);
        ledger.push(...(read.rows ?? []));
        break;
      }
      case "population": {
        const read = readPopulationTable(table, options);
        issues.push(...read.issues);
        population.push(...(read.population ?? []));
        break;
      }
      case "appraisal": {
        const read = readAppraisalTable(table, options);
        issues.push(...read.issues);
        appraisal.push(...(read.entries ?? []));
        break;
      }
      default:
        kind satisfies never;
    }
  }
  return { works, ledger, population, appraisal, files, issues };
}

async function tableOf(
  entry: Omit<DataPart, "kind" | "columns" | "note" | "survey">,
  { folder, kind, issues }: { readonly folder: Folder; readonly kind: Kind; readonly issues: Issue[] },
) {
  const { text, table, issues: reading } = await readTableFile(folder, entry, kind);
  issues.push(...reading);
  if (table !== undefined || text === undefined) return table;
  const found = collectIssues({ file: entry.file });
  const read = readTable(text, { file: entry.file, found });
  issues.push(...found.issues());
  return read;
}

/** The dataset with the population of the tables as columns. */
export function withPeople(
  dataset: Dataset,
  { population, files }: Pick<ProjectTables, "population" | "files">,
): { readonly dataset: Dataset; readonly issues: readonly Issue[] } {
  if (population.length === 0) return { dataset, issues: [] };
  try {
    return { dataset: withPopulation(dataset, population), issues: [] };
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    const { file } = files.find(({ role }) => role === "population")!;
    return { dataset, issues: error.issues.map((issue) => ({ ...issue, path: [], at: { file } })) };
  }
}
