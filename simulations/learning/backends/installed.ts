import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Whether an npm package can be found from here. Nothing is loaded. */
export function isInstalled(packageName: string): boolean {
  try {
    require.resolve(`${packageName}/package.json`);
    return true;
  } catch {
    return false;
  }
}
