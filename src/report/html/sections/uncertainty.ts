import { groupLetters } from "../../letters.ts";
import { inputKindsZh } from "../../words/inputs.ts";
import { figureOf } from "../chart.ts";
import { type Content, type Html, html } from "../markup.ts";
import { table } from "../table.ts";
import type { View } from "../view.ts";

/** Units that a picture of all of them holds. */
const MOST = 60;

/** How sure the ranks are, and which choice they hang on. */
export function uncertainty(view: View): Html {
  const { say, source, period, unitLink, figure, share, rows } = view;
  const found = source.uncertainty!;
  const letters = groupLetters(found);
  const own = found.rows
    .map((row, i) => ({ ...row, letter: letters[i]! }))
    .filter((row) => row.period === period)
    .sort((a, b) => (a.nominal.rank || rows.length + 1) - (b.nominal.rank || rows.length + 1));
  type Row = (typeof own)[number];
  const percent = (q: number) => figure(100 * q, 2);
  const [low, high] = [found.spec.quantiles[0]!, found.spec.quantiles.at(-1)!];
  const kind = (vary: string) => say(vary, inputKindsZh[vary] ?? vary);
  const inputs = found.inputs.map(({ name, vary }) =>
    name === vary ? kind(vary) : say(`${name} (${vary})`, `${name}（${kind(vary)}）`),
  );
  return html`<p>${say(
    `${found.n} replicates, seed ${found.spec.seed}; what varies: ${inputs.join(", ")}. Mean shift of ranks from the plan's: ${figure(found.shift.mean, 3)}.`,
    `重复计算 ${found.n} 次，随机种子 ${found.spec.seed}；变动的因素：${inputs.join("、")}。名次相对于方案的平均变动：${figure(found.shift.mean, 3)}。`,
  )}</p>
${rows.length <= MOST ? figureOf(view, "rank-probabilities") : ""}
${table(
  own,
  [
    { heading: say("rank", "名次"), figure: true, cell: ({ nominal }: Row) => nominal.rank || "" },
    { heading: say("unit", "评价对象"), names: true, cell: ({ unit }: Row) => unitLink(unit) },
    { heading: say("median rank", "名次中位数"), figure: true, cell: ({ rank }: Row) => figure(rank.median, 1) },
    {
      heading: say(`rank, ${percent(low)}–${percent(high)} %`, `名次 ${percent(low)}%–${percent(high)}% 区间`),
      figure: true,
      cell: ({ rank }: Row) => intervalText(rank.quantiles, view),
    },
    {
      heading: say(`among the first ${found.spec.top}`, `进入前 ${found.spec.top} 名`),
      figure: true,
      cell: ({ top }: Row) => (Number.isNaN(top.share) ? "" : share(top.share)),
    },
    {
      heading: say("above the next", "高于下一名"),
      figure: true,
      cell: ({ aboveNext }: Row) => (aboveNext === null || Number.isNaN(aboveNext.share) ? "" : share(aboveNext.share)),
    },
    ...(own.some(({ letter }) => letter !== "")
      ? [{ heading: say("alike", "难分组"), cell: ({ letter }: Row) => letter }]
      : []),
  ],
  { caption: say(`How sure the ranks are, ${period}`, `名次的不确定性，${period}`), sortable: true, filterable: true },
)}
${sensitivity(view)}`;
}

/** The ranks between the outermost quantiles: 3–7, or 3 where they are one. */
export function intervalText(quantiles: ArrayLike<number> | undefined, { figure }: Pick<View, "figure">): string {
  const [low, high] = [quantiles?.[0], quantiles?.[quantiles.length - 1]];
  if (low === undefined || high === undefined || Number.isNaN(low)) return "";
  const [from, to] = [figure(low, 1), figure(high, 1)];
  return from === to ? from : `${from}–${to}`;
}

function sensitivity(view: View): Content {
  const { say, source, figure, share } = view;
  const found = source.sensitivity;
  if (!found) return "";
  const chart = figureOf(view, "sensitivity");
  const caption = say("Which choice the result hangs on", "结果取决于哪些选择");
  switch (found.method) {
    case "sobol":
      return html`${chart}${table(
        found.inputs,
        [
          { heading: say("input", "因素"), names: true, cell: ({ name }) => name },
          { heading: say("by itself", "一阶"), figure: true, cell: ({ first }) => share(Math.max(0, first)) },
          { heading: say("in all", "总效应"), figure: true, cell: ({ total }) => share(Math.max(0, total)) },
        ],
        { caption },
      )}`;
    case "morris":
      return html`${chart}${table(
        found.inputs,
        [
          { heading: say("input", "因素"), names: true, cell: ({ name }) => name },
          { heading: "μ*", figure: true, cell: ({ muStar }) => figure(muStar, 3) },
          { heading: "σ", figure: true, cell: ({ sigma }) => figure(sigma, 3) },
        ],
        { caption },
      )}`;
    case "one-at-a-time":
      return html`${chart}${table(
        found.inputs,
        [
          { heading: say("input", "因素"), names: true, cell: ({ name }) => name },
          { heading: say("least", "最小"), figure: true, cell: ({ min }) => figure(min, 3) },
          { heading: say("mean", "均值"), figure: true, cell: ({ mean }) => figure(mean, 3) },
          { heading: say("most", "最大"), figure: true, cell: ({ max }) => figure(max, 3) },
        ],
        { caption },
      )}`;
    default:
      return found satisfies never;
  }
}
