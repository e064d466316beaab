import { join } from "node:path";
import { chainSeries, editionSeries } from "../../calls.ts";
import { en, IndexError, type Issue } from "../../errors/index.ts";
import { tableOf } from "../../io/output/table.ts";
import { jsonText } from "../../io/write-json.ts";
import { loadSnapshot, snapshotFiles, snapshotFolder } from "../../node/snapshots.ts";
import type { Dataset } from "../../schema/types.ts";
import { knowingColumns } from "../../snapshot/systems.ts";
import type { Snapshot, SnapshotNote } from "../../snapshot/types.ts";
import { choose, formatFor, TABLE_FORMATS } from "../formats.ts";
import { deliver, shownPath } from "../io.ts";
import { openProject, type ProjectCall } from "../open.ts";
import { withMessages } from "../problems.ts";
import { unitNames } from "../render/node-names.ts";
import { notesText } from "../render/result.ts";
import { chainText, editionText } from "../render/series.ts";
import { SOFTWARE } from "../software.ts";
import { aboutOf, tableFormats } from "../tables.ts";
import { namesIn } from "./revisions.ts";

export interface SeriesCall extends ProjectCall {
  readonly method?: string;
  readonly edition?: string;
  readonly ruler?: string;
  readonly by?: string;
  readonly keep?: string;
  readonly node?: readonly string[];
  readonly asOf?: string;
  readonly format?: string;
  readonly out?: string;
}

/** The snapshots of a project as one series. */
export async function series(path: string | undefined, { io, session, ...options }: SeriesCall): Promise<void> {
  const format = formatFor(options, { known: TABLE_FORMATS });
  const method = choose(options.method ?? "fixed", { option: "--method", known: ["fixed", "chained"] });
  const ruler = choose(options.ruler ?? "kept", { option: "--ruler", known: ["kept", "anew"] });
  const by = choose(options.by ?? "ratio", { option: "--by", known: ["ratio", "difference"] });
  const keep = choose(options.keep ?? "latest", { option: "--keep", known: ["latest", "earliest"] });
  const { loaded, locale } = await openProject(path, { io, session, ...options });
  const { project } = loaded;
  const named = project.snapshots?.folder ?? "snapshots";
  const folder = await snapshotFolder(loaded.folder, { folder: named });
  const files = await snapshotFiles(folder);
  if (files.length === 0) throw new IndexError([{ code: "snapshots-none", path: [], params: { folder: named } }], en);
  const snapshots: Snapshot[] = [];
  for (const name of files) snapshots.push(await loadSnapshot(shownPath(join(folder, name), io), { cwd: io.cwd }));
  const dataFor = ({ system }: Snapshot) => loaded.dataFor(knowingColumns(system, loaded.definition.system));
  const nodes = options.node?.flatMap((text) => text.split(",")).map((id) => id.trim());
  const latest = snapshots.at(-1)!;
  const view = {
    locale,
    width: options.out === undefined ? io.width : undefined,
    nodes: nodes ?? [latest.system.index.id],
    names: new Map(snapshots.flatMap(({ system }) => [...namesIn(system.index, locale)])),
    units: unitNames(loaded.data),
  };
  const text = method === "fixed" ? await fixed() : await chained();
  await deliver(text, { io, out: options.out, locale });

  async function fixed() {
    const asked = options.edition;
    const own = asked === undefined ? latest : (snapshots.find(({ periods }) => periods.includes(asked)) ?? latest);
    const found = editionSeries(snapshots, await dataFor(own), {
      ruler,
      ...(asked !== undefined && { by: asked }),
      ...(nodes !== undefined && { nodes }),
    });
    const table = () =>
      tableOf(`series-${method}`, [
        ["unit", "period", "node", "score", "rank", "published score", "published rank", "difference"],
        ...found.scores.map((one) => [
          one.unit,
          one.period,
          one.node,
          one.score,
          one.rank,
          one.published?.score ?? null,
          one.published?.rank ?? null,
          one.difference,
        ]),
      ]);
    return await {
      json: () =>
        jsonText({ software: SOFTWARE, method, ...found, notes: withMessages(issuesOf(found.notes), locale) }),
      ...tableFormats(
        () => [table()],
        () => aboutOf(own.system),
      ),
      table: () => editionText(found, view),
    }[format]();
  }

  async function chained() {
    const data = new Map<Snapshot, Dataset>();
    for (const one of snapshots) data.set(one, await dataFor(one));
    const found = chainSeries(snapshots, (one) => data.get(one)!, { by, keep, ...(nodes !== undefined && { nodes }) });
    const table = () =>
      tableOf(`series-${method}`, [
        ["unit", "period", "node", "score", "linked", "system", "version"],
        ...found.scores.map((one) => [
          one.unit,
          one.period,
          one.node,
          one.score,
          one.linked,
          found.editions[one.edition]!.id,
          found.editions[one.edition]!.version,
        ]),
      ]);
    return await {
      json: () =>
        jsonText({ software: SOFTWARE, method, ...found, notes: withMessages(issuesOf(found.notes), locale) }),
      ...tableFormats(
        () => [table()],
        () => aboutOf(latest.system),
      ),
      table: () => chainText(found, view, notesText(issuesOf(found.notes), locale)),
    }[format]();
  }
}

/** A snapshot keeps the notes of the release that made it. */
const issuesOf = (notes: readonly SnapshotNote[]) => notes as unknown as readonly Issue[];
