const METHODS = ['log', 'info', 'warn', 'error'] as const;

/**
 * Runs something that prints while it is loaded: ganache tells everybody about optional native parts that it does
 * well without. Standard output belongs to the command line's results. Nothing else can run in between.
 */
export function quietly<T>(work: () => T): T {
  const kept = METHODS.map((method) => console[method]);
  for (const method of METHODS) console[method] = () => {};
  try {
    return work();
  } finally {
    for (const [i, method] of METHODS.entries()) console[method] = kept[i]!;
  }
}
