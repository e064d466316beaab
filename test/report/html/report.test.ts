import { describe, expect, test } from "vitest";
import type { IndexError } from "../../../src/index.ts";
import { report } from "../../../src/report/html/report.ts";
import { SECTIONS } from "../../../src/report/html/sections/ids.ts";
import { HOSTILE, textOf, townsSource } from "./fixtures.ts";

const page = report(townsSource());
const text = textOf(page);

/** Ids of the sections of a page, in order. */
const sections = (whole: string) => [...whole.matchAll(/<section id="([a-z]+)" aria-labelledby/g)].map(([, id]) => id);

describe("a report", () => {
  test("page one says in sentences what moved and why, what it rests on, and what to be careful with", () => {
    expect(text).toContain("12 units have a score in 2023");
    expect(text).toMatch(/Since 2022 the index rose for \d+ of 12 units and fell for \d+; the mean change is [+−]\d/);
    expect(text).toMatch(
      /Of the weight behind the scores: 100 % observed, 0 % provisional, 0 % imputed; 25 % of the weight comes from surveys\./,
    );
    expect(text).toContain("Every figure is there: 12 units, 4 indicators.");
    expect(text).toContain("3 of 4 indicators have no number as a target.");
    expect(text).toMatch(/Units that cannot be told from the next:|Every unit can be told apart/);
    expect(text).toContain("Synthetic figures");
  });

  test("has every section that there is something for, in order, and names the others with the reason", () => {
    expect(sections(page)).toEqual([
      "summary",
      "league",
      "domains",
      "units",
      "targets",
      "method",
      "decisions",
      "data",
      "uncertainty",
      "absent",
    ]);
    expect(text).toMatch(
      /Not in this report Appraisal: the project has no rule book Work items and problems: the project has no such tables Revisions: the data have no vintages Provenance: no hashes were given/,
    );
  });

  test("only the sections and units asked for", () => {
    const short = report(townsSource(), { sections: ["league", "units"], units: ["t3"] });
    expect(sections(short)).toEqual(["league", "units"]);
    expect([...short.matchAll(/<section class="unit"/g)]).toHaveLength(1);
    expect(short).toContain('<a href="#unit-');
    expect([...short.matchAll(/<a href="#unit-/g)]).toHaveLength(1);
  });

  test("the points of a unit's page add up to its score", () => {
    const own = report(townsSource(), { sections: ["units"], units: ["t0"] });
    const figures = /<table class="figures">([\s\S]*?)<\/table>/.exec(own)![1]!;
    const cells = [
      ...figures.matchAll(
        /<tr><th scope="row">(?:(?!<tr>|<\/tbody>)[\s\S])*<td class="n">([-\d.]+)(?=<tr>|<\/tbody>)/g,
      ),
    ];
    const sum = Number(/<tfoot>.*<td class="n">([\d.]+)/.exec(figures)![1]);
    expect(cells).toHaveLength(4);
    expect(cells.reduce((all, [, points]) => all + Number(points), 0)).toBeCloseTo(sum, 1);
  });

  test("speaks Chinese throughout", () => {
    const chinese = report(townsSource({ indicator: "床位" }), { locale: "zh" });
    expect(chinese).toContain('<html lang="zh-Hans">');
    const words = textOf(chinese);
    expect(words).toContain("2023 年共 12 个评价对象有综合得分");
    expect(words).toContain("一页概要");
    expect(words).not.toMatch(/undefined|NaN|\[object/);
    expect(text).not.toMatch(/undefined|NaN|\[object/);
    expect(text).not.toMatch(/\p{Script=Han}/u);
  });

  test("the same bytes for the same source", () => {
    expect(report(townsSource())).toBe(page);
  });

  test("a strict policy: nothing from elsewhere, no style or script but ours", () => {
    expect(page).toMatch(
      /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-[\w+/]{43}='; script-src 'sha256-[\w+/]{43}='; img-src data:; base-uri 'none'; form-action 'none'">/,
    );
    expect(page).not.toMatch(/\sstyle="|\son[a-z]+="|javascript:/i);
    expect([...page.matchAll(/<script/g)]).toHaveLength(1);
    expect([...page.matchAll(/<style/g)]).toHaveLength(1);
    expect([...page.matchAll(/(?:src|href)="([^"]*)"/g)].every(([, to]) => to!.startsWith("#"))).toBe(true);
  });

  test("headings go down one level at a time", () => {
    const levels = [...page.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    // the contents stand before the title's first section, the title itself before the contents
    expect(levels[0]).toBe(1);
    levels.slice(1).forEach((level, i) => {
      expect(level).toBeLessThanOrEqual(levels[i]! + 1);
    });
  });

  test("every link leads somewhere and no id stands twice", () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id!);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, to] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(to);
  });

  test("names of anything are shown as text", () => {
    const hostile = report(townsSource({ names: HOSTILE, indicator: HOSTILE[0]!, note: HOSTILE[1]! }), {
      organisation: HOSTILE[2]!,
      footer: HOSTILE[3]!,
    });
    expect([...hostile.matchAll(/<script/g)]).toHaveLength(1);
    expect(hostile).not.toMatch(/<img|<svg onload|<[a-z][^>]*\sonerror=/i);
    const shown = textOf(hostile);
    for (const name of HOSTILE.slice(0, 5)) expect(shown).toContain(name.replace(/\s+/g, " "));
    expect(hostile).toContain("<bdi>\u202eright to left\u202c עברית</bdi>");
    expect(hostile).toContain("null\ufffd and \ufffd bell");
  });

  test("says what it is asked for and cannot find", () => {
    const codes = (options: Parameters<typeof report>[1]) => {
      try {
        report(townsSource(), options);
      } catch (error) {
        return (error as IndexError).issues.map(({ code, path }) => `${path.join(".")}: ${code}`);
      }
      return [];
    };
    expect(codes({ period: "2030", units: ["t0", "tt"] })).toEqual(["period: unknown-period", "units: chart-unit"]);
  });

  test("an earlier period has no later figures before it", () => {
    const first = report(townsSource(), { period: "2022", sections: ["summary", "league"] });
    expect(textOf(first)).toContain("There is no period before 2022");
    expect(sections(first)).toEqual(["summary", "league"]);
  });

  test("organisation, logo, colours and footer of a template", () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>';
    const own = report(townsSource(), {
      sections: ["league"],
      organisation: { en: "Bureau", zh: "统计局" },
      logo: { bytes: new TextEncoder().encode(svg), file: "l.svg" },
      colours: { accent: "#8a1c1c" },
      footer: "For internal use",
    });
    expect(own).toContain(`<img src="data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}" alt="Bureau">`);
    expect(own).toContain("--accent:#8a1c1c;");
    expect(textOf(own)).toContain("For internal use");
  });

  test("the decision log has the clause and the reason that the settings name, and what was tried", () => {
    const own = textOf(
      report(townsSource(), {
        sections: ["decisions"],
        decisions: [
          { step: "aggregate", clause: "Clause 7", reason: "no full compensation", alternatives: ["min", "median"] },
        ],
      }),
    );
    expect(own).toContain("Clause 7");
    expect(own).toContain("no full compensation");
    expect(own).toMatch(/What else was tried: aggregate .*Minimum min [\d.]+ .*Weighted median median [\d.]+/);
  });
});

test("every section has a title in both languages, and no two the same", () => {
  for (const locale of ["en", "zh"] as const) {
    const titles = SECTIONS.map((id) => {
      const whole = report(townsSource(), { locale, sections: [id], units: ["t0"] });
      return /<h2 id="[a-z]+-title">([^<]+)/.exec(whole)![1] === undefined
        ? id
        : textOf(whole.slice(whole.indexOf("<main")));
    });
    expect(new Set(titles).size).toBe(SECTIONS.length);
  }
});

test("1,000 units, and pages for none of them, below 1 MB", () => {
  const names = Array.from({ length: 1000 }, (_, i) => `Town ${i}`);
  const source = { ...townsSource({ names }), uncertainty: null, trials: null, coherence: null, description: null };
  const whole = report(source, { units: [] });
  expect(whole.length).toBeLessThan(1_000_000);
  expect([...whole.matchAll(/<th scope="row"><bdi>Town \d+/g)]).toHaveLength(1000);
});
