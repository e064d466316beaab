import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Sheet } from "../../../src/io/xlsx/sheet.ts";
import { readWorkbook } from "../../../src/io/xlsx/workbook.ts";

export const hasOffice: boolean = spawnSync("soffice", ["--version"]).status === 0;

/** The workbook without any saved result of a formula, so that whoever shows one has computed it. */
export function withoutResults(bytes: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => {
    if (!name.startsWith("xl/worksheets/")) return [name, part] as const;
    const text = strFromU8(part)
      .replace(/ t="str"(><f>[^<]*<\/f>)<v>[^<]*<\/v>/g, "$1")
      .replace(/(<f>[^<]*<\/f>)<v>[^<]*<\/v>/g, "$1");
    return [name, strToU8(text)] as const;
  });
  return zipSync(Object.fromEntries(parts), { level: 1 });
}

/** The sheets after LibreOffice has computed them, by the names given. */
export function recalculated(books: Readonly<Record<string, Uint8Array>>): Record<string, readonly Sheet[]> {
  const folder = mkdtempSync(join(tmpdir(), "office-"));
  try {
    const files = Object.entries(books).map(([name, bytes]) => {
      const file = join(folder, `${name}.xlsx`);
      writeFileSync(file, withoutResults(bytes));
      return file;
    });
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
    const out = join(folder, "out");
    execFileSync("soffice", [profile, "--headless", "--convert-to", "xlsx", "--outdir", out, ...files], {
      stdio: "pipe",
    });
    return Object.fromEntries(
      Object.keys(books).map((name) => [name, sheetsOf(readFileSync(join(out, `${name}.xlsx`)))]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function sheetsOf(bytes: Uint8Array): readonly Sheet[] {
  return readWorkbook(bytes).workbook?.sheets ?? [];
}

/** How many formula cells there are, and those in which the two differ by more than the tolerance, relative above 1. */
export function compare(ours: readonly Sheet[], theirs: readonly Sheet[], { tolerance }: { tolerance: number }) {
  const differences: string[] = [];
  let compared = 0;
  ours.forEach((sheet, k) => {
    for (const [row, cells] of sheet.rows)
      for (const { column, formula, kind, text } of cells) {
        if (formula !== "computed") continue;
        compared += 1;
        const found = theirs[k]?.rows.get(row)?.find((cell) => cell.column === column)?.text ?? "";
        const same =
          kind === "number"
            ? Math.abs(Number(text) - Number(found)) <= tolerance * Math.max(1, Math.abs(Number(text))) && found !== ""
            : found === text;
        if (!same) differences.push(`${sheet.name} ${column} ${row}: ${text} ≠ ${found}`);
      }
  });
  return { compared, differences };
}

export function cellAt(sheets: readonly Sheet[], name: string, row: number, column: number): string | undefined {
  return sheets
    .find((sheet) => sheet.name === name)
    ?.rows.get(row)
    ?.find((cell) => cell.column === column)?.text;
}
