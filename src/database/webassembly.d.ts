/**
 * The part of the WebAssembly interface we call. TypeScript keeps it in its browser library, which a server has no
 * business including as a whole.
 */
declare namespace WebAssembly {
  type Exports = Record<string, unknown>;
  function instantiate(
    bytes: Uint8Array,
    imports: Record<string, Exports>,
  ): Promise<{ instance: { exports: Exports } }>;
}
