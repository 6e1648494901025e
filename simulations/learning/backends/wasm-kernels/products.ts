import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { PRODUCTS_MODULE } from './products-module.js';

/**
 * Products of matrices in the backend's memory. Addresses and steps are in bytes. TensorFlow.js's own packs the second
 * matrix anew whenever it has changed, as weights do in every step, and takes a slow loop for transposed ones.
 */
export interface Products {
  /** c (m × n) = a (m × k) · b (k × n) + bias, at least `floor`. No bias at address 0. */
  product(
    a: number,
    aRow: number,
    aColumn: number,
    b: number,
    bias: number,
    c: number,
    m: number,
    n: number,
    k: number,
    floor: number,
  ): void;
  /** c (m × n) = a (m × k) · bᵀ, where b is n × k. */
  productWithTransposed(a: number, b: number, c: number, m: number, n: number, k: number): void;
}

/** What is used of WebAssembly; the compiler knows it from browsers only. */
const { WebAssembly } = globalThis as unknown as {
  WebAssembly: {
    Module: new (bytes: Uint8Array) => object;
    Instance: new (module: object, imports: object) => { readonly exports: unknown };
  };
};

/** Of each backend's memory. */
const loaded = new WeakMap<object, Products>();

/** The products for a backend, made at the first call. */
export function productsFor(backend: BackendWasm): Products {
  // Emscripten keeps its memory there; the backend’s types do not tell.
  const { memory } = (backend.wasm as unknown as { asm: { memory: object } }).asm;
  const known = loaded.get(memory);
  if (known !== undefined) return known;
  const module = new WebAssembly.Module(Buffer.from(PRODUCTS_MODULE, 'base64'));
  const products = new WebAssembly.Instance(module, { env: { memory } }).exports as Products;
  loaded.set(memory, products);
  return products;
}
