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
 * The class after a row of values, oldest first: it changes only when the value is `margin` beyond the threshold, for
 * `periods` values in a row. Without margin and with one period it is the class of the last value.
 * Missing: NaN keeps the class and breaks a row. Edge: null where every value is missing.
 * @example
 * const scale = { steps: [{ from: 95, give: "green" }], otherwise: "red" };
 * heldClass([96, 94, 93], { scale, margin: 2, periods: 1 }); // => { give: "green", plain: "red", since: 0 }
 */
export function heldClass<T extends string>(
  values: readonly number[],
  { scale, margin, periods }: { readonly scale: Scale<T>; readonly margin: number; readonly periods: number },
): Held<T> | null {
  const order = [...scale.steps.map(({ give }) => give), scale.otherwise];
  let held: { readonly give: T; readonly since: number } | null = null;
  let plain: T | null = null;
  let run = { give: null as T | null, length: 0, since: 0 };
  for (const [i, v] of values.entries()) {
    if (Number.isNaN(v)) {
      run = { give: null, length: 0, since: i + 1 };
      continue;
    }
    plain = classOf(v, scale);
    if (held === null) {
      held = { give: plain, since: i };
      continue;
    }
    // steps run from the best down, so a place further on is worse
    const worse = order.indexOf(plain) > order.indexOf(held.give);
    const beyond: T = plain === held.give ? plain : classOf(worse ? v + margin : v - margin, scale);
    const moved = worse
      ? order.indexOf(beyond) > order.indexOf(held.give)
      : order.indexOf(beyond) < order.indexOf(held.give);
    if (!moved) {
      run = { give: null, length: 0, since: i + 1 };
      continue;
    }
    run = run.give === beyond ? { ...run, length: run.length + 1 } : { give: beyond, length: 1, since: i };
    if (run.length >= periods) {
      held = { give: beyond, since: run.since };
      run = { give: null, length: 0, since: i + 1 };
    }
  }
  return held === null || plain === null ? null : { ...held, plain };
}
