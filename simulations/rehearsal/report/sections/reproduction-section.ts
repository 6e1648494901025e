import { type Block, foldedTable, list, type Section, table, text } from '../model/blocks.js';
import type { RehearsalRecord } from '../rehearsal-record.js';
import { settingsRows } from './settings-rows.js';

/** What everything rests on. */
export function assumptionsSection({ assumptions }: RehearsalRecord): Section {
  const none: Block[] = [{ kind: 'absent', text: 'None but those named with each part.' }];
  return { id: 'assumptions', title: 'Assumptions', blocks: assumptions.length === 0 ? none : list(assumptions) };
}

/** What it takes to get the same again. */
export function reproductionSection({
  seed,
  version,
  digest,
  inputs,
  createdAt,
  format,
  dao,
}: RehearsalRecord): Section {
  const blocks: Block[] = [
    text('The same record gives the same results: folkmoot rehearse --from report.json'),
    {
      kind: 'facts',
      rows: [
        ['Seed', String(seed)],
        ['Folkmoot', version],
        ['Format', format],
        ['Made', createdAt],
        ['Digest (SHA-256, times left out)', digest],
      ],
    },
    ...table(
      'Inputs',
      ['Input', 'File', 'SHA-256'],
      inputs.map(({ name, path, sha256 }) => [name, path ?? '–', sha256]),
    ),
    ...foldedTable("The DAO's settings", ['Setting', 'Value'], settingsRows(dao)),
  ];
  return { id: 'reproduction', title: 'To get the same again', blocks };
}
