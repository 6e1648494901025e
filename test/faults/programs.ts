import { join, sep } from 'node:path';

/** The clone, whether this runs from its sources or from what is built of them. */
export const clone = join(import.meta.dirname, import.meta.dirname.includes(`${sep}out${sep}`) ? '../../..' : '../..');

/** The path of a built program, by that of its source: `simulations/cli/main.ts`. */
export function builtProgram(source: string): string {
  return join(clone, 'out', source.replace(/\.ts$/, '.js'));
}
