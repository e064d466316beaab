import { bySeverity, type Finding } from "../../../analyse/finding.ts";
import { imputationSummary } from "../../../analyse/imputation.ts";
import { measureIn } from "../../../schema/measure-words.ts";
import { figureOf } from "../chart.ts";
import { type Content, type Html, html } from "../markup.ts";
import { table } from "../table.ts";
import type { View } from "../view.ts";

const MOST = 60;

/** What the data are like: findings, statistics, what was filled. */
export function data(view: View): Html {
  const { say, source, sentence, reason } = view;
  const { description, coherence, incoherent = [] } = source;
  const findings = bySeverity([...(description?.findings ?? []), ...(coherence?.findings ?? [])]);
  return html`${findingsOf(findings)}
${incoherent.length === 0 ? "" : html`<p class="note">${say("How the parts go together could not be computed: ", "无法计算统计一致性：")}${incoherent.map(sentence).join(" ")}</p>`}
${description ? statistics(view) : ""}
${filled(view)}
${view.rows.length > 2 ? figureOf(view, "correlation") : ""}
${groups(view)}`;

  function findingsOf(all: readonly Finding[]): Content {
    if (all.length === 0) return html`<p>${say("Nothing remarkable was found in the data.", "数据未发现异常。")}</p>`;
    const words = { act: say("act", "须处理"), watch: say("watch", "须关注"), info: say("info", "供参考") };
    const shown = all.slice(0, MOST);
    const rest = all.length - shown.length;
    return html`${table(
      shown,
      [
        { heading: say("weight", "程度"), cell: ({ severity }) => words[severity] },
        {
          heading: say("where", "所在"),
          names: true,
          cell: (one) =>
            one.path
              .filter((part) => part !== "system" && part !== "data")
              .map((part) => view.nodeText(String(part)))
              .join(say(", ", "、")) || say("the data", "数据"),
        },
        { heading: say("what it means and what to do", "含义与处理"), cell: (one) => reason(one) },
      ],
      { caption: say("Findings", "发现"), filterable: true, sortable: true },
    )}${rest > 0 ? html`<p class="muted">${say(`${rest} more; gongfu describe has all.`, `另有 ${rest} 条，见 gongfu describe。`)}</p>` : ""}`;
  }
}

function statistics(view: View): Html {
  const { say, source, node, figure, share, indicatorOf, locale } = view;
  const { indicators } = source.description!;
  const four = (v: number) => figure(Number.isNaN(v) ? null : Number(v.toPrecision(5)));
  return table(
    indicators,
    [
      { heading: say("indicator", "指标"), names: true, cell: ({ indicator }) => node(indicator) },
      {
        heading: say("measure", "计量单位"),
        cell: ({ indicator }) => measureIn(indicatorOf(indicator)?.measure ?? "", locale),
      },
      { heading: say("figures", "数据数"), figure: true, cell: ({ n }) => n },
      { heading: say("there", "可得率"), figure: true, cell: ({ availability }) => share(availability) },
      { heading: say("min", "最小"), figure: true, cell: ({ min }) => four(min) },
      { heading: say("median", "中位数"), figure: true, cell: ({ median }) => four(median) },
      { heading: say("mean", "均值"), figure: true, cell: ({ mean }) => four(mean) },
      { heading: say("max", "最大"), figure: true, cell: ({ max }) => four(max) },
      { heading: say("std. dev.", "标准差"), figure: true, cell: ({ standardDeviation }) => four(standardDeviation) },
      { heading: say("skewness", "偏度"), figure: true, cell: ({ skewness }) => figure(skewness, 2) },
    ],
    {
      caption: say(`Indicators, ${view.period}`, `指标描述统计，${view.period}`),
      sortable: true,
      filterable: true,
    },
  );
}

function filled({ say, source, node, share }: View): Content {
  const { cells, of, indicators } = imputationSummary(source.result);
  if (cells === 0) return html`<p>${say("No figure was filled.", "没有插补数据。")}</p>`;
  return table(
    indicators,
    [
      { heading: say("indicator", "指标"), names: true, cell: ({ indicator }) => node(indicator) },
      { heading: say("filled", "插补数"), figure: true, cell: (one) => one.cells },
      { heading: say("share", "比例"), figure: true, cell: (one) => share(one.cells / one.of) },
      {
        heading: say("how", "方法"),
        cell: ({ by }) =>
          Object.entries(by)
            .map(([how, n]) => `${how} ${n}`)
            .join(", "),
      },
    ],
    { caption: say(`Filled figures: ${cells} of ${of}`, `插补数据：${of} 个中的 ${cells} 个`), sortable: true },
  );
}

function groups(view: View): Content {
  const { say, source, node, figure } = view;
  const { coherence } = source;
  if (!coherence || coherence.groups.length === 0) return "";
  return table(
    coherence.groups,
    [
      { heading: say("group", "维度"), names: true, cell: ({ group }) => node(group) },
      { heading: say("parts", "下级数"), figure: true, cell: ({ children }) => children.length },
      { heading: say("rows", "行数"), figure: true, cell: ({ rows }) => rows },
      { heading: say("Cronbach's alpha", "克朗巴赫 α"), figure: true, cell: ({ alpha }) => figure(alpha, 3) },
      { heading: "KMO", figure: true, cell: ({ kmo }) => figure(kmo?.overall, 3) },
      {
        heading: say("first component", "第一主成分"),
        figure: true,
        cell: ({ components }) => (components === null ? "" : view.share(components.explained[0]!)),
      },
    ],
    { caption: say("How the parts of each group go together", "各维度的统计一致性"), sortable: true },
  );
}
