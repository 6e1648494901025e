import { basename, resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import {
  ALLOCATION_FORMATS,
  type AllocationFormat,
  type Engine,
  InputError,
  MOST_ALLOCATION_BYTES,
  readStudyFile,
} from '../../api/index.js';
import { NamedFileError, readNamedFile, writeNamedFile } from '../../files/index.js';
import { printAllocationProblems, printNotes, printOutlook } from '../print-allocation.js';
import { withEngine } from '../with-engine.js';

interface ImportOptions {
  readonly total?: string;
  readonly launch?: number;
}
interface ExportOptions {
  readonly format: AllocationFormat;
  readonly out?: string;
  readonly valuation?: number;
}

export function allocationCommand(): Command {
  return new Command('allocation')
    .description('Who gets which part of a token, and when: presets, previews, files.')
    .addCommand(
      new Command('presets')
        .description('List the allocations to begin from, or print one as the groups of a `vesting` section.')
        .argument('[id]', 'print the groups of this one as JSON')
        .action((id: string | undefined) => withEngine({}, (engine) => presets(engine, id))),
    )
    .addCommand(
      new Command('preview')
        .description("Print what a scenario's allocation means: float, unlocks, who could decide alone.")
        .argument('<scenario>', 'a name from `folkmoot scenarios`, or the path of a file')
        .option('--json', 'print JSON, with the curves')
        .action((name: string, { json = false }: { json?: boolean }) =>
          withEngine({}, (engine) => preview(engine, name, json)),
        ),
    )
    .addCommand(
      new Command('import')
        .description('Read an allocation (CSV, XLSX, QTM inputs, Sablier streams) and print it as a `vesting` section.')
        .argument('<file>', 'path of the table; its columns tell its kind')
        .option('--total <tokens>', 'what the shares of a table without a total are of (default: 1000000000)')
        .option('--launch <date>', 'what dates are counted from (default: the earliest in the file)', dateIn)
        .action((file: string, options: ImportOptions) => withEngine({}, (engine) => bring(engine, file, options))),
    )
    .addCommand(
      new Command('export')
        .description("Write a scenario's allocation as a file, to stdout unless --out is given.")
        .argument('<scenario>', 'a name from `folkmoot scenarios`, or the path of a file')
        .addOption(new Option('--format <name>', 'file format').choices(ALLOCATION_FORMATS).default('csv'))
        .option('--out <file>', 'path of the file to write')
        .option('--valuation <money>', 'qtm: of the whole supply, in whole units of money', amountIn)
        .action((name: string, options: ExportOptions) => withEngine({}, (engine) => write(engine, name, options))),
    );
}

async function presets(engine: Engine, id: string | undefined): Promise<void> {
  const { presets: all } = await engine.handle('listAllocationPresets', {});
  if (id === undefined) {
    const widest = Math.max(...all.map((preset) => preset.id.length));
    for (const preset of all) process.stdout.write(`${preset.id.padEnd(widest)}  ${preset.title}\n`);
    return;
  }
  const found = all.find((preset) => preset.id === id);
  if (found === undefined) {
    throw new InputError('preset-unknown', `there is no allocation "${id}"`, {
      field: 'id',
      value: id,
      hint: `Choose one of: ${all.map((preset) => preset.id).join(', ')}.`,
    });
  }
  process.stderr.write(`${found.title}: ${found.source}\n`);
  process.stdout.write(`${JSON.stringify(found.groups, null, 2)}\n`);
}

async function preview(engine: Engine, name: string, json: boolean): Promise<void> {
  const { outlook } = await engine.handle('previewAllocation', { scenario: await scenarioNamed(engine, name) });
  if (outlook === null) {
    throw new InputError('vesting-missing', `${name} has no allocation`, {
      field: 'vesting',
      hint: 'Give the scenario a section `vesting`; `folkmoot allocation presets` lists some to begin from.',
    });
  }
  if (json) process.stdout.write(`${JSON.stringify(outlook)}\n`);
  else printOutlook(outlook, process.stdout);
}

async function bring(engine: Engine, file: string, { total, launch }: ImportOptions): Promise<void> {
  const bytes = await readNamedFile(resolve(file), { mostBytes: MOST_ALLOCATION_BYTES }).catch((cause: unknown) =>
    refuseFile(file, file, cause),
  );
  const { section, notes, problems } = await engine.handle('importAllocation', {
    name: basename(file),
    base64: bytes.toString('base64'),
    ...(total === undefined ? {} : { totalTokens: total }),
    ...(launch === undefined ? {} : { launch }),
  });
  if (section === null) return refuse(file, problems);
  printNotes(notes, process.stderr);
  process.stdout.write(`${JSON.stringify(section, null, 2)}\n`);
}

async function write(engine: Engine, name: string, { format, out, valuation }: ExportOptions): Promise<void> {
  const scenario = await scenarioNamed(engine, name);
  const { file, notes, problems } = await engine.handle('exportAllocation', {
    scenario,
    format,
    ...(valuation === undefined ? {} : { valuation }),
  });
  if (file === null) return refuse(name, problems);
  printNotes(notes, process.stderr);
  const bytes = Buffer.from(file.base64, 'base64');
  if (out === undefined) process.stdout.write(bytes);
  else
    await writeNamedFile(resolve(out), bytes, { replace: true }).catch((cause: unknown) =>
      refuseFile(out, '--out', cause),
    );
}

function refuseFile(file: string, field: string, cause: unknown): never {
  if (!(cause instanceof NamedFileError)) throw cause;
  throw new InputError('file-unusable', `${file} ${cause.message}`, { field, value: file, cause, hint: cause.hint });
}

type Problems = Parameters<typeof printAllocationProblems>[1];

function refuse(source: string, problems: Problems): void {
  printAllocationProblems(source, problems, process.stderr);
  process.exitCode = 2;
}

async function scenarioNamed(engine: Engine, name: string) {
  return name.endsWith('.json')
    ? { ...(await readStudyFile(name)).document }
    : { ...(await engine.handle('getScenario', { name })) };
}

/** Reads a date, UTC where it says no zone, as Unix seconds. */
function dateIn(text: string): number {
  const zoned = /[zZ]$|[+-]\d\d:\d\d$/.test(text) ? text : `${text.includes('T') ? text : `${text}T00:00`}Z`;
  const time = Date.parse(zoned);
  if (!Number.isFinite(time) || time < 0) {
    throw new InvalidArgumentError('It must be a date such as 2026-01-31 or 2026-01-31T12:00.');
  }
  return Math.round(time / 1000);
}

function amountIn(text: string): number {
  const value = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || value <= 0) throw new InvalidArgumentError('It must be an amount above zero.');
  return value;
}
