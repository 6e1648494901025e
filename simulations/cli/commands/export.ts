import { basename, dirname } from 'node:path';
import { Command, Option } from 'commander';
import { withEngine } from '../with-engine.js';

type Format = 'csv' | 'parquet' | 'json';

export function exportCommand(): Command {
  return new Command('export')
    .description("Write a run's tables as files beside its store, and print their paths.")
    .argument('<run>', "a run's id from Folkmoot's data folder, or the path of its folder")
    .addOption(new Option('--format <name>', 'file format').choices(['csv', 'parquet', 'json']).default('csv'))
    .option('--out <folder>', "folder the run was kept in (default: Folkmoot's data folder)")
    .action(async (run: string, { format, out }: { format: Format; out?: string }) => {
      const isPath = /[\\/]/.test(run);
      const dataFolder = isPath ? dirname(dirname(run.replace(/[\\/]+$/, ''))) : out;
      const runId = isPath ? basename(run) : run;
      const { files } = await withEngine({ dataFolder }, (engine) => engine.handle('exportRun', { runId, format }));
      for (const file of files) process.stdout.write(`${file}\n`);
    });
}
