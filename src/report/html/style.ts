import { chartVariables } from "../chart/theme.ts";
import type { Palette } from "./template.ts";

/** How a report looks: that of the reader's screen, or always one. On paper it is dark on white. */
export type ReportTheme = "auto" | "light" | "dark";

/** The stylesheet of a report. */
export function styleOf(
  theme: ReportTheme,
  { light, dark }: { readonly light: Palette; readonly dark: Palette },
): string {
  const variables = (name: "light" | "dark" | "print", { accent, band, bandText }: Palette) =>
    `${chartVariables(name)}--accent:${accent};--band:${band};--on-band:${bandText};`;
  const screen =
    theme === "auto"
      ? `:root{color-scheme:light dark;${variables("light", light)}}@media (prefers-color-scheme:dark){:root{${variables("dark", dark)}}}`
      : `:root{color-scheme:${theme};${variables(theme, theme === "dark" ? dark : light)}}`;
  return `${screen}@media print{:root{color-scheme:light;${variables("print", light)}}}${RULES}`;
}

const FONT =
  'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC","WenQuanYi Micro Hei",Arial,sans-serif';

const RULES = `
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0;background:var(--gf-paper);color:var(--gf-ink);font:16px/1.55 ${FONT};overflow-wrap:break-word}
bdi,td.t,code,dd{overflow-wrap:anywhere}
thead bdi{overflow-wrap:break-word}
header.top{background:var(--band);color:var(--on-band);padding:1.5rem 1rem}
header.top>div,nav.toc,main,footer.end{max-width:72rem;margin:0 auto}
header.top img{height:3rem;max-width:14rem;object-fit:contain;display:block;margin-bottom:.75rem}
header.top p{margin:.2rem 0}
h1{font-size:1.75rem;line-height:1.25;margin:.2rem 0}
h2{font-size:1.4rem;line-height:1.3;border-bottom:2px solid var(--accent);padding-bottom:.25rem;margin:2.5rem 0 1rem}
h3{font-size:1.12rem;margin:1.75rem 0 .5rem}
h4{font-size:1rem;margin:1.25rem 0 .4rem}
a{color:var(--accent)}
main{padding:0 1rem 2rem}
nav.toc{padding:1rem 1rem 0}
nav.toc h2,nav.units h3{font-size:1rem;border:0;margin:0 0 .25rem;padding:0}
nav ul{list-style:none;padding:0;margin:0;display:flex;flex-wrap:wrap;gap:.2rem 1.1rem}
nav li{max-width:100%}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-999rem;top:0;background:var(--gf-paper);color:var(--accent);padding:.5rem 1rem;z-index:2}
.skip:focus{left:0}
.hidden{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
p,li{max-width:60rem}
.lead{font-size:1.08rem}
.muted{color:var(--gf-muted)}
.scroll{overflow-x:auto;margin:0 0 1rem}
table{border-collapse:collapse;font-size:.875rem;line-height:1.35;margin:.25rem 0 1rem}
.scroll>table{margin:0}
caption{text-align:start;font-weight:600;padding:.25rem 0}
th,td{padding:.25rem .55rem;text-align:start;vertical-align:top;border-bottom:1px solid var(--gf-grid);min-width:2.2rem}
tbody th{font-weight:400;min-width:8rem;max-width:26rem}
thead th{border-bottom:2px solid var(--gf-axis);vertical-align:bottom}
td.n,th.n{text-align:end;font-variant-numeric:tabular-nums}
td.n,thead th.s{white-space:nowrap}
td.t{min-width:12rem}
th button{all:unset;cursor:pointer;font-weight:600}
th button:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
th button::after{content:"↕";color:var(--gf-muted);padding-inline-start:.25em}
th[aria-sort=ascending] button::after{content:"↑";color:var(--gf-ink)}
th[aria-sort=descending] button::after{content:"↓";color:var(--gf-ink)}
.filter{margin:.5rem 0}
.filter label{margin-inline-end:.5rem}
.filter input{font:inherit;padding:.2rem .5rem;border:1px solid var(--gf-axis);border-radius:.25rem;background:var(--gf-paper);color:var(--gf-ink);margin-inline-end:.75rem}
figure{margin:1rem 0}
.scroll>svg,figure svg{max-width:100%;height:auto;display:block}
.pictures{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;margin:.5rem 0;align-items:flex-start}
.pictures figure{margin:.25rem 0;min-width:0;flex:0 1 28.75rem}
.bars{display:block;max-width:34rem;width:100%;height:auto;margin:.5rem 0}
dl.facts{display:grid;grid-template-columns:minmax(8rem,max-content) 1fr;gap:.15rem 1rem;margin:.5rem 0}
dl.facts dt{color:var(--gf-muted)}
dl.facts dd{margin:0}
code{font-family:ui-monospace,SFMono-Regular,Consolas,monospace;font-size:.85em}
.dot{display:inline-block;border-radius:.25rem;padding:0 .4em}
.c-green{background:var(--gf-good);color:var(--gf-on-good)}
.c-light-green{background:var(--gf-fair);color:var(--gf-on-fair)}
.c-yellow{background:var(--gf-warn);color:var(--gf-on-warn)}
.c-orange{background:var(--gf-poor);color:var(--gf-on-poor)}
.c-red{background:var(--gf-bad);color:var(--gf-on-bad)}
.c-grey{background:var(--gf-grid);color:var(--gf-ink)}
.note{border-inline-start:4px solid var(--accent);padding:.25rem .75rem;margin:.75rem 0}
.sign{display:flex;flex-wrap:wrap;gap:1.5rem;margin:1.5rem 0 .5rem;max-width:none}
.sign span{border-bottom:1px solid var(--gf-ink);flex:1 1 10rem;padding-bottom:1.4rem}
section.unit{border-top:1px solid var(--gf-grid);margin-top:2rem}
math{font-size:1.1em}
math[display=block]{overflow-x:auto;overflow-y:hidden;padding:.2rem 0;text-align:start}
footer.end{padding:1rem;color:var(--gf-muted);font-size:.875rem;border-top:1px solid var(--gf-grid)}
@media (max-width:40rem){dl.facts{grid-template-columns:1fr}dl.facts dd{margin-bottom:.4rem}}
@page{size:A4;margin:16mm 14mm 18mm}
@media print{
body{font-size:9.5pt;line-height:1.4;-webkit-print-color-adjust:exact;print-color-adjust:exact}
header.top,nav.toc,main,footer.end{max-width:none;padding-left:0;padding-right:0}
header.top{background:none;color:var(--gf-ink);border-bottom:2pt solid var(--accent)}
h1{font-size:18pt}h2{font-size:14pt}h3{font-size:11.5pt}h4{font-size:10pt}
h2,h3,h4,caption,thead{break-after:avoid}
section.unit{border:0;margin:0}
main>section+section,section.unit{break-before:page}
section.unit:first-of-type{break-before:auto}
.filter,.skip,nav.toc,nav.units,th button::after{display:none!important}
.scroll{overflow:visible}
table{font-size:7.5pt;max-width:100%;margin-bottom:8pt}
th,td{padding:1.5pt 3pt;min-width:0!important}
tbody th{max-width:none;min-width:5.5em!important}
th button{display:contents}
table.figures th,table.figures td{padding:.9pt 3pt}
.bars{max-width:10cm}
.pictures{gap:4pt 8pt;margin:4pt 0}
.pictures figure{flex:0 0 calc(33.3% - 6pt);margin:0}
section.unit .sign{margin:8pt 0 0}
section.unit .sign span{padding-bottom:14pt}
section.unit p,section.unit dl{margin:3pt 0;font-size:8.5pt;line-height:1.3}
tfoot{display:table-row-group}
table.wide{font-size:6.5pt}
table.wide thead th,table.wide thead bdi{overflow-wrap:anywhere}
thead{display:table-header-group}
tr,figure,.sign{break-inside:avoid}
a{color:inherit;text-decoration:none}
[hidden]{display:table-row!important}
}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
`.replace(/\n/g, "");
