// @ts-check
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { sourceFiles } from '../../electron/bootstrap/build/source-files.mjs';
import { root } from '../../electron/bootstrap/root.mjs';

/** Sources of chance that no seed governs, and what to use instead. */
const forbidden = [
  { pattern: /\bMath\s*\.\s*random\b/, where: /./, instead: 'a stream of simulations/random' },
  { pattern: /\bMath\s*\[\s*['"`]random/, where: /./, instead: 'a stream of simulations/random' },
  {
    pattern: /\b(randomBytes|randomUUID|randomInt|getRandomValues|createRandom)\b/,
    // Hosts need secrets nobody can guess, so do the places where a chain listens, and an id of a run is not part of what it computes.
    where:
      /^simulations\/(?!chain\/anvil\/(?:ipc|listening)-place\.ts$)(agents|chain|experiments|kernel|learning|metrics|random|rehearsal|scenario|world)\//,
    instead: 'a stream of simulations/random',
  },
];

const files = sourceFiles(root, ['simulations', 'electron', 'renderer', 'test', 'contracts/build'], (file) =>
  /\.(ts|tsx|mjs)$/.test(file),
);
let found = 0;
for (const file of files) {
  if (file === 'test/run/random-lint.mjs') continue;
  const lines = readFileSync(path.join(root, file), 'utf8').split('\n');
  for (const [index, line] of lines.entries()) {
    // What is said about it in a comment is no use of it.
    if (/^\s*(\/\/|\*|\/\*)/.test(line)) continue;
    for (const { pattern, where, instead } of forbidden) {
      if (!where.test(file) || !pattern.test(line)) continue;
      found += 1;
      process.stdout.write(`${file}:${index + 1}: ${pattern.exec(line)?.[0]} is not seeded; use ${instead}\n`);
    }
  }
}
process.exitCode = found === 0 ? 0 : 1;
