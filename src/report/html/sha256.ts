import { base64 } from "./logo.ts";

/** The first 32 bits of the fractions of the square and cube roots of the first primes, as FIPS 180-4 has them. */
const [START, ROUNDS] = constants();

function constants(): readonly [readonly number[], readonly number[]] {
  const primes: number[] = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p !== 0)) primes.push(n);
  const fraction = (v: number): number => Math.floor((v - Math.floor(v)) * 0x100000000) | 0;
  return [primes.slice(0, 8).map((p) => fraction(Math.sqrt(p))), primes.map((p) => fraction(Math.cbrt(p)))];
}

const turned = (x: number, by: number): number => (x >>> by) | (x << (32 - by));

/**
 * SHA-256 of a text in UTF-8, in base64, as a Content-Security-Policy has it; at once, where the one of browsers and Node is
 * awaited.
 * @see NIST (2015), FIPS 180-4, Secure Hash Standard
 */
export function sha256Base64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const whole = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6);
  whole.set(bytes);
  whole[bytes.length] = 0x80;
  const view = new DataView(whole.buffer);
  view.setUint32(whole.length - 8, Math.floor(bytes.length / 0x20000000));
  view.setUint32(whole.length - 4, bytes.length << 3);
  const h = [...START];
  const w = new Int32Array(64);
  for (let at = 0; at < whole.length; at += 64) {
    for (let i = 0; i < 16; i++) w[i] = view.getInt32(at + 4 * i);
    for (let i = 16; i < 64; i++) {
      const [a, b] = [w[i - 15]!, w[i - 2]!];
      const s0 = turned(a, 7) ^ turned(a, 18) ^ (a >>> 3);
      const s1 = turned(b, 17) ^ turned(b, 19) ^ (b >>> 10);
      w[i] = (w[i - 16]! + s0 + w[i - 7]! + s1) | 0;
    }
    let [a, b, c, d, e, f, g, z] = h as [number, number, number, number, number, number, number, number];
    for (let i = 0; i < 64; i++) {
      const s1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
      const t1 = (z + s1 + ((e & f) ^ (~e & g)) + ROUNDS[i]! + w[i]!) | 0;
      const s0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [z, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
    }
    [a, b, c, d, e, f, g, z].forEach((v, i) => {
      h[i] = (h[i]! + v) | 0;
    });
  }
  const digest = new DataView(new ArrayBuffer(32));
  h.forEach((v, i) => {
    digest.setInt32(4 * i, v);
  });
  return base64(new Uint8Array(digest.buffer));
}
