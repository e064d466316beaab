import { expect, test } from "vitest";
import type { Io } from "../../src/cli/io.ts";
import { showProgress } from "../../src/cli/progress.ts";
import { gongfu, scratch } from "./run.ts";

function terminal(errWidth: number | undefined) {
  let err = "";
  let clock = 0;
  const io: Io = {
    cwd: "/",
    env: {},
    width: undefined,
    errWidth,
    now: () => clock,
    out: () => {},
    err: (text) => {
      err += text;
    },
  };
  return {
    io,
    at: (time: number) => {
      clock = time;
    },
    take: () => {
      const text = err;
      err = "";
      return text;
    },
  };
}
const part = (done: number) => ({ done, total: 100, method: "copeland", node: "index" });

test("a line with the share done and the time left is drawn, not oftener than ten times a second, and taken away", () => {
  const { io, at, take } = terminal(80);
  const progress = showProgress({ io, locale: () => "en" });
  progress.onProgress(part(0));
  at(400);
  progress.onProgress(part(10));
  expect(take()).toBe(""); // half a second is no long work
  at(1000);
  progress.onProgress(part(25));
  // 25 of 100 in 1 s: 75 more in 3 s
  expect(take()).toBe("\r\u001b[Kcopeland, index: 25 % done, about 3 s left (Ctrl-C stops)");
  at(1050);
  progress.onProgress(part(26));
  expect(take()).toBe("");
  at(4000);
  progress.onProgress(part(100));
  expect(take()).toBe("\r\u001b[K");
  progress.end();
  expect(take()).toBe("");
});

test("the line is cut to the terminal and speaks Chinese", () => {
  const { io, at, take } = terminal(20);
  const progress = showProgress({ io, locale: () => "zh" });
  progress.onProgress(part(0));
  at(1000);
  progress.onProgress(part(50));
  expect(take()).toBe("\r\u001b[Kcopeland，index：…");
});

test("without a terminal nothing is drawn, but long work is announced before it begins", () => {
  const { io, at, take } = terminal(undefined);
  const progress = showProgress({ io, locale: () => "en" });
  const params = { method: "copeland", units: 20_000, pairs: 199_990_000 };
  progress.onNote({ code: "pairs-ahead", path: [], params });
  expect(take()).toBe(
    "copeland compares every row with every other: 20,000 rows are 199,990,000 pairs; stop it with Ctrl-C, or by throwing from onProgress\n",
  );
  progress.onNote({ code: "moving-ruler", path: [], params: { periods: 2 } });
  progress.onProgress(part(0));
  at(9000);
  progress.onProgress(part(50));
  expect(take()).toBe("");
});

test("gongfu compute announces pairs on the error stream and keeps the output clean", async () => {
  const place = scratch();
  try {
    const rows = Array.from({ length: 5000 }, (_, i) => `u${i},2023,${i % 97},${i % 89}`);
    place.put("data.csv", `unit,period,a,b\n${rows.join("\n")}\n`);
    place.put(
      "gongfu.yaml",
      "system: { id: s, version: '1', index: { id: index, children: [{ id: a, direction: positive }, { id: b, direction: positive }] } }\n" +
        "data: [ { file: data.csv } ]\nplan: { aggregate: { method: copeland } }\n",
    );
    const { code, out, err } = await gongfu(["compute", "--format", "csv"], { cwd: place.path });
    expect(code).toBe(0);
    expect(err).toContain("5,000 rows are 12,497,500 pairs");
    expect(out.split("\n")[0]).toMatch(/^unit,/);
    expect(out).not.toContain("pairs");
  } finally {
    place.remove();
  }
});
