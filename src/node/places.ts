import type { Issue } from "../errors/index.ts";
import { readNeighbours, readPositions } from "../io/places.ts";
import type { NeighbourPair, Position } from "../schema/places.ts";
import type { Project } from "../schema/project.ts";
import type { Folder } from "./files.ts";
import { readTableFile } from "./tables.ts";

/** Who lies beside whom, and where: the tables of kind `neighbours` and `positions` that a project lists, put together. */
export interface ProjectPlaces {
  readonly neighbours: readonly NeighbourPair[];
  readonly positions: readonly Position[];
  readonly files: readonly { readonly file: string; readonly role: "neighbours" | "positions" }[];
  readonly issues: readonly Issue[];
}

export async function readPlaces(
  data: Project["data"],
  { folder }: { readonly folder: Folder },
): Promise<ProjectPlaces> {
  const neighbours: NeighbourPair[] = [];
  const positions: Position[] = [];
  const files: ProjectPlaces["files"][number][] = [];
  const issues: Issue[] = [];
  for (const { kind, columns: _columns, note: _note, survey: _survey, ...entry } of data) {
    if (kind !== "neighbours" && kind !== "positions") continue;
    const { text, table, issues: reading } = await readTableFile(folder, entry, kind);
    issues.push(...reading);
    const given = text ?? table;
    if (given === undefined) continue;
    const { file } = entry;
    files.push({ file, role: kind });
    if (kind === "neighbours") {
      const read = readNeighbours(given, { file });
      issues.push(...read.issues);
      neighbours.push(...(read.pairs ?? []));
    } else {
      const read = readPositions(given, { file });
      issues.push(...read.issues);
      positions.push(...(read.positions ?? []));
    }
  }
  return { neighbours, positions, files, issues };
}
