import { IndexError, type Issue } from "../../errors/index.ts";
import { nearest } from "../../schema/nearest.ts";
import { whenZh } from "../words/when.ts";
import { gatherReport } from "./gather.ts";
import { logoAddress } from "./logo.ts";
import { type Content, type Html, html, trusted } from "./markup.ts";
import { SCRIPT } from "./script.ts";
import { appraisal } from "./sections/appraisal.ts";
import { data } from "./sections/data.ts";
import { decisions } from "./sections/decisions.ts";
import { domains } from "./sections/domains.ts";
import type { SectionId } from "./sections/ids.ts";
import { SECTIONS } from "./sections/ids.ts";
import { league } from "./sections/league.ts";
import { method } from "./sections/method.ts";
import { provenance } from "./sections/provenance.ts";
import { revisions } from "./sections/revisions.ts";
import { summary } from "./sections/summary.ts";
import { targets } from "./sections/targets.ts";
import { uncertainty } from "./sections/uncertainty.ts";
import { units } from "./sections/units.ts";
import { works } from "./sections/works.ts";
import { sha256Base64 } from "./sha256.ts";
import type { ReportOptions, ReportSource } from "./source.ts";
import { styleOf } from "./style.ts";
import { palettesOf } from "./template.ts";
import { type View, viewOf, wants } from "./view.ts";

interface Section {
  readonly title: (view: View) => string;
  readonly make: (view: View) => Html;
  /** Why there is none; null where there is one. */
  readonly missing: (view: View) => string | null;
}

const always = () => null;

const PARTS: Readonly<Record<SectionId, Section>> = {
  summary: { title: ({ say }) => say("On one page", "一页概要"), make: summary, missing: always },
  league: { title: ({ say }) => say("League table", "得分与排名"), make: league, missing: always },
  domains: { title: ({ say }) => say("Domains", "各领域"), make: domains, missing: always },
  units: {
    title: ({ say }) => say("Units", "评价对象"),
    make: units,
    missing: ({ shown, say }) => (shown.size > 0 ? null : say("no unit was asked for", "未选择评价对象")),
  },
  targets: {
    title: ({ say }) => say("Targets", "目标监测"),
    make: targets,
    missing: ({ source, say }) => (source.monitored ? null : say("the system sets no targets", "指标体系未设定目标")),
  },
  appraisal: {
    title: ({ say }) => say("Appraisal", "考评"),
    make: appraisal,
    missing: ({ source, say }) => (source.appraisal ? null : say("the project has no rule book", "项目没有考评办法")),
  },
  works: {
    title: ({ say }) => say("Work items and problems", "重点工作与问题清单"),
    make: works,
    missing: ({ source, say }) =>
      source.works || source.ledger ? null : say("the project has no such tables", "项目没有相应的表"),
  },
  method: { title: ({ say }) => say("Method", "方法"), make: method, missing: always },
  decisions: { title: ({ say }) => say("Decisions", "方法选择"), make: decisions, missing: always },
  data: { title: ({ say }) => say("Quality of the data", "数据质量"), make: data, missing: always },
  uncertainty: {
    title: ({ say }) => say("Uncertainty", "不确定性"),
    make: uncertainty,
    missing: ({ source, rows, say }) =>
      rows.length < 2
        ? say("one unit has no rank to be sure of", "仅一个评价对象，无名次可言")
        : source.uncertainty
          ? null
          : say("nothing was varied", "未作变动计算"),
  },
  revisions: {
    title: ({ say }) => say("Revisions", "数据修订"),
    make: revisions,
    missing: ({ source, say }) => (source.revisions ? null : say("the data have no vintages", "数据没有版次")),
  },
  provenance: {
    title: ({ say }) => say("Provenance", "来源与复现"),
    make: provenance,
    missing: ({ source, say }) => (source.provenance ? null : say("no hashes were given", "未提供哈希值")),
  },
};

/**
 * A whole report as one HTML file: no network, a strict Content-Security-Policy, readable without scripts and on paper, in
 * English or Chinese. Every text from the data is shown as text. The same source gives the same bytes.
 * What the source lacks is computed (`gatherReport`); what there is nothing for is listed at the end as not in the report.
 * Errors: a period or unit that is not there, a logo that is no picture.
 * @example
 * const index = { id: "index", children: [{ id: "beds", direction: "positive" }, { id: "wait", direction: "negative" }] };
 * const definition = { system: parseSystem({ id: "care", version: "1", index }) };
 * const data = datasetFromColumns({ units: ["a", "b", "c"], periods: "2023", columns: { beds: [10, 20, 40], wait: [9, 3, 6] } });
 * const text = report({ definition, data, result: computeIndex(definition, data) }, { sections: ["summary", "league"] });
 * text.startsWith("<!doctype html>"); // => true
 */
export function report(source: ReportSource, options: ReportOptions = {}): string {
  checkOptions(source, options);
  const view = viewOf(gatherReport(source, options), options);
  const { say, locale } = view;
  const asked = SECTIONS.filter((id) => wants(options, id));
  const there = asked.filter((id) => PARTS[id].missing(view) === null);
  const absent = asked.flatMap((id) => {
    const why = PARTS[id].missing(view);
    return why === null ? [] : [{ id, why }];
  });
  const { system } = view.source.result;
  const title = view.name(source.title ?? system.name, system.id);
  const toc = html`<nav class="toc" aria-label="${say("Contents", "目录")}"><h2>${say("Contents", "目录")}</h2><ul>${there.map((id) => html`<li><a href="#${id}">${PARTS[id].title(view)}</a>`)}${absent.length === 0 ? "" : html`<li><a href="#absent">${say("Not in this report", "本报告未含")}</a>`}</ul></nav>`;
  const body = html`<a class="skip" href="#main">${say("Skip to the report", "跳到正文")}</a>
<header class="top"><div>${head(view, title)}</div></header>
${toc}
<main id="main" tabindex="-1">
${there.map((id) => sectionOf(id, view))}
${absent.length === 0 ? "" : absentOf(view, absent)}
</main>
<footer class="end"><p>${options.footer === undefined ? "" : html`<bdi>${view.name(options.footer, "")}</bdi> `}${say(
    `Made with common-prosperity-index${versionOf(view)}.`,
    `由 common-prosperity-index${versionOf(view)} 生成。`,
  )}</p></footer>`;
  const style = styleOf(options.theme ?? "auto", palettesOf(options.colours));
  const policy = `default-src 'none'; style-src 'sha256-${sha256Base64(style)}'; script-src 'sha256-${sha256Base64(SCRIPT)}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const page = html`<!doctype html>
<html lang="${locale === "zh" ? "zh-Hans" : "en"}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}, ${view.period}</title>
<style>${trusted(style)}</style>
</head>
<body data-filter="${say("Filter:", "筛选：")}" data-ascending="${say("ascending", "升序")}" data-descending="${say("descending", "降序")}" data-unsorted="${say("not sorted", "未排序")}">
${body}
<script>${trusted(SCRIPT)}</script>
</body>
</html>
`;
  return page.html;
}

const versionOf = ({ source }: View): string => (source.provenance ? ` ${source.provenance.software.version}` : "");

function head(view: View, title: string): Html {
  const { say, options, period, previous, source, rows, indicators } = view;
  const { logo, organisation } = options;
  const name = organisation === undefined ? undefined : view.name(organisation, "");
  const { system } = source.result;
  return html`${logo === undefined ? "" : html`<img src="${trusted(logoAddress(logo.bytes, logo))}" alt="${name ?? say("Logo", "标志")}">`}
${name === undefined ? "" : html`<p><bdi>${name}</bdi></p>`}
<h1><bdi>${title}</bdi></h1>
<p>${say(
    `Report on ${period}${previous === null ? "" : `, beside ${previous}`}: ${rows.length} ${rows.length === 1 ? "unit" : "units"}, ${indicators.length} indicators, system ${system.id} ${system.version}.`,
    `${whenZh(period)}报告${previous === null ? "" : `（对比 ${whenZh(previous).trim()}）`}：${rows.length} 个评价对象，${indicators.length} 项指标，指标体系 ${system.id} ${system.version}。`,
  )}</p>`;
}

function sectionOf(id: SectionId, view: View): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${PARTS[id].title(view)}</h2>
${PARTS[id].make(view)}</section>
`;
}

/** What has no section, and why: nothing is left out in silence. */
function absentOf(view: View, absent: readonly { readonly id: SectionId; readonly why: string }[]): Html {
  const { say } = view;
  const title = say("Not in this report", "本报告未含");
  const lines: Content[] = absent.map(({ id, why }) => html`<li>${PARTS[id].title(view)}${say(": ", "：")}${why}`);
  return html`<section id="absent" aria-labelledby="absent-title"><h2 id="absent-title">${title}</h2><ul>${lines}</ul></section>
`;
}

function checkOptions({ result }: ReportSource, { period, units: asked }: ReportOptions): void {
  const issues: Issue[] = [];
  if (period !== undefined && !result.periods.includes(period))
    issues.push({ code: "unknown-period", path: ["period"], params: { period, known: [...new Set(result.periods)] } });
  for (const unit of asked ?? [])
    if (!result.units.includes(unit)) {
      const params = { unit, period: null, nearest: nearest(unit, new Set(result.units)) };
      issues.push({ code: "chart-unit", path: ["units"], params });
    }
  if (issues.length > 0) throw new IndexError(issues);
}
