import type { Json } from "../../../method/index.ts";
import { measureIn } from "../../../schema/measure-words.ts";
import type { Indicator, Source } from "../../../schema/types.ts";
import { figureOf } from "../chart.ts";
import { expressionMath } from "../expression.ts";
import { type Content, type Html, html, isolated, trusted } from "../markup.ts";
import { formulaOf, methodName, pageOf, type StepId } from "../methods.ts";
import { table } from "../table.ts";
import type { View } from "../view.ts";
import { stepWords } from "./decisions.ts";
import { paramsOf, rulesOf } from "./plan-text.ts";

const STEPS = ["impute", "treat", "normalise", "weigh", "aggregate"] as const;

/** How the scores are made: each step with formula, parameters and source; the indicators; the weights; every note. */
export function method(view: View): Html {
  const { say, source, sentence } = view;
  const { result } = source;
  const notes = [...new Set(result.notes.map(sentence))];
  return html`<p>${say(
    "Steps in their order: derive, denominate, screen, impute, treat, transform, normalise, weigh and aggregate from the bottom up, rank.",
    "计算顺序：推算、规模调整、筛查、插补、异常值处理、变换、无量纲化、自下而上赋权与合成、排名。",
  )}</p>
${STEPS.map((step) => stepOf(step, view))}
<h3>${say("Other rules", "其他规则")}</h3>
${rulesOf(result.plan, view)}
<h3>${say("Indicators", "指标")}</h3>
${indicatorTable(view)}
${formulas(view)}
<h3>${say("Weights", "权重")}</h3>
${figureOf(view, "sunburst")}
${weights(view)}
${tags(view)}
${
  notes.length === 0
    ? ""
    : html`<h3>${say("Notes of the computation", "计算说明")}</h3><ul>${notes.slice(0, 100).map((text) => html`<li>${text}`)}</ul>`
}`;
}

/** Methods that a step uses: the one for all, and those of single indicators, nodes or levels. */
function usedIn(step: StepId, view: View): string[] {
  const own = view.source.result.plan[step] as unknown as Readonly<Record<string, Json>>;
  const found: string[] = [];
  const visit = (value: Json | undefined): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === "object" && value !== null) {
      const { method: id, ...others } = value as Readonly<Record<string, Json>>;
      if (typeof id === "string") found.push(id);
      Object.values(others).forEach(visit);
    }
  };
  visit(own);
  return [...new Set(found)];
}

function stepOf(step: StepId, view: View): Content {
  const { say, source } = view;
  const own = source.result.plan[step] as unknown as Readonly<Record<string, Json>>;
  const used = usedIn(step, view);
  return html`<h3>${stepWords(view)[step]}${say(": ", "：")}${methodName(step, String(own["method"]), view)}</h3>
${used.map((id) => {
  const page = pageOf(step, id);
  return html`${used.length > 1 ? html`<h4>${methodName(step, id, view)}</h4>` : ""}${formulaOf(step, id, view)}${
    page?.source === undefined ? "" : html`<p class="muted">${say("Source: ", "文献：")}${page.source}</p>`
  }`;
})}
${paramsOf(step, own, view)}`;
}

function indicatorTable(view: View): Html {
  const { say, node, indicators, indicatorOf, figure, list, name } = view;
  const directions = {
    positive: say("more is better", "正向"),
    negative: say("less is better", "逆向"),
    unstated: say("not stated", "未定"),
  };
  const directionText = ({ direction }: Indicator): string => {
    if (typeof direction === "string") return directions[direction];
    if ("ideal" in direction) return say(`best at ${direction.ideal ?? "?"}`, `适度值 ${direction.ideal ?? "?"}`);
    return `${direction.from}–${direction.to}`;
  };
  const rows = indicators.flatMap((id) => {
    const own = indicatorOf(id);
    return own === undefined ? [] : [own];
  });
  const any = (pick: (one: Indicator) => unknown) => rows.some((one) => Boolean(pick(one)));
  return table(
    rows,
    [
      { heading: say("indicator", "指标"), names: true, cell: ({ id }) => node(id) },
      { heading: say("measure", "计量单位"), cell: ({ measure }) => measureIn(measure ?? "", view.locale) },
      { heading: say("direction", "方向"), cell: directionText },
      ...(any(({ goalposts }) => goalposts)
        ? [
            {
              heading: say("goalposts, worst to best", "阈值（不允许值–满意值）"),
              cell: ({ goalposts }: Indicator) =>
                goalposts === undefined ? "" : `${figure(goalposts[0])} → ${figure(goalposts[1])}`,
            },
          ]
        : []),
      ...(any(({ denominator }) => denominator)
        ? [{ heading: say("per", "规模调整"), cell: ({ denominator }: Indicator) => denominator?.by ?? "" }]
        : []),
      ...(any(({ collection }) => collection)
        ? [
            {
              heading: say("collected by", "采集方式"),
              cell: ({ collection }: Indicator) => collectionText(collection, view),
            },
          ]
        : []),
      ...(any(({ owners }) => owners.length)
        ? [
            {
              heading: say("who answers", "责任单位"),
              cell: ({ owners }: Indicator) => list(owners.map((owner) => name(owner.name, owner.id ?? ""))),
            },
          ]
        : []),
      ...(any(({ source }) => source)
        ? [{ heading: say("source", "来源"), cell: ({ source }: Indicator) => citation(source, view) }]
        : []),
    ],
    { caption: say("Indicators and how they are read", "指标及其口径"), sortable: true, filterable: true },
  );
}

const collectionText = (collection: Indicator["collection"], { say }: View): string =>
  collection === undefined
    ? ""
    : {
        statistics: say("statistics", "统计"),
        survey: say("survey", "调查"),
        administrative: say("administrative records", "行政记录"),
      }[collection];

function citation(source: string | Source | undefined, _view: View): Content {
  if (source === undefined) return "";
  if (typeof source === "string") return isolated(source);
  const parts = [source.document, source.section, source.date].filter((part) => part !== undefined);
  return html`<bdi>${parts.join(", ")}</bdi>${source.quote === undefined ? "" : html` <q>${source.quote}</q>`}`;
}

/** Formulas of indicators that have one. */
function formulas(view: View): Content {
  const { say, indicators, indicatorOf, node, nodeText, name } = view;
  const variables = new Map(view.source.definition.system.variables.map((one) => [one.id, one.name]));
  const nameOf = (id: string) => (variables.has(id) ? name(variables.get(id), id) : nodeText(id));
  const own = indicators.flatMap((id) => {
    const expression = indicatorOf(id)?.expression;
    return expression === undefined ? [] : [{ id, expression }];
  });
  if (own.length === 0) return "";
  return html`<h4>${say("Formulas of indicators", "指标计算公式")}</h4><dl class="facts">${own.map(
    ({ id, expression }) => html`<dt>${node(id)}</dt><dd>${trusted(expressionMath(expression, nameOf))}</dd>`,
  )}</dl>`;
}

/** Nominal and effective weights of every node. */
function weights(view: View): Html {
  const { say, source, node, share } = view;
  const { result } = source;
  const depth = new Map<string, number>();
  for (const { id, parent } of result.nodes) depth.set(id, parent === null ? 0 : depth.get(parent)! + 1);
  const seen = new Set<string>();
  const rows = result.weights.filter((row) => {
    if (row.parent === null || seen.has(row.node)) return false;
    if (row.period !== undefined && row.period !== view.period) return false;
    seen.add(row.node);
    return true;
  });
  const varies = result.weights.some(({ unit }) => unit !== undefined);
  return html`${varies ? html`<p class="note">${say("Each unit has weights of its own; those of the first are shown.", "权重因评价对象而异，此处列出第一个评价对象的权重。")}</p>` : ""}${table(
    rows,
    [
      { heading: say("node", "名称"), names: true, cell: (row) => node(row.node) },
      { heading: say("level", "层级"), figure: true, cell: (row) => depth.get(row.node) ?? "" },
      { heading: say("among its siblings", "同级权重"), figure: true, cell: ({ nominal }) => share(nominal) },
      { heading: say("in the index", "有效权重"), figure: true, cell: ({ effective }) => share(effective) },
    ],
    { caption: say("Weights", "权重表"), sortable: true, filterable: true },
  )}`;
}

/** Shares of tags, before and after emphasis, shares and bounds. */
function tags(view: View): Content {
  const { say, source, share, monitorWords } = view;
  const own = source.result.tagShares.filter(
    ({ unit, period }) => unit === undefined && (period === undefined || period === view.period),
  );
  if (own.length === 0) return "";
  return table(
    own,
    [
      { heading: say("tag", "标签"), names: true, cell: ({ tag }) => monitorWords.tag(tag) },
      { heading: say("share of the index", "权重占比"), figure: true, cell: (one) => share(one.share) },
      { heading: say("before the plan's limits", "调整前"), figure: true, cell: ({ before }) => share(before) },
    ],
    { caption: say("Weight by tag", "各类指标的权重") },
  );
}
