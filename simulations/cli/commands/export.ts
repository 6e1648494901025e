import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { InputError } from '../../api/index.js';
import { withEngine } from '../with-engine.js';

type Format = 'csv' | 'parquet' | 'json';

export function exportCommand(): Command {
  return new Command('export')
    .description("Write a run's tables as files beside its store, and print their paths.")
    .argument('<run>', "a run's id from Folkmoot's data folder, or the path of its folder")
    .addOption(new Option('--format <name>', 'file format').choices(['csv', 'parquet', 'json']).default('csv'))
    .option('--out <folder>', "folder the run was kept in (default: Folkmoot's data folder)")
    .action(async (run: string, { format, out }: { format: Format; out?: string }) => {
      const { dataFolder, runId } = placeOf(run, out);
      const { files } = await withEngine({ dataFolder }, (engine) => engine.handle('exportRun', { runId, format }));
      for (const file of files) process.stdout.write(`${file}\n`);
    });
}

/**
 * Where a run is kept that was named by its id or by its folder, `<data folder>/runs/<id>`.
 * @throws InputError `run-unknown` for a folder without a run, before anything is opened or made there
 */
function placeOf(
  run: string,
  out: string | undefined,
): { readonly dataFolder: string | undefined; readonly runId: string } {
  if (!/[\\/]/.test(run)) return { dataFolder: out, runId: run };
  const folder = resolve(run);
  if (!existsSync(join(folder, 'run.json'))) {
    throw new InputError('run-unknown', `there is no run in ${folder}`, {
      field: 'run',
      value: run,
      hint: 'Give the id of a run, or its folder: the one with run.json in it.',
    });
  }
  return { dataFolder: dirname(dirname(folder)), runId: basename(folder) };
}
