import { KERNEL } from "./bytes.ts";
import type { KernelOps } from "./ops.ts";
import { plainOps } from "./plain.ts";

/** A memory with the kernel's operations on it. */
export interface Machine {
  readonly kind: "simd" | "plain";
  readonly ops: KernelOps;
  readonly f64: Float64Array;
  /** Where the room for blocks begins, in bytes; before it stand columns that live here. */
  readonly base: number;
}

/** What of WebAssembly is used here; the type library for Node does not have it. */
interface Wasm {
  readonly Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
}

const PAGE = 65536;

/** Compiles the kernel; null where WebAssembly, its SIMD or leave to compile is lacking. */
function compile(): { wasm: Wasm; module: object } | null {
  const wasm = (globalThis as { WebAssembly?: Wasm }).WebAssembly;
  if (wasm === undefined) return null;
  try {
    return { wasm, module: new wasm.Module(Uint8Array.from(atob(KERNEL), (c) => c.charCodeAt(0))) };
  } catch {
    return null;
  }
}

let compiled: ReturnType<typeof compile> | undefined;

/** WebAssembly with SIMD where it is there, else typed arrays; `bytes` of memory, of which `base` are for columns. */
export function machineOf(bytes: number, base = 0, kind?: Machine["kind"]): Machine {
  compiled ??= kind === "plain" ? undefined : compile();
  if (compiled === undefined || compiled === null || kind === "plain") {
    const f64 = new Float64Array(Math.ceil(bytes / 8));
    return { kind: "plain", ops: plainOps(f64), f64, base };
  }
  const memory = new compiled.wasm.Memory({ initial: Math.ceil(bytes / PAGE) });
  const { exports } = new compiled.wasm.Instance(compiled.module, { env: { memory } });
  return { kind: "simd", ops: exports as KernelOps, f64: new Float64Array(memory.buffer), base };
}

/** Which kernel works here. */
export const kernelKind = (): Machine["kind"] => machineOf(8).kind;
