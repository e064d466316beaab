import { expect, test } from "vitest";
import { createRandom } from "../../src/stats/random.ts";
import { mix, seededStream } from "../../src/stats/random-mix.ts";

test("the mix is MurmurHash3's finaliser: 0 stays, 1 becomes 0x514e28b7", () => {
  // fmix32 of Appleby (2008), computed from its published shifts and factors with integers of any size
  expect([mix(0), mix(1) >>> 0]).toEqual([0, 0x514e28b7]);
});

test("a stream begins after its first eight numbers", () => {
  const plain = createRandom(5);
  for (let i = 0; i < 8; i++) plain.uniform();
  expect(seededStream(5).uniform()).toBe(plain.uniform());
});
