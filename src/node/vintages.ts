import { IndexError, type Issue } from "../errors/index.ts";
import { type DataPart, readDataset } from "../io/dataset.ts";
import type { Spellings } from "../io/rows.ts";
import { type AsOf, asOf as asOfVintages, inOrder } from "../prepare/vintages.ts";
import type { Dataset, System } from "../schema/types.ts";
import type { Edition, Vintage } from "../schema/vintage.ts";

/** A file of figures with the vintage that its project says. */
export interface VintagePart extends DataPart {
  readonly vintage?: string | undefined;
  readonly edition?: Edition | undefined;
}

export interface ReadVintages {
  readonly dataset: Dataset | undefined;
  /** Each file that says a vintage or an edition, the others together before them; none where no file says one. */
  readonly vintages: readonly Vintage[];
  readonly issues: readonly Issue[];
}

/** The figures of a project: files without a vintage merge and stand before all others, each of the others revises. */
export function readVintages(
  parts: readonly VintagePart[],
  {
    system,
    asOf,
    vintagesOptional = false,
  }: { readonly system: System; readonly asOf?: AsOf | undefined; readonly vintagesOptional?: boolean | undefined },
): ReadVintages {
  const isOld = ({ vintage, edition }: VintagePart) => vintage === undefined && edition === undefined;
  if (parts.every(isOld)) {
    const { dataset, issues } = readDataset(parts, system);
    const none: Issue[] =
      asOf === undefined || vintagesOptional ? [] : [{ code: "vintages-absent", path: [], params: {} }];
    return { dataset: none.length > 0 ? undefined : dataset, vintages: [], issues: [...issues, ...none] };
  }
  const spellings: Spellings = new Map();
  const issues: Issue[] = [];
  const vintages: Vintage[] = [];
  const read = (files: readonly VintagePart[]): void => {
    const { dataset, issues: found } = readDataset(files, system, { spellings });
    const { vintage = "", edition } = files[0]!;
    issues.push(...found);
    if (dataset !== undefined) vintages.push({ vintage, ...(edition !== undefined && { edition }), data: dataset });
  };
  const base = parts.filter(isOld);
  if (base.length > 0) read(base);
  for (const part of parts) if (!isOld(part)) read([part]);
  if (issues.length > 0) return { dataset: undefined, vintages: [], issues };
  try {
    return { dataset: asOfVintages(vintages, asOf), vintages: inOrder(vintages), issues };
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    return { dataset: undefined, vintages: [], issues: error.issues };
  }
}
