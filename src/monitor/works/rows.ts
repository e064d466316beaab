import { COLOURS, type Colour } from "../rules.ts";
import type { WorkStatus } from "./status.ts";

/** Work items counted: all, or those of an owner, stage, kind, group or indicator. */
export interface WorksRow {
  readonly by: "all" | "owner" | "stage" | "kind" | "group" | "indicator";
  /** Null: all, or items without an owner, a stage, a group or an indicator. */
  readonly id: string | null;
  readonly works: number;
  /** Without those suspended or cancelled. */
  readonly active: number;
  readonly completed: number;
  readonly overdue: number;
  /** Completed over active, in percent (办结率); null without active items. */
  readonly completion: number | null;
  /** Completed by their due date over those due by now or completed with both dates known, in percent (按期完成率). */
  readonly onTime: number | null;
  /** Means of the shares done and planned of the active items whose shares are known, in percent, and of their difference. */
  readonly done: number | null;
  readonly planned: number | null;
  readonly lead: number | null;
  readonly colours: Readonly<Record<Colour | "grey", number>>;
}

/** The rows of all, then by owner, stage, kind, group and indicator, in the order in which they are first named. */
export function worksRows(
  works: readonly WorkStatus[],
  { owners }: { readonly owners: "lead" | "all" },
): readonly WorksRow[] {
  const nobody = (list: readonly string[]): readonly (string | null)[] => (list.length === 0 ? [null] : list);
  const keys = {
    owner: (one: WorkStatus) =>
      nobody(one.owners.filter(({ role }) => owners === "all" || role === "lead").map(({ name }) => name)),
    stage: ({ stage }: WorkStatus) => [stage],
    kind: ({ kind }: WorkStatus) => [kind],
    group: ({ group }: WorkStatus) => [group],
    indicator: ({ indicators }: WorkStatus) => nobody(indicators),
  };
  const parts = (Object.keys(keys) as (keyof typeof keys)[]).flatMap((by) => {
    const found = new Map<string | null, WorkStatus[]>();
    for (const work of works) for (const id of keys[by](work)) found.set(id, [...(found.get(id) ?? []), work]);
    // a list in which nothing has a stage or group has no rows of them
    return [...found].length === 1 && found.has(null) && by !== "owner"
      ? []
      : [...found].map(([id, own]) => row(by, id, own));
  });
  return [row("all", null, works), ...parts];
}

function row(by: WorksRow["by"], id: string | null, works: readonly WorkStatus[]): WorksRow {
  const active = works.filter(({ state }) => state !== "suspended" && state !== "cancelled");
  const completed = active.filter(({ complete }) => complete);
  const timed = active.filter((one) => one.daysOverdue > 0 || (one.completed !== null && one.due !== null));
  const onTime = timed.filter(({ daysOverdue, daysLate }) => daysOverdue === 0 && daysLate === 0);
  const share = (part: number, whole: number) => (whole === 0 ? null : (100 * part) / whole);
  const mean = (pick: (one: WorkStatus) => number | null): number | null => {
    const values = active.flatMap((one) => pick(one) ?? []);
    return values.length === 0 ? null : values.reduce((sum, v) => sum + v, 0) / values.length;
  };
  const colours = Object.fromEntries(
    [...COLOURS, "grey" as const].map((colour) => [colour, works.filter((one) => one.colour === colour).length]),
  ) as Record<Colour | "grey", number>;
  return {
    by,
    id,
    works: works.length,
    active: active.length,
    completed: completed.length,
    overdue: active.filter(({ daysOverdue }) => daysOverdue > 0).length,
    completion: share(completed.length, active.length),
    onTime: share(onTime.length, timed.length),
    done: mean(({ done }) => done),
    planned: mean(({ planned }) => planned),
    lead: mean(({ lead }) => lead),
    colours,
  };
}
