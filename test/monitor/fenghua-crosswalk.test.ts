import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { hasShared, named, sharedPath } from "../reference/shared.ts";

const page = readFileSync(new URL("../../docs/guide/monitor.md", import.meta.url), "utf8");

interface Row {
  readonly match: string;
  readonly fenghua2022_id: string;
  readonly fenghua2025_id: string;
}

test.skipIf(!hasShared)(
  named("the page on monitoring compares the Fenghua pairs that the crosswalk calls the same"),
  () => {
    const rows: Row[] = parse(readFileSync(sharedPath("systems/crosswalk.csv"), "utf8"), { columns: true });
    const pairs = rows.filter((row) => row.fenghua2022_id !== "" && row.fenghua2025_id !== "");
    const count = (match: string) => pairs.filter((row) => row.match === match).length;
    expect([pairs.length, count("same"), count("period"), count("definition"), count("stock_flow")]).toEqual([
      60, 38, 11, 8, 3,
    ]);
    const same = pairs.filter((row) => row.match === "same");
    const listed = /const same = `([^`]*)`/.exec(page)![1]!.trim().split(/\s+/);
    const renamed = same.filter((row) => row.fenghua2022_id !== row.fenghua2025_id);
    expect(listed.sort()).toEqual(
      same
        .filter((row) => !renamed.includes(row))
        .map((row) => row.fenghua2025_id)
        .sort(),
    );
    for (const row of renamed) expect(page).toContain(`["${row.fenghua2022_id}", "${row.fenghua2025_id}"]`);
  },
);

test.skipIf(!hasShared)(
  named("Huangyan: 34 of 64 have no number in the table; the system has two more, in words"),
  () => {
    const rows: { id: string; target_2022: string; target_2025: string; note: string }[] = parse(
      readFileSync(sharedPath("systems/huangyan-64.csv"), "utf8"),
      { columns: true },
    );
    const bare = rows.filter((row) => row.target_2022 === "" && row.target_2025 === "");
    expect([rows.length, bare.length]).toEqual([64, 34]);
    expect(bare.filter(({ note }) => note.includes("全覆盖")).map(({ id }) => id)).toEqual(
      expect.arrayContaining(["culture_hall_coverage", "self_governance_coverage"]),
    );
  },
);
