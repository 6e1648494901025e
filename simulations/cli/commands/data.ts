import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { type DataFile, type Engine, InputError } from '../../api/index.js';
import { printDataset, printProblems, printTable } from '../print-data.js';
import { withEngine } from '../with-engine.js';

interface DescribeOptions {
  readonly label?: string;
  readonly ignore?: readonly string[];
  readonly missing: 'fill' | 'drop' | 'refuse';
  readonly json?: boolean;
}

export function dataCommand(): Command {
  return new Command('data').description('Look at data of your own before anything is learnt from it.').addCommand(
    new Command('describe')
      .description('Print what a CSV file, or an IDX file with its labels, would become; status 2 when it is at fault.')
      .argument('<file>', 'path of a CSV file, or of the IDX file of the examples')
      .argument('[labels]', 'path of the IDX file of the labels')
      .option(
        '--label <column>',
        'CSV: the column that holds the label; then what would be learnt from is printed, too',
      )
      .option('--ignore <columns...>', 'CSV: columns to leave out')
      .addOption(
        new Option('--missing <choice>', 'CSV: what happens to missing values')
          .choices(['fill', 'drop', 'refuse'])
          .default('fill'),
      )
      .option('--json', 'print JSON')
      .action((file: string, labels: string | undefined, options: DescribeOptions) =>
        withEngine({}, (engine) => describe(engine, resolve(file), labels, options)),
      ),
  );
}

async function describe(engine: Engine, file: string, labels: string | undefined, options: DescribeOptions) {
  const found = await engine.handle('describeDataFile', { file });
  const dataset = datasetOf(found, labels, options);
  const loaded = dataset === null ? null : await engine.handle('describeDataset', { dataset });
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ ...found, dataset: loaded })}\n`);
  } else {
    if (found.table !== null) printTable(file, found.table, process.stdout);
    if (loaded?.description) printDataset(loaded.description, process.stdout);
  }
  // With a label chosen, only what keeps that from being learnt counts: a column at fault may have been left out.
  const faults = loaded === null ? printProblems(file, found.table, process.stderr) : loaded.problems.length;
  for (const { message, hint } of loaded?.problems ?? []) process.stderr.write(`folkmoot: ${message}\n${hint}\n`);
  if (faults > 0) process.exitCode = 2;
}

/** The data set that the options make of a file; `null` for a table without a chosen label. */
function datasetOf({ path, format }: DataFile, labels: string | undefined, options: DescribeOptions) {
  const { label, ignore = [], missing } = options;
  if (format === 'idx') {
    if (labels !== undefined) return { kind: 'idx', images: path, labels: resolve(labels) } as const;
    throw new InputError('labels-missing', `${path} is an IDX file, and its labels are in another one`, {
      field: 'labels',
      hint: 'Give the file of the labels as the second argument.',
    });
  }
  if (labels !== undefined) {
    throw new InputError('labels-needless', `${path} is a table, whose labels are one of its columns`, {
      field: 'labels',
      value: labels,
      hint: 'Name the column with --label and leave the second file out.',
    });
  }
  if (label === undefined) return null;
  return { kind: 'csv', file: path, labelColumn: label, ignoreColumns: [...ignore], missing } as const;
}
