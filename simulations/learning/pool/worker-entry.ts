import { fileURLToPath } from 'node:url';

/**
 * The JavaScript file that a worker starts from. It lies in the build; when this file runs as TypeScript source, as
 * under the test runner, the build is in `out/` at the project's root.
 */
export function workerEntry(name: 'thread' | 'process'): string {
  const here = import.meta.url;
  const entry = here.endsWith('.ts') ? `../../../out/simulations/learning/worker/${name}.js` : `../worker/${name}.js`;
  return fileURLToPath(new URL(entry, here));
}
