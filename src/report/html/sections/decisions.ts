import { type Content, type Html, html } from "../markup.ts";
import { methodName } from "../methods.ts";
import type { Trial } from "../source.ts";
import { table } from "../table.ts";
import type { View } from "../view.ts";
import { tiesText } from "./plan-text.ts";

/** What was chosen, what else was tried, what it would do to the ranks, and which clause of the rule book asks for it. */
export function decisions(view: View): Html {
  const { say, source, options } = view;
  const { result } = source;
  const steps = ["impute", "treat", "normalise", "weigh", "aggregate"] as const;
  const chosen = [
    ...steps.map((step) => ({ step, method: result.plan[step].method })),
    { step: "rank" as const, method: result.plan.rank.ties },
  ];
  const said = (step: string) => (options.decisions ?? []).find((one) => one.step === step);
  const words: Readonly<Record<string, string>> = stepWords(view);
  return html`${table(
    chosen,
    [
      { heading: say("step", "步骤"), names: true, cell: ({ step }) => words[step] },
      {
        heading: say("choice", "选择"),
        cell: ({ step, method }) =>
          step === "rank"
            ? html`${tiesText(result.plan.rank.ties, view)} <code>${method}</code>`
            : methodName(step, method, view),
      },
      {
        heading: say("why", "理由"),
        cell: ({ step }) => view.name(said(step)?.reason, say("not stated", "未说明")),
      },
      {
        heading: say("clause of the rule book", "规则条款"),
        cell: ({ step }) => view.name(said(step)?.clause, say("none named", "未指明")),
      },
    ],
    { caption: say("Decisions", "选择一览") },
  )}
${(source.trials ?? []).map((trial) => trialOf(trial, view))}`;
}

export const stepWords = ({ say }: Pick<View, "say">) => ({
  impute: say("fill gaps", "插补"),
  treat: say("treat outliers", "异常值处理"),
  normalise: say("normalise", "无量纲化"),
  weigh: say("weigh", "赋权"),
  aggregate: say("aggregate", "合成"),
  rank: say("rank ties", "并列名次"),
});

function trialOf({ step, comparison }: Trial, view: View): Content {
  const { say, share, figure, unit, rows, source } = view;
  const { base, combinations, refused } = comparison;
  type Tried = (typeof combinations)[number];
  const largest = ({ ranks }: Tried): Content => {
    let [most, at] = [0, -1];
    for (const i of rows) {
      const shift = base.ranks[i] && ranks[i] ? Math.abs(base.ranks[i]! - ranks[i]!) : 0;
      if (shift > most) [most, at] = [shift, i];
    }
    return at < 0 ? "0" : html`${figure(most)} (${unit(source.result.units[at]!)})`;
  };
  const told = html`${say("What else was tried: ", "尝试的备选：")}${stepWords(view)[step]}`;
  return html`${
    combinations.length === 0
      ? ""
      : table(
          combinations,
          [
            { heading: say("alternative", "备选"), names: true, cell: (one) => methodName(step, one[step], view) },
            {
              heading: say("mean shift of ranks", "平均名次变动"),
              figure: true,
              cell: ({ agreement }) => figure(agreement.meanShift, 2),
            },
            {
              heading: say("same rank", "名次不变"),
              figure: true,
              cell: ({ agreement }) => (Number.isNaN(agreement.held) ? "" : share(agreement.held)),
            },
            { heading: "Spearman", figure: true, cell: ({ agreement }) => figure(agreement.spearman, 3) },
            { heading: say(`largest shift, ${view.period}`, `最大变动（${view.period}）`), cell: largest },
          ],
          { caption: told },
        )
  }${
    refused.length === 0
      ? ""
      : html`<p>${say("Refused, and why: ", "不适用及原因：")}</p><ul>${refused.map(
          (one) =>
            html`<li>${methodName(step, one[step], view)}${say(": ", "：")}${[...new Set(one.issues.map(view.sentence))].slice(0, 2).join(say("; ", "；"))}`,
        )}</ul>`
  }`;
}
