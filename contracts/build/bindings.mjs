// @ts-check
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** @typedef {{ abi: readonly unknown[], doc: string, bytecode: string, layout: unknown }} Artifact bytecode in hex, without 0x */

const header = '// Generated from contracts/src by contracts/build/compile.mjs, never edited.\n';

/** @param {string} text */
const hashOf = (text) => createHash('sha256').update(text).digest('hex');

/**
 * The bindings of one build, file name → text. The index names the build and the hash of every other file, so that
 * bindings that are stale, missing or edited by hand are told from good ones.
 * @param {ReadonlyMap<string, Artifact>} artifacts by contract name
 * @param {string} fingerprint of everything the artifacts were made from
 * @returns {Map<string, string>} the index last
 */
export function bindingsOf(artifacts, fingerprint) {
  const files = new Map();
  for (const [name, { abi, doc, bytecode, layout }] of artifacts) {
    const values = `abi: ${JSON.stringify(abi, null, 1)},\n  layout: ${JSON.stringify(layout, null, 1)},`;
    const body = `{\n  name: '${name}',\n  doc: ${JSON.stringify(doc)},\n  ${values}\n  bytecode: '0x${bytecode}',\n} as const;\n`;
    files.set(`${name}.ts`, `${header}// sources ${fingerprint}\nexport const ${name} = ${body}`);
  }
  const hashes = [...files].map(([file, text]) => `// ${file} ${hashOf(text)}\n`);
  const exports = [...artifacts.keys()].map((name) => `export { ${name} } from './${name}.js';\n`);
  return files.set('index.ts', [header, `// sources ${fingerprint}\n`, ...hashes, ...exports].join(''));
}

/**
 * @param {string} folder
 * @param {string} fingerprint
 * @returns {string[] | null} the contracts that have bindings, or null when these are not whole and from this build
 */
export function boundContracts(folder, fingerprint) {
  try {
    const index = readFileSync(path.join(folder, 'index.ts'), 'utf8');
    if (!index.startsWith(`${header}// sources ${fingerprint}\n`)) return null;
    const hashes = [...index.matchAll(/^\/\/ (\w+)\.ts ([0-9a-f]{64})$/gm)];
    const whole = hashes.every(
      ([, name, hash]) => hashOf(readFileSync(path.join(folder, `${name}.ts`), 'utf8')) === hash,
    );
    return whole && hashes.length > 0 ? hashes.map(([, name]) => name ?? '') : null;
  } catch {
    return null;
  }
}

/**
 * Writes the files one by one, each in one go and the index last, then removes what no longer belongs.
 * @param {string} folder
 * @param {ReadonlyMap<string, string>} files
 */
export function writeBindings(folder, files) {
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of files) {
    const draft = path.join(folder, `${file}.${process.pid}.draft`);
    writeFileSync(draft, text);
    renameSync(draft, path.join(folder, file));
  }
  for (const file of readdirSync(folder)) {
    if (!files.has(file)) rmSync(path.join(folder, file), { recursive: true, force: true });
  }
}
