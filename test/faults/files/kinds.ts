import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { grant, oak } from '../../fixtures/rehearsal/oak.js';
import { usualLines } from '../commands/usual-lines.js';
import { federation } from '../commands/usual-parameters.js';
import { clone } from '../programs.js';
import { brokenForms, brokenJson, brokenTable, type HostileBytes, zipOf } from './hostile-bytes.js';

/** A kind of file that the product opens. */
export interface FileKind {
  readonly name: string;
  /** How its name ends. */
  readonly ending: string;
  readonly broken: readonly HostileBytes[];
  /** Commands that open such a file, given its path and a folder to write further files into. */
  readonly opened: readonly ((path: string, folder: string) => readonly string[])[];
}

const json = (value: unknown) => Buffer.from(JSON.stringify(value));
const libraryFile = (name: string) =>
  JSON.parse(readFileSync(join(clone, 'simulations/scenarios', `${name}.json`), 'utf8')) as object;

/** A file beside the one that is opened. */
function beside(folder: string, name: string, content: unknown): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  writeFileSync(path, Buffer.isBuffer(content) || typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const rehearse = (dao: string, proposal: string) => [
  'rehearse',
  '--dao',
  dao,
  '--proposal',
  proposal,
  '--runs',
  '100',
  '--no-execution',
];
const study = (learning: object) => ({ ...federation, learning: { ...federation.learning, ...learning } });

const safe = {
  version: '1.0',
  chainId: '1',
  createdAt: 0,
  meta: { name: 'Batch' },
  transactions: [{ to: `0x${'dd'.repeat(20)}`, value: '1', data: '0x' }],
};
const poll = {
  choices: ['Yes', 'No'],
  type: 'single-choice',
  votes: [{ voter: `0x${'a1'.repeat(20)}`, choice: 1, power: '3' }],
};
const artifact = { contractName: 'Box', abi: [], bytecode: '0x6001600c60003960016000f300' };
const layersModel = {
  modelTopology: {
    class_name: 'Sequential',
    config: {
      name: 's',
      layers: [{ class_name: 'Dense', config: { units: 3, activation: 'softmax', batch_input_shape: [null, 4] } }],
    },
  },
  weightsManifest: [{ paths: ['w.bin'], weights: [{ name: 'k', shape: [4, 3], dtype: 'float32' }] }],
};
const idx = Buffer.concat([Buffer.from([0, 0, 8, 3, 0, 0, 0, 10, 0, 0, 0, 4, 0, 0, 0, 4]), Buffer.alloc(160, 7)]);
const labels = Buffer.concat([Buffer.from([0, 0, 8, 1, 0, 0, 0, 10]), Buffer.from([0, 1, 2, 0, 1, 2, 0, 1, 2, 0])]);
const sheet = (rows: string, dimension = 'A1:C2') =>
  Buffer.from(
    `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="${dimension}"/><sheetData>${rows}</sheetData></worksheet>`,
  );
const cells =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>group</t></is></c><c r="B1" t="inlineStr"><is><t>sharePercent</t></is></c></row>';
const workbook = [
  {
    name: '[Content_Types].xml',
    data: Buffer.from('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
  },
  {
    name: 'xl/workbook.xml',
    data: Buffer.from(
      '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
  },
  {
    name: 'xl/_rels/workbook.xml.rels',
    data: Buffer.from(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
  },
];
const xlsx = (data: Buffer, more: { readonly claims?: number; readonly times?: number } = {}) =>
  zipOf([...workbook, { name: 'xl/worksheets/sheet1.xml', data, ...more }]);
const zeros = Buffer.alloc(64 * 1024 ** 2);

const idxOf = (type: number, ...sizes: number[]) => {
  const head = Buffer.alloc(4 + 4 * sizes.length);
  head.set([0, 0, type, sizes.length]);
  for (const [i, size] of sizes.entries()) head.writeUInt32BE(size, 4 + 4 * i);
  return Buffer.concat([head, Buffer.alloc(100)]);
};
const modelOf = (config: object) => ({
  modelTopology: { class_name: 'Sequential', config: { layers: [{ class_name: 'Dense', config }] } },
});

/** Every kind of file that the product opens, what can be wrong with it, and the commands that open it. */
export function fileKinds(seed: number, folder: string): FileKind[] {
  const usual = usualLines(folder, '');
  const proposals = String(usual['rehearse backtest']!.options.proposals);
  const votes = String(usual['rehearse backtest']!.options.votes);
  const document = (name: string, fine: object, opened: FileKind['opened'], more: readonly HostileBytes[] = []) => ({
    name,
    ending: '.json',
    broken: [...brokenForms(json(fine), seed, name), ...brokenJson(fine, seed, name), ...more],
    opened,
  });
  const table = (name: string, separator: ',' | '\t', fine: string, opened: FileKind['opened']) => ({
    name,
    ending: separator === ',' ? '.csv' : '.tsv',
    broken: [...brokenForms(Buffer.from(fine), seed, name), ...brokenTable(separator, fine.split('\n')[0]!)],
    opened,
  });
  const daoFile = (below: string, change: object) =>
    rehearse(beside(below, 'dao.json', { ...oak, ...change }), String(usual.rehearse!.options.proposal));
  const data = 'acid,kind\n1,red\n2,white\n3,red\n';
  const holders = `HolderAddress,Balance\n0x${'a1'.repeat(20)},10\n`;
  return [
    document('scenario', libraryFile('launch'), [
      (path) => ['validate', path],
      (path) => ['allocation', 'preview', path],
    ]),
    document('federation', federation, [(path) => ['validate', path]]),
    document('DAO', oak, [(path) => rehearse(path, String(usual.rehearse!.options.proposal))]),
    document('proposal', grant, [(path) => rehearse('commons', path)]),
    document('Safe batch', safe, [(path) => rehearse('commons', path)]),
    document('poll', poll, [(path) => ['tally', path]]),
    document('hub’s answer', { data: { proposals: [], votes: [] } }, [
      (path) => ['rehearse', 'watch', '--votes', votes, '--proposals', proposals, '--hub', path],
    ]),
    document('report', { format: 'folkmoot-rehearsal/1', dao: oak, proposal: grant }, [
      (path) => ['rehearse', '--from', path],
    ]),
    document('artifact', artifact, [
      (path, below) => daoFile(below, { contracts: [{ name: 'Box', artifact: path, constructorArguments: [] }] }),
    ]),
    document(
      'LayersModel',
      layersModel,
      [
        (path, below) => [
          'validate',
          beside(below, 'study.json', study({ model: { kind: 'layersModel', file: path } })),
        ],
      ],
      [
        {
          name: 'of a layer of 10⁹ units',
          make: () => json(modelOf({ units: 1e9, activation: 'softmax', batch_input_shape: [null, 1e9] })),
        },
        {
          name: 'of weights somewhere else',
          make: () =>
            json({
              ...layersModel,
              weightsManifest: [
                { paths: ['../../../../etc/passwd'], weights: layersModel.weightsManifest[0]!.weights },
              ],
            }),
        },
        {
          name: 'of weights that never end',
          make: () =>
            json({
              ...layersModel,
              weightsManifest: [{ paths: ['/dev/zero'], weights: layersModel.weightsManifest[0]!.weights }],
            }),
        },
        {
          name: 'of 100,000 layers',
          make: () =>
            json({
              modelTopology: {
                class_name: 'Sequential',
                config: { layers: Array.from({ length: 100_000 }, () => layersModel.modelTopology.config.layers[0]) },
              },
            }),
        },
      ],
    ),
    table('data, CSV', ',', data, [
      (path) => ['data', 'describe', path, '--label', 'kind'],
      (path, below) => [
        'validate',
        beside(below, 'study.json', study({ dataset: { kind: 'csv', file: path, labelColumn: 'kind' } })),
      ],
    ]),
    table('data, TSV', '\t', data.replaceAll(',', '\t'), [(path) => ['data', 'describe', path]]),
    table('holders', ',', holders, [(path, below) => daoFile(below, { holders: { kind: 'file', path } })]),
    table('past votes', ',', readFileSync(votes, 'utf8'), [
      (path) => ['rehearse', 'backtest', '--votes', path, '--proposals', proposals, '--split', '2023-09-01'],
      (path) => ['rehearse', 'watch', '--votes', path, '--proposals', proposals, '--proposal', 'p1'],
    ]),
    table('past proposals', ',', readFileSync(proposals, 'utf8'), [
      (path) => ['rehearse', 'backtest', '--votes', votes, '--proposals', path, '--split', '2023-09-01'],
    ]),
    table('allocation, CSV', ',', 'group,category,sharePercent\nTeam,team,20\n', [
      (path) => ['allocation', 'import', path],
    ]),
    table('poll, CSV', ',', `voter,choice,power\n0x${'a1'.repeat(20)},1,3\n`, [(path) => ['tally', path]]),
    {
      name: 'allocation, XLSX',
      ending: '.xlsx',
      broken: [
        ...brokenForms(xlsx(sheet(cells)), seed, 'xlsx'),
        { name: 'of a sheet of 4 GB', make: () => xlsx(zeros, { times: 64, claims: 1000 }) },
        {
          name: 'of a sheet of 1 GB of cells',
          make: () => xlsx(Buffer.from('<row r="1"><c r="A1"><v>1</v></c></row>'.repeat(400_000)), { times: 64 }),
        },
        { name: 'that claims 4 GB', make: () => xlsx(sheet(cells), { claims: 2 ** 32 - 1 }) },
        { name: 'that claims 65,535 entries', make: () => zipOf(workbook, 65_535) },
        {
          name: 'of 60,000 entries',
          make: () => zipOf(Array.from({ length: 60_000 }, (_, i) => ({ name: `f${i}`, data: Buffer.alloc(0) }))),
        },
        { name: 'of 16,384 columns and a million rows, as it says', make: () => xlsx(sheet(cells, 'A1:XFD1048576')) },
        {
          name: 'of a cell in the last row and column',
          make: () => xlsx(sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', 'A1:XFD1048576')),
        },
        { name: 'of elements in each other', make: () => xlsx(sheet('<row>'.repeat(200_000))) },
        {
          name: 'of entities of entities',
          make: () =>
            xlsx(
              Buffer.from(
                `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, i) => `<!ENTITY a${i} "${`&a${i === 0 ? '' : i - 1};`.repeat(10)}">`).join('')}]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&a8;</t></is></c></row></sheetData></worksheet>`,
              ),
            ),
        },
      ],
      opened: [(path) => ['allocation', 'import', path]],
    },
    {
      name: 'IDX',
      ending: '.idx',
      broken: [
        ...brokenForms(idx, seed, 'idx'),
        { name: 'of four billion pictures', make: () => idxOf(8, 2 ** 32 - 1, 28, 28) },
        { name: 'of pictures of no size', make: () => idxOf(8, 10, 0, 0) },
        { name: 'of 255 dimensions', make: () => idxOf(8, ...Array.from({ length: 255 }, () => 2 ** 32 - 1)) },
        { name: 'of more doubles than there are', make: () => idxOf(14, 1000, 28, 28) },
        { name: 'of fewer than there are', make: () => idxOf(8, 1, 2, 2) },
      ],
      opened: [(path, below) => ['data', 'describe', path, beside(below, 'labels.idx', labels)]],
    },
  ];
}
