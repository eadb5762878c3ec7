type Merged<Part> = (Part extends unknown ? (part: Part) => void : never) extends (part: infer All) => void
  ? All
  : never;

/**
 * The root fields of several files as one object. Throws an Error naming a field that two files define: one of them would
 * silently win otherwise.
 */
export function distinct<Parts extends readonly object[]>(root: string, ...parts: Parts): Merged<Parts[number]> {
  const merged: Record<string, unknown> = {};
  for (const [name, resolver] of parts.flatMap((part) => Object.entries(part) as [string, unknown][])) {
    if (name in merged) throw new Error(`Two files under src/resolvers define ${root}.${name}.`);
    merged[name] = resolver;
  }
  return merged as Merged<Parts[number]>;
}
