/** One step of a scale from the best down: `from` includes its threshold, `above` does not. */
export interface ScaleStep<T extends string> {
  readonly from?: number | undefined;
  readonly above?: number | undefined;
  readonly give: T;
}
export interface Scale<T extends string> {
  readonly steps: readonly ScaleStep<T>[];
  readonly otherwise: T;
}

/**
 * The class of a value. Within a billionth of a threshold counts as on it, so that 95 % computed from decimals is 95 %.
 * @example classOf(95, { steps: [{ from: 95, give: "green" }], otherwise: "red" }); // => "green"
 */
export function classOf<T extends string>(v: number, { steps, otherwise }: Scale<T>): T {
  for (const { from, above, give } of steps) {
    const cut = from ?? above!;
    const on = Math.abs(v - cut) <= 1e-9 * Math.max(1, Math.abs(cut));
    if (on ? from !== undefined : v > cut) return give;
  }
  return otherwise;
}

/** A class that is held, with the one the last value alone would have. */
export interface Held<T extends string> {
  readonly give: T;
  readonly plain: T;
  /** Place of the value since which the class has held. */
  readonly since: number;
}

/**
 * The class after a row of values, oldest first: it changes only when `periods` values in a row are `margin` beyond the
 * threshold on the same side, and then as far as all of them are. Without margin and with one period it is the class of the
 * last value.
 * Missing: NaN keeps the class and breaks a row. Edge: null where every value is missing.
 * @example
 * const scale = { steps: [{ from: 95, give: "green" }], otherwise: "red" };
 * heldClass([96, 94, 93], { scale, margin: 2, periods: 1 }); // => { give: "green", plain: "red", since: 0 }
 */
export function heldClass<T extends string>(
  values: readonly number[],
  { scale, margin, periods }: { readonly scale: Scale<T>; readonly margin: number; readonly periods: number },
): Held<T> | null {
  // steps run from the best down, so a place further on is worse
  const order = [...scale.steps.map(({ give }) => give), scale.otherwise];
  const placeOf = (v: number) => order.indexOf(classOf(v, scale));
  // the place of the class held, and since when
  let at = -1;
  let since = 0;
  let last = Number.NaN;
  let row: readonly number[] = [];
  for (const [i, v] of values.entries()) {
    if (Number.isNaN(v)) {
      row = [];
      continue;
    }
    last = v;
    if (at < 0) {
      [at, since] = [placeOf(v), i];
      continue;
    }
    row = [...row, v].slice(-periods);
    if (row.length < periods) continue;
    const held = at;
    const beyond = row.map((x) =>
      placeOf(x) > held ? Math.max(held, placeOf(x + margin)) : Math.min(held, placeOf(x - margin)),
    );
    const [best, worst] = [Math.min(...beyond), Math.max(...beyond)];
    const to = best > held ? best : worst < held ? worst : held;
    if (to !== held) [at, since] = [to, i + 1 - periods];
  }
  return at < 0 ? null : { give: order[at]!, plain: classOf(last, scale), since };
}
