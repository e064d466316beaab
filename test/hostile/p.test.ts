import { test } from "vitest";
import { computeIndex, parseDefinition, applyIndex, toScores } from "/work/main/src/index.ts";
import { figuresFor } from "/work/main/test/hostile/samples.ts";
const t = async (n: string, f: () => any) => { const a = process.cpuUsage(); const r = await f(); const b = process.cpuUsage(a); console.log(n, (b.user + b.system) / 1e6); return r; };
test("chain", async () => {
  const leaf = (id: string, more: object = {}) => ({ id, direction: "positive", ...more });
  const sys = (n: number) => ({ id: "p", version: "1", index: { id: "index", children: Array.from({ length: n }, (_, i) => leaf(`x${i}`, i < n-1 ? { expression: { kind: "column", id: `x${i + 1}` } } : {})) } });
  const d = await t("parse", () => parseDefinition({ system: sys(3000) }));
  const data = figuresFor(d.system);
  const r = await t("compute", () => computeIndex(d, data));
  await t("scores", () => toScores(r, { steps: true }));
  await t("rank", () => r.nodes.forEach((n: any) => r.rank(n.id)));
  await t("apply", () => applyIndex(r, data));
  const d2 = await t("parse8000", () => parseDefinition({ system: sys(7000) }));
  await t("compute", () => computeIndex(d2, data));
});
