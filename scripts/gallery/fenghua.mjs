/**
 * The picture of the README: what the bundled Fenghua example gives for all areas and each of them.
 * @param {import("../../src/schema/types.ts").Group} index
 * @param {Pick<import("../../src/pipeline/result.ts").IndexResult, "score">} result
 */
export function drawFenghua(index, result) {
  const row = (/** @type {{ id: string, name?: unknown }} */ { id, name }, /** @type {boolean} */ total) => {
    const { en, zh } = /** @type {{ en: string, zh: string }} */ (name);
    return { en, zh, score: /** @type {number} */ (result.score(id)[0]), total };
  };
  return draw([row(index, true), ...index.children.map((area) => row(area, false))]);
}

function draw(/** @type {{ en: string, zh: string, score: number, total: boolean }[]} */ rows) {
  const width = 760;
  const left = 300; // where 0 stands
  const right = 680; // where 100 stands
  const top = 104;
  const step = 46;
  const gap = 16; // under the total
  const x = (/** @type {number} */ score) => (left + ((right - left) * score) / 100).toFixed(1);
  const y = (/** @type {number} */ i) => top + i * step + (i > 0 ? gap : 0);
  const bottom = y(rows.length - 1) + step;
  const height = bottom + 62;
  const text = (
    /** @type {number | string} */ atX,
    /** @type {number} */ atY,
    /** @type {string} */ kind,
    /** @type {string} */ words,
  ) => `<text x="${atX}" y="${atY}" class="${kind}">${escaped(words)}</text>`;

  const ticks = [0, 25, 50, 75, 100].flatMap((tick) => [
    `<line x1="${x(tick)}" x2="${x(tick)}" y1="${top - 6}" y2="${bottom}" class="${tick === 100 ? "goal" : "grid"}"/>`,
    text(x(tick), bottom + 18, "tick", String(tick)),
  ]);
  const bars = rows.flatMap(({ en, zh, score, total }, i) => [
    text(left - 12, y(i) + 15, total ? "zh strong" : "zh", zh),
    text(left - 12, y(i) + 31, "en", en),
    `<rect x="${left}" y="${y(i) + 6}" width="${(Number(x(score)) - left).toFixed(1)}" height="24" class="${total ? "total" : "bar"}"/>`,
    text(width - 14, y(i) + 23, total ? "value strong" : "value", score.toFixed(2)),
  ]);
  const spoken = rows.map(({ en, zh, score }) => `${en} ${zh} ${score.toFixed(2)}`).join("; ");

  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title desc">`,
    `<title id="title">Fenghua: the targets for 2022 as a share of those for 2025, by area</title>`,
    `<desc id="desc">Attainment in percent, 100 = target for 2025. ${escaped(spoken)}.</desc>`,
    "<style>",
    'text { font-family: system-ui, "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; fill: #24292f; }',
    ".head { font-size: 17px; font-weight: 600; } .sub { font-size: 13px; fill: #57606a; }",
    ".zh { font-size: 14px; text-anchor: end; } .en { font-size: 12px; text-anchor: end; fill: #57606a; }",
    ".value { font-size: 14px; text-anchor: end; font-variant-numeric: tabular-nums; } .strong { font-weight: 600; }",
    ".tick { font-size: 12px; text-anchor: middle; fill: #57606a; }",
    ".paper { fill: #ffffff; stroke: #d0d7de; } .bar { fill: #7f93a8; } .total { fill: #33475b; }",
    ".grid { stroke: #d8dee4; } .goal { stroke: #57606a; stroke-dasharray: 4 3; }",
    "@media (prefers-color-scheme: dark) {",
    "  text { fill: #e6edf3; } .sub, .en, .tick { fill: #9da7b3; }",
    "  .paper { fill: #161b22; stroke: #30363d; } .bar { fill: #66798d; } .total { fill: #b3c4d6; }",
    "  .grid { stroke: #30363d; } .goal { stroke: #9da7b3; }",
    "}",
    "</style>",
    `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="6" class="paper"/>`,
    text(24, 34, "head", "奉化：2022年目标对2025年目标的实现度"),
    text(24, 56, "sub", "Fenghua: the targets for 2022 measured against those for 2025 (attainment, %)"),
    text(24, 76, "sub", "35 indicators in seven areas, equal weights level by level · 35项指标，七个领域，逐级等权"),
    ...ticks,
    ...bars,
    text(
      24,
      bottom + 44,
      "sub",
      "100 = 2025年目标 target for 2025 · plans against a plan, no outturns 以计划衡量计划，非实际完成值",
    ),
    "</svg>",
  ].join("\n")}\n`;
}

function escaped(/** @type {string} */ words) {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
