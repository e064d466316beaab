import fc from "fast-check";
import { expect, test } from "vitest";
import { pow } from "../../src/stats/pow.ts";

const view = new DataView(new ArrayBuffer(8));
function bitsOf(v: number): bigint {
  view.setFloat64(0, v);
  return view.getBigUint64(0);
}
function nextUp(v: number): number {
  view.setBigUint64(0, bitsOf(v) + 1n); // for v > 0
  return view.getFloat64(0);
}

/** A stream of doubles in 0 … 1 that is the same everywhere (Knuth's linear congruence of 64 bits). */
function stream(seed: bigint): () => number {
  let state = seed;
  return () => {
    state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n);
    return Number(state >> 11n) / 9007199254740992;
  };
}

test.each([
  // correctly rounded values, by mpmath 1.3.0 with 400 bits
  [1.5, 0.2, 1.0844717711976986],
  [2, 0.5, 1.4142135623730951],
  [10, -5, 1e-5],
  [1.1, 10, 2.5937424601000023],
  [1.0614, 0.2, 1.0119890577252195],
  [0.9, 64, 0.0011790184577738603],
  [1e-300, 0.333, 1.2589254117941513e-100],
  [1.0000000001, 1e10, 2.7182820532347876],
  [0.9999999999999999, 1e15, 0.8949187898136988],
  [1.0000000000000002, -3e18, 5.032224803488667e-290],
  [3, 600.5, 3.2457379928393493e286],
  [7, -400.25, 0],
  [2.5, -812.3, 5e-324],
  [10, -310.5, 3.162277660168e-311],
  [5e-324, 0.5, 2.2227587494850775e-162],
  [5e-324, -0.9, 9.45352569147208e290],
  [1.7976931348623157e308, 0.99999, 1.7849785959388283e308],
  [1.7976931348623157e308, -1.045, 7.4e-323],
  [0.1, 323.1, 1e-323],
  [2, -1073.5, 5e-324],
  [2, -1074.9, 5e-324],
  [2, 1023.9999999, 1.7976930102557702e308],
  [123.456, 7.89, 31771028258180936],
  [0.5, 0.1, 0.9330329915368074],
  [1.4142135623730951, 3.7, 3.605001850443322],
  [1.4142135623730954, 3.7, 3.6050018504433243],
  [0.7071067811865475, -2.2, 2.1435469250725867],
  [99.99, 0.3333333333333333, 4.641434108827384],
  [1e15, 1e-15, 1.0000000000000346],
  [0.2, 0.2, 0.7247796636776955],
  [0.9999998855766271, -4082024265.554784, 7.076805548908224e202], // Math.pow of V8 is 305 units away
])("%d to the power %d is %d", (x, y, expected) => {
  expect(pow(x, y)).toBe(expected);
});

test("special cases are those of ECMAScript's ** operator", () => {
  const special = [0, -0, 1, -1, 2, -2, 3, -3, 0.5, -0.5, 2.5, -7, Infinity, -Infinity, Number.NaN, 5e-324, -5e-324];
  const large = [
    1e300,
    1.7976931348623157e308,
    -1.7976931348623157e308,
    2 ** 53,
    2 ** 53 + 2,
    -(2 ** 53) + 1,
    2 ** 52 + 1,
  ];
  const near1 = [1 - 2 ** -53, 1 + 2 ** -52, -1 - 2 ** -52];
  const values = [...special, ...large, ...near1];
  for (const x of values)
    for (const y of values) {
      const expected = x ** y;
      const found = pow(x, y);
      if (Number.isNaN(expected) || expected === 0 || !Number.isFinite(expected))
        expect(found, `${x} ** ${y}`).toBe(expected);
      else expect(Math.abs(found - expected), `${x} ** ${y}`).toBeLessThanOrEqual(Math.abs(expected) * 2 ** -52);
    }
});

test("a result that is a double is exact", () => {
  for (let x = 2; x <= 1000; x++)
    for (let y = 1, exact = BigInt(x); exact < 1n << 53n; y++, exact *= BigInt(x)) {
      if (pow(x, y) !== Number(exact) || pow(-x, y) !== (y % 2 === 1 ? -1 : 1) * Number(exact))
        expect.fail(`${x}^${y}`);
      if (pow(Number(exact), 1 / y) !== x && [1, 2, 4, 8, 16, 32].includes(y)) expect.fail(`root ${y} of ${exact}`);
    }
  for (let e = -1074; e <= 1023; e++)
    expect(pow(2, e)).toBe(Number(`0b1${"0".repeat(Math.max(0, e))}`) * (e < 0 ? halves(-e) : 1));
});

function halves(n: number): number {
  let v = 1;
  for (let i = 0; i < n; i++) v /= 2;
  return v;
}

/** v as mantissa · 2^exponent, exactly. */
function parts(v: number): { m: bigint; e: number } {
  const bits = bitsOf(v);
  const exponent = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  return exponent === 0 ? { m: fraction, e: -1074 } : { m: fraction | (1n << 52n), e: exponent - 1075 };
}

/** Sign of a·2^i − b·2^j. */
function compare(a: bigint, i: number, b: bigint, j: number): number {
  const low = Math.min(i, j);
  const d = (a << BigInt(i - low)) - (b << BigInt(j - low));
  return d > 0n ? 1 : d < 0n ? -1 : 0;
}

test("nearest double for powers that are quarters, by whole numbers of any size", () => {
  // r = x^(n/4) is nearest if (r − ½ulp)⁴ ≤ xⁿ ≤ (r + ½ulp)⁴
  const random = stream(11n);
  let checked = 0;
  for (let k = 0; k < 20_000; k++) {
    const x = random() * (k % 2 === 0 ? 2 : 1000);
    const n = 1 + Math.floor(random() * 24);
    const r = pow(x, n / 4);
    const { m, e } = parts(r);
    const base = parts(x);
    const power = base.m ** BigInt(n);
    const above = compare((2n * m + 1n) ** 4n, 4 * (e - 1), power, n * base.e);
    const below = compare((2n * m - 1n) ** 4n, 4 * (e - 1), power, n * base.e);
    if (above < 0 || below > 0) expect.fail(`${x}^${n / 4} is not ${r}`);
    checked += 1;
  }
  expect(checked).toBe(20_000);
});

test("within one unit in the last place of Math.pow, over the range of results", () => {
  const random = stream(5n);
  for (let k = 0; k < 300_000; k++) {
    const x = Math.exp((random() - 0.5) * (k % 3 === 0 ? 1400 : k % 3 === 1 ? 8 : 1e-3));
    const y =
      (((random() - 0.5) * 1480) / Math.max(1e-3, Math.abs(Math.log(x)))) * (k % 2 === 0 ? 1 : random() * random());
    const found = bitsOf(pow(x, y));
    const expected = bitsOf(x ** y);
    const apart = found > expected ? found - expected : expected - found;
    if (apart > 1n) expect.fail(`${x}^${y}: ${apart} units apart`);
  }
});

test("rises with the base for a positive power, falls for a negative one, between neighbouring doubles too", () => {
  const random = stream(7n);
  for (let k = 0; k < 100_000; k++) {
    const x = random() * 10 + 1e-3;
    const y = random() * 3;
    const next = nextUp(x);
    if (pow(next, y) < pow(x, y) || pow(next, -y) > pow(x, -y)) expect.fail(`${x}^${y}`);
  }
});

test("powers of bases below and above 1", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
      fc.double({ min: 0, max: 20, noNaN: true }),
      (x, y) => {
        if (x >= 1) expect(pow(x, y)).toBeGreaterThanOrEqual(1);
        else expect(pow(x, y)).toBeLessThanOrEqual(1);
        expect(pow(x, y) * pow(x, -y)).toBeCloseTo(1, 14);
      },
    ),
  );
});

test("the same bits on every engine", () => {
  // FNV-1a over the results; the arguments are made without a function that engines may differ in
  const random = stream(3n);
  let hash = 0xcbf29ce484222325n;
  for (let k = 0; k < 50_000; k++) {
    const x = random() * (1 << (k % 21));
    const y = (random() - 0.5) * (1 << (k % 7));
    hash = BigInt.asUintN(64, (hash ^ bitsOf(pow(x, y))) * 0x100000001b3n);
  }
  expect(hash.toString(16)).toBe("207ca19a64007d0c");
});
