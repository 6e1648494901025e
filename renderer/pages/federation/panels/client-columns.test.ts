import { expect, it } from 'vitest';
import { clientRound } from '../../../test-support/rounds.js';
import { clientColumns } from './client-columns.js';

const headers = (rows: Parameters<typeof clientColumns>[0]) => clientColumns(rows).map(({ header }) => header);

it('leaves out what no client has anything to say about', () => {
  expect(headers([clientRound(0)])).toEqual([
    'Client',
    'Update',
    'Examples',
    'Loss (nats)',
    'Own accuracy',
    'Length',
    'Sent',
  ]);
});

it('has a column for attacks, scores, staleness and privacy where there are any', () => {
  const rows = [clientRound(0), clientRound(1, { attack: 'labelFlip', score: -0.01, staleness: 2, epsilon: 1.5 })];
  expect(headers(rows)).toEqual(expect.arrayContaining(['Attack', 'Score', 'Versions late', 'ε spent']));
});

it('reads in words and is copied exactly', () => {
  const row = clientRound(3, { outcome: 'late', trainAccuracy: 0.91234, updateNorm: null });
  const columns = clientColumns([row]);
  const text = (id: string) =>
    columns
      .find((column) => column.id === id)
      ?.text(row)
      .replaceAll('\u00a0', ' ');
  const exact = (id: string) => columns.find((column) => column.id === id)?.exact(row);
  expect([text('client'), text('outcome'), text('trainAccuracy'), text('updateNorm')]).toEqual([
    'client 3',
    'came too late',
    '91.2 %',
    '–',
  ]);
  expect([exact('client'), exact('outcome'), exact('trainAccuracy'), exact('updateNorm')]).toEqual([
    '3',
    'late',
    '0.91234',
    '',
  ]);
});

it('sorts clients by number, not by letters', () => {
  const column = clientColumns([])[0]!;
  expect(Number(column.sortBy(clientRound(2)))).toBeLessThan(Number(column.sortBy(clientRound(10))));
});
