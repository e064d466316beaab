import { describe, expect, test } from "vitest";
import { furtherCharts } from "./further-charts.ts";
import { chineseNames, HOSTILE, scoresFixture } from "./scores-fixture.ts";
import { everyElement, readSvg, shapesOutside, textsOutside } from "./svg.ts";

const fixtures = {
  towns: scoresFixture({ names: chineseNames, gaps: true }),
  three: scoresFixture({ units: 3, years: 2 }),
  many: scoresFixture({ units: 200, years: 2, indicators: 1 }),
  hostile: scoresFixture({ names: (i) => HOSTILE[i % HOSTILE.length]! }),
};
const charts = Object.entries(fixtures).map(([name, fixture]) => ({ name, charts: furtherCharts(fixture) }));
const kinds = [...charts[0]!.charts.keys()];

test("what is looked for is found", () => {
  const svg = (inner: string) => `<svg viewBox="0 0 100 50">${inner}</svg>`;
  expect(textsOutside(svg('<text x="95" y="20" font-size="10">abc</text>'))).toHaveLength(1);
  expect(textsOutside(svg('<text x="95" y="20" font-size="10" text-anchor="end">abc</text>'))).toEqual([]);
  expect(textsOutside(svg('<text x="50" y="3" font-size="10">abc</text>'))).toHaveLength(1);
  expect(shapesOutside(svg('<rect x="90" y="0" width="11" height="5"/>'))).toHaveLength(1);
  for (const broken of ["<a>", "<a></b>", '<a x="1" x="2"/>', "<a>&</a>", "<a>&nbsp;</a>", "<a x=1/>", "<a/><b/>"])
    expect(() => readSvg(broken), broken).toThrow();
});

describe.each(kinds)("%s", (kind) => {
  for (const { name, charts: own } of charts)
    test(`${name}: well-formed, described, every text inside, in both languages, wide and narrow`, () => {
      for (const locale of ["en", "zh"] as const)
        for (const width of [720, 320]) {
          const chart = own.get(kind)!({ locale, width });
          const root = readSvg(chart.svg);
          expect(root.attributes["role"]).toBe("img");
          const [title, desc] = root.children;
          expect([title!.tag, title!.text]).toEqual(["title", chart.title]);
          expect([desc!.tag, desc!.text]).toEqual(["desc", chart.description]);
          expect(chart.description).toMatch(/\d/);
          expect(textsOutside(chart.svg), `${locale} ${width}`).toEqual([]);
          expect(shapesOutside(chart.svg), `${locale} ${width}`).toEqual([]);
          const ids = everyElement(root).flatMap(({ attributes }) => attributes["id"] ?? []);
          expect(new Set(ids).size).toBe(ids.length);
          const tags = new Set(everyElement(root).map(({ tag }) => tag));
          for (const tag of ["script", "img", "style", "foreignObject", "a", "image"]) expect(tags).not.toContain(tag);
          // a mark that is missing something never writes NaN where a place is wanted
          expect(chart.svg).not.toMatch(/="[^"]*(NaN|Infinity|undefined)/);
        }
    });

  test("the same bytes again; every theme draws, and auto by variables", () => {
    const draw = charts[0]!.charts.get(kind)!;
    expect(draw({}).svg).toBe(furtherCharts(fixtures.towns).get(kind)!({}).svg);
    const [light, dark, print, auto] = (["light", "dark", "print", "auto"] as const).map(
      (theme) => draw({ theme }).svg,
    );
    expect(new Set([light, dark, print, auto]).size).toBe(4);
    expect(auto).toContain("var(--gf-ink,#1a1c1e)");
    expect(light).not.toContain("var(");
  });

  test("a title of one's own, and what is no option", () => {
    const draw = charts[1]!.charts.get(kind)!;
    expect(draw({ title: { en: "Mine", zh: "我的" }, locale: "zh" }).title).toBe("我的");
    expect(() => draw({ theme: "pink" as "light", width: 10 })).toThrow(/"pink".*\n.*10 is no size/);
  });
});
