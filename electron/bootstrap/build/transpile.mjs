// @ts-check
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SetUpError, say } from '../say.mjs';
import { fingerprint, sourceFiles } from './source-files.mjs';
import { readStamp, writeStamp } from './stamp.mjs';

const folders = [
  'simulations',
  'electron',
  'contracts/bindings',
  'test/bench',
  'test/browser',
  'test/e2e',
  'test/electron-stand-in',
  'test/faults',
  'test/fixtures',
  'test/pictures',
];

/** @param {string} file */
function isSource(file) {
  if (file.startsWith('electron/bootstrap/') || file.startsWith('electron/preload/')) return false;
  if (/\.test\.ts$|\.d\.ts$|(^|\/)tsconfig\.json$/.test(file)) return false;
  return /\.(ts|json|mjs|wasm)$/.test(file);
}

/** @param {string} file */
const outputOf = (file) => file.replace(/\.ts$/, '.js');

/**
 * Transpiles every TypeScript file on its own into `out/`, mirroring the tree, copies the data files beside them,
 * and removes outputs whose source is gone. Files whose size and date are those of the last time are passed over.
 * @param {string} root
 * @returns {Promise<{ written: number, removed: number }>}
 */
export async function transpile(root) {
  const files = sourceFiles(root, folders, isSource);
  const out = path.join(root, 'out');
  /** @type {Record<string, string>} */
  const before = /** @type {Record<string, string> | null} */ (readStamp(root, 'transpile')) ?? {};
  /** @type {Record<string, string>} */
  const after = {};
  const changed = [];
  for (const file of files) {
    const state = fingerprint(path.join(root, file));
    after[file] = state;
    if (before[file] !== state || !existsSync(path.join(out, outputOf(file)))) changed.push(file);
  }
  const removed = Object.keys(before).filter((file) => after[file] === undefined);
  for (const file of removed) {
    rmSync(path.join(out, outputOf(file)), { force: true });
    rmSync(path.join(out, `${outputOf(file)}.map`), { force: true });
  }
  if (changed.length > 0) {
    say(`transpiling ${changed.length} file${changed.length === 1 ? '' : 's'} …`);
    // Loaded only now: an unchanged clone starts without it.
    const { transform } = await import('esbuild');
    await Promise.all(
      changed.map(async (file) => {
        const source = readFileSync(path.join(root, file));
        if (!file.endsWith('.ts')) return put(path.join(out, file), source);
        const target = path.join(out, outputOf(file));
        const { code, map } = await transform(source, {
          loader: 'ts',
          format: 'esm',
          target: 'node20',
          sourcemap: 'external',
          sourcefile: path.relative(path.dirname(target), path.join(root, file)).split(path.sep).join('/'),
          tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
        }).catch((/** @type {Error} */ error) => {
          throw new SetUpError(`${file} cannot be transpiled: ${error.message}`, 'Mend the file and try again.');
        });
        put(`${target}.map`, map);
        put(target, `${code}//# sourceMappingURL=${path.basename(target)}.map\n`);
      }),
    );
  }
  if (changed.length > 0 || removed.length > 0) writeStamp(root, 'transpile', after);
  return { written: changed.length, removed: removed.length };
}

/**
 * Writes a file in one go: whoever reads at this moment sees the old one or the new one, never half.
 * @param {string} file
 * @param {string | Uint8Array} content
 */
function put(file, content) {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.draft`;
  writeFileSync(draft, content);
  renameSync(draft, file);
}
