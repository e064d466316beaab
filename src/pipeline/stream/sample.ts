import type { Rows } from "../../method/index.ts";
import type { Dataset } from "../../schema/types.ts";
import { gather } from "../slices.ts";

/** Units of each period whose rows are kept: as many as any method asks for to see that there are several. */
const UNITS = 64;

/** The first rows of different units in each period: who there is, without what there is. */
export function sampleRows(): { add(block: Dataset, kept: Rows): void; dataset(): Dataset | null } {
  const taken = new Map<string, Set<string>>();
  const parts: Dataset[] = [];
  return {
    add(block, kept) {
      const rows: number[] = [];
      const wanted = new Map<string, Set<string>>();
      for (let i = 0; i < kept.length; i++) {
        const [unit, period] = [kept.unit[i]!, kept.period[i]!];
        const known = taken.get(period) ?? new Set<string>();
        taken.set(period, known);
        if (known.size >= UNITS || known.has(unit)) continue;
        known.add(unit);
        wanted.set(period, (wanted.get(period) ?? new Set()).add(unit));
      }
      if (wanted.size === 0) return;
      block.units.forEach((unit, i) => {
        if (wanted.get(block.periods[i]!)?.delete(unit)) rows.push(i);
      });
      parts.push(selectRows(block, Uint32Array.from(rows)));
    },
    dataset: () => (parts.length === 0 ? null : joined(parts)),
  };
}

function selectRows({ units, periods, columns, groups }: Dataset, at: Uint32Array): Dataset {
  const list = (all: readonly string[]) => Array.from(at, (i) => all[i]!);
  return {
    units: list(units),
    periods: list(periods),
    columns: new Map([...columns].map(([id, x]) => [id, gather(x, at)])),
    ...(groups && { groups: Object.fromEntries(Object.entries(groups).map(([key, labels]) => [key, list(labels)])) }),
  };
}

function joined(parts: readonly Dataset[]): Dataset {
  const ids = new Set(parts.flatMap(({ columns }) => [...columns.keys()]));
  const keys = new Set(parts.flatMap(({ groups }) => Object.keys(groups ?? {})));
  const column = (id: string) =>
    Float64Array.from(
      parts.flatMap(({ columns, units }) => [...(columns.get(id) ?? new Float64Array(units.length).fill(Number.NaN))]),
    );
  const labels = (key: string) => parts.flatMap(({ groups, units }) => groups?.[key] ?? units.map(() => ""));
  return {
    units: parts.flatMap(({ units }) => units),
    periods: parts.flatMap(({ periods }) => periods),
    columns: new Map([...ids].map((id) => [id, column(id)])),
    ...(keys.size > 0 && { groups: Object.fromEntries([...keys].map((key) => [key, labels(key)])) }),
  };
}
