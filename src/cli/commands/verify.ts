import { join } from "node:path";
import { verifySnapshot } from "../../calls.ts";
import { en, IndexError } from "../../errors/index.ts";
import { jsonText } from "../../io/write-json.ts";
import {
  csvName,
  loadSnapshot,
  readTable,
  refuseLinkOut,
  snapshotCsv,
  snapshotFiles,
  snapshotFolder,
  snapshotName,
} from "../../node/snapshots.ts";
import { jsonDifferences } from "../../snapshot/compare.ts";
import { knowingColumns } from "../../snapshot/systems.ts";
import { formatFor } from "../formats.ts";
import { deliver, shownPath } from "../io.ts";
import { openProject, type ProjectCall } from "../open.ts";
import { withMessages } from "../problems.ts";
import { junitText } from "../render/junit.ts";
import { sarifText } from "../render/sarif.ts";
import { type VerifiedFile, verifyCases, verifyText } from "../render/verify.ts";
import { SOFTWARE } from "../software.ts";

export interface VerifyCall extends ProjectCall {
  readonly period?: readonly string[];
  readonly format?: string;
  readonly out?: string;
}

/** Computes the snapshots of a project again; exit 3 where one does not reproduce. */
export async function verify(path: string | undefined, { io, session, ...options }: VerifyCall): Promise<void> {
  const format = formatFor(options, { known: ["table", "json", "junit", "sarif"] });
  const { loaded, locale } = await openProject(path, { io, session, ...options });
  const settings = loaded.project.snapshots ?? {};
  const named = settings.folder ?? "snapshots";
  const folder = await snapshotFolder(loaded.folder, { folder: named });
  const asked = options.period
    ?.flatMap((text) => text.split(","))
    .map((text) => snapshotName(text.trim().normalize("NFC")));
  const files = asked ?? (await snapshotFiles(folder));
  if (files.length === 0) throw new IndexError([{ code: "snapshots-none", path: [], params: { folder: named } }], en);
  const tolerance = settings.tolerance ?? 1e-12;
  const found: VerifiedFile[] = [];
  for (const name of files) {
    const file = shownPath(join(folder, name), io);
    try {
      if (options.allowOutside !== true)
        for (const one of [file, csvName(file)]) await refuseLinkOut(one, { cwd: io.cwd });
      const snapshot = await loadSnapshot(file, { cwd: io.cwd });
      const data = await loaded.dataFor(knowingColumns(snapshot.system, loaded.definition.system), {
        // the figures as they stood then, whatever was revised since
        asOf: snapshot.data.vintages?.at(-1),
      });
      const verification = await verifySnapshot(snapshot, data, { tolerance });
      const table = await readTable(file, { cwd: io.cwd });
      found.push({
        file,
        sha256: snapshot.sha256,
        ...verification,
        table: table === undefined || table === snapshotCsv(snapshot) ? null : csvName(file),
        today: [
          ...jsonDifferences(snapshot.system, plain(loaded.definition.system), { path: ["system"] }),
          ...jsonDifferences(snapshot.plan, plain(loaded.definition.plan), { path: ["plan"] }),
        ],
      });
    } catch (error) {
      if (!(error instanceof IndexError)) throw error;
      found.push({
        file,
        periods: [],
        sha256: null,
        ok: false,
        tolerance,
        differences: [],
        issues: error.issues,
        table: null,
        today: [],
      });
    }
  }
  session.failed = found.some(({ ok, table }) => !ok || table !== null);
  const text = {
    json: () =>
      jsonText({
        software: SOFTWARE,
        ok: session.failed !== true,
        snapshots: found.map(({ issues, ...one }) => ({
          ...one,
          issues: withMessages(issues, locale),
        })),
      }),
    table: () => verifyText(found, { locale, width: options.out === undefined ? io.width : undefined }),
    junit: () => junitText("gongfu verify", verifyCases(found, { locale })),
    sarif: () => sarifText(verifyCases(found, { locale })),
  }[format]();
  await deliver(text, { io, out: options.out, locale });
}

/** As a file would hold it: without what is undefined. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
