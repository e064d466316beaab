import { basename, dirname, resolve } from "node:path";
import { en, IndexError } from "../errors/index.ts";
import { readDocument } from "../io/document.ts";
import { checkReportSettings, type ReportSettings } from "../report/html/template.ts";
import { type Folder, readProjectBytes, readProjectFile } from "./files.ts";
import { located } from "./placed.ts";

/** Settings of a report with the logo that they name, read. */
export interface LoadedReportSettings extends ReportSettings {
  readonly logoFile?: { readonly bytes: Uint8Array; readonly file: string };
}

/**
 * Reads a template of reports: a YAML or JSON file with the keys of `report` in a project. The logo lies beside it.
 * @throws IndexError with every problem and its line
 */
export async function loadReportTemplate(
  file: string,
  { cwd = resolve(), allowOutside = false }: { readonly cwd?: string; readonly allowOutside?: boolean } = {},
): Promise<LoadedReportSettings> {
  const path = resolve(cwd, file);
  const folder: Folder = { path: dirname(path), allowOutside };
  const { text, issues } = await readProjectFile(folder, { file: basename(path) });
  if (text === undefined) throw new IndexError(issues, en);
  const document = await readDocument(text, { file });
  if (document.issues.length > 0) throw new IndexError(document.issues, en);
  const checked = checkReportSettings(document.value);
  if (checked.value === undefined || checked.issues.length > 0)
    throw new IndexError(
      checked.issues.map((issue) => located(issue, { file, locate: document.locate })),
      en,
    );
  return withLogo(checked.value, folder);
}

/** The settings of a project, checked when it was read, with their logo. @throws IndexError */
export async function withLogo(settings: ReportSettings, folder: Folder): Promise<LoadedReportSettings> {
  const { logo: file } = settings;
  if (file === undefined) return settings;
  const { bytes, issues } = await readProjectBytes(folder, { file });
  if (bytes === undefined) throw new IndexError(issues, en);
  return { ...settings, logoFile: { bytes, file } };
}
