import { fileURLToPath } from 'node:url';

/**
 * The JavaScript file that a thread starts from, by its name beside the file that asks. It lies in the build; where that
 * file runs as TypeScript source, as under the test runner, the build is in `out/` at the project's root.
 */
export function threadEntry(here: string, name = 'thread'): string {
  const built = here.endsWith('.ts') ? here.replace(/\/simulations\/(?!.*\/simulations\/)/, '/out/simulations/') : here;
  return fileURLToPath(new URL(`./${name}.js`, built));
}
