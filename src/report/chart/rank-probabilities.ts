import type { Uncertainty } from "../../analyse/uncertainty/summary.ts";
import { en, IndexError } from "../../errors/index.ts";
import { shareIn } from "../figures.ts";
import { choiceWords } from "../words/chart-choices.ts";
import { drawHead, element, MARGIN, markElement, SIZE, textElement } from "./pen.ts";
import { drawParts } from "./render.ts";
import { rowLabels } from "./rows.ts";
import { type ScoreChartOptions, scoresOf } from "./source.ts";
import type { ColourName } from "./theme.ts";
import type { Chart } from "./types.ts";

/** Columns that can be read; more ranks are put together. */
const COLUMNS = 24;

/**
 * How often each unit has each rank over the replicates of an uncertainty analysis (名次概率), a row a unit in the order of the
 * plan: shade and number say the share in percent, a frame the rank by the plan. More than 24 ranks are put together in classes
 * of equal width. Missing: replicates in which the unit has no rank count in none.
 * @param source of `uncertainty`
 * @throws IndexError chart-option, chart-size, unknown-period, chart-empty
 */
export function rankProbabilities(source: Uncertainty, options: Omit<ScoreChartOptions, "node" | "unit"> = {}): Chart {
  const { node, nominal, samples, rows: described, n } = source;
  const scores = scoresOf(nominal, { ...options, node });
  const { look, period } = scores;
  const words = choiceWords[look.locale];
  const percent = shareIn(look.locale);
  const ranks = nominal.rank(node);
  const rows = scores
    .rows()
    .filter((i) => ranks[i]! > 0)
    .sort((a, b) => ranks[a]! - ranks[b]! || a - b);
  if (rows.length === 0) throw new IndexError([{ code: "chart-empty", path: [], params: { period, node } }], en);
  const most = rows.reduce((worst, i) => Math.max(worst, ranks[i]!, ...[greatest(i)]), rows.length);
  const width = Math.ceil(most / COLUMNS);
  const columns = Math.ceil(most / width);
  const shares = rows.map((i) => sharesOf(i));
  const subtitle = words.probabilitySubtitle({ n, period, node: scores.nodeName(node) });
  const legend = [
    { label: words.share0, shape: "square", colour: "q5" },
    { label: words.byPlan, shape: "frame", colour: "accent" },
  ] as const;
  const head = drawHead(look, { title: words.probabilityTitle, subtitle, legend });
  const labels = rowLabels(
    look,
    rows.map((i) => scores.unitName(nominal.units[i]!)),
    { share: 0.32 },
  );
  const height = Math.max(20, labels.height);
  const left = MARGIN + labels.room + 8;
  const cell = Math.min(56, (look.width - MARGIN - left) / columns);
  const top = head.bottom + 26;
  const parts = [...head.parts];
  parts.push(
    textElement(look, words.rank, { x: left - 8, y: top - 12, size: SIZE.small, anchor: "end", colour: "muted" }),
  );
  const named = (c: number): string => words.ranks({ from: c * width + 1, to: Math.min(most, (c + 1) * width) });
  // every so many columns, so that the numbers do not touch
  const every = Math.ceil((width > 1 ? 42 : 20) / cell);
  for (let c = 0; c < columns; c += every)
    parts.push(
      textElement(look, named(c), {
        x: left + (c + 0.5) * cell,
        y: top - 12,
        size: SIZE.small,
        anchor: "middle",
        colour: "muted",
      }),
    );
  rows.forEach((i, k) => {
    const y = top + k * height;
    const unit = nominal.units[i]!;
    parts.push(labels.draw(k, { x: left - 8, y: y + height / 2 }));
    shares[k]!.forEach((share, c) => {
      if (share === 0) return;
      const colour = shade(share);
      const title = words.probabilityMark({ name: scores.unitName(unit), rank: named(c), share: percent(share) });
      const text = Math.round(share * 100);
      const x = left + c * cell;
      const drawn =
        element("rect", { x, y: y + 1, width: cell - 1, height: height - 2, fill: look.colour(colour) }) +
        (text > 0 && cell >= 17
          ? textElement(look, String(text), {
              x: x + (cell - 1) / 2,
              y: y + height / 2,
              size: 10,
              anchor: "middle",
              colour: `on-${colour}` as ColourName,
            })
          : "");
      parts.push(markElement({ title, data: { unit, rank: named(c), share } }, drawn));
    });
    const own = Math.floor((ranks[i]! - 1) / width);
    parts.push(
      element("rect", {
        x: left + own * cell,
        y: y + 1,
        width: cell - 1,
        height: height - 2,
        fill: "none",
        stroke: look.colour("accent"),
        "stroke-width": 2,
      }),
    );
  });
  const told = rows.map((i, k) => {
    const likely = shares[k]!.reduce((best, share, c) => (share > shares[k]![best]! ? c : best), 0);
    return words.probabilityDesc({
      name: scores.unitName(nominal.units[i]!),
      nominal: String(ranks[i]),
      likely: named(likely),
      share: percent(shares[k]![likely]!),
    });
  });
  const bottom = top + rows.length * height + MARGIN;
  return drawParts(
    parts,
    {
      kind: "rank-probabilities",
      title: head.title,
      told: [subtitle, told.join(words.comma)],
      stop: words.stop,
      height: look.height ?? bottom,
    },
    look,
  );

  function greatest(row: number): number {
    let worst = 0;
    for (let r = 0, at = row; r < n; r++, at += described.length) worst = Math.max(worst, samples.ranks[at]!);
    return worst;
  }

  function sharesOf(row: number): Float64Array {
    const counts = new Float64Array(columns);
    let all = 0;
    for (let r = 0, at = row; r < n; r++, at += described.length) {
      const rank = samples.ranks[at]!;
      if (!(rank > 0)) continue;
      counts[Math.floor((rank - 1) / width)]! += 1;
      all += 1;
    }
    return counts.map((count) => (all > 0 ? count / all : 0));
  }
}

const STEPS = [0.02, 0.05, 0.1, 0.2, 0.4, 0.7] as const;

/** The more likely the darker. */
const shade = (share: number): ColourName => `q${1 + STEPS.filter((step) => share >= step).length}` as ColourName;
