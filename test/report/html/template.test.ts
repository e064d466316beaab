import { describe, expect, test } from "vitest";
import type { IndexError } from "../../../src/index.ts";
import { contrast } from "../../../src/report/html/contrast.ts";
import { base64, logoAddress } from "../../../src/report/html/logo.ts";
import { checkReportSettings, palettesOf } from "../../../src/report/html/template.ts";

describe("contrast", () => {
  test("black on white 21, white on itself 1, #767676 on white 4.54 (WCAG 2.2, technique G18)", () => {
    expect(contrast("#000", "#ffffff")).toBeCloseTo(21, 10);
    expect(contrast("#fff", "#ffffff")).toBe(1);
    expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
    expect(contrast("#ffffff", "#767676")).toBe(contrast("#767676", "#ffffff"));
  });
});

describe("settings of a report", () => {
  const problems = (input: unknown) =>
    checkReportSettings(input, ["report"]).issues.map(({ code, path }) => `${path.join(".")}: ${code}`);

  test("colours that cannot be read, unknown keys and sections: all at once", () => {
    expect(problems({ colours: { accent: "#cccccc", band: "#ffff00", bandText: "#ffffff" } })).toEqual([
      "report.colours.accent: report-contrast",
      "report.colours.bandText: report-contrast",
    ]);
    expect(problems({ colours: { accent: "#cccccc" } })).toEqual(["report.colours.accent: report-contrast"]);
    expect(problems({ colour: {}, sections: ["leage"], theme: "blue" })).toEqual([
      "report.sections.0: not-one-of",
      "report.theme: not-one-of",
      "report.colour: unknown-key",
    ]);
    expect(problems({ colours: { accent: "red" } })).toHaveLength(1);
    expect(
      problems({
        organisation: { zh: "统计局" },
        logo: "l.png",
        footer: "x",
        units: ["a"],
        decisions: [{ step: "weigh" }],
      }),
    ).toEqual([]);
  });

  test("without colours ours are taken; a dark accent gives way on dark pages, a light band has dark text", () => {
    expect(palettesOf().light.band).toBe("#123a5c");
    expect(palettesOf({ accent: "#8a1c1c" }).dark.accent).toBe("#8cc4ee");
    expect(palettesOf({ accent: "#8a1c1c", accentDark: "#ff9f9f" }).dark.accent).toBe("#ff9f9f");
    expect(palettesOf({ band: "#ffe08a" }).light.bandText).toBe("#1a1c1e");
  });
});

describe("logo", () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const codes = (logo: Uint8Array) => {
    try {
      return logoAddress(logo, { file: "l" }).slice(0, 22);
    } catch (error) {
      return (error as IndexError).issues.map(({ params }) => (params as { why: string }).why);
    }
  };

  test("base64 as Node writes it", () => {
    for (const text of ["", "a", "ab", "abc", "共富"])
      expect(base64(bytes(text))).toBe(Buffer.from(text).toString("base64"));
  });

  test("a PNG and an SVG that draws; nothing else", () => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1);
    expect(codes(png)).toBe("data:image/png;base64,");
    expect(codes(bytes('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'))).toBe(
      "data:image/svg+xml;bas",
    );
    expect(codes(bytes("<svg><script>1</script></svg>"))).toEqual(["content"]);
    expect(codes(bytes('<svg onload="x()"></svg>'))).toEqual(["content"]);
    expect(codes(bytes('<svg><image href="https://elsewhere/x.png"/></svg>'))).toEqual(["content"]);
    expect(codes(bytes("<html><svg/></html>"))).toEqual(["form"]);
    expect(codes(bytes("GIF89a"))).toEqual(["form"]);
    expect(codes(new Uint8Array(300_001))).toEqual(["size"]);
  });
});
