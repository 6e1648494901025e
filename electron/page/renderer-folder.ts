import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the built window lies: `out/renderer`, seen from `out/electron/page` as from `electron/page`. */
export function rendererFolder(): string {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const base = path.resolve(here, '..', '..');
  return import.meta.url.endsWith('.ts') ? path.join(base, 'out', 'renderer') : path.join(base, 'renderer');
}
