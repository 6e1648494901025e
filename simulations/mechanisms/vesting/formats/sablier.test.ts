import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountOf } from '../../../chain/index.js';
import { parseTokens } from '../../../scenario/index.js';
import { allocate } from '../allocation.js';
import { endOf, type Terms, vestedAt } from '../schedule.js';
import { readSablier } from './read-sablier.js';
import { dateIn, durationIn } from './sablier-times.js';
import { readCsvTable, writeCsv } from './table.js';
import { type SablierStream, sablierRecords } from './write-sablier.js';

const LAUNCH = Date.UTC(2026, 0, 1) / 1000;
const ANN = accountOf('ann');
const BOB = accountOf('bob');
const read = (text: string) => {
  const table = readCsvTable(text);
  return table.value === null ? table : readSablier(table.value, LAUNCH);
};
const problemsOf = (...lines: string[]) =>
  read(lines.join('\n')).problems.map(({ row, column, value, message }) => [row, column, value, message].join('|'));

describe('dates and durations of Sablier', () => {
  it('are read as UTC and with years of 365 days', () => {
    expect(dateIn('2026-01-31 12:30')).toBe(Date.UTC(2026, 0, 31, 12, 30) / 1000);
    expect(durationIn('1 years 2 days 3 hours')).toBe(365 * 86_400 + 2 * 86_400 + 3 * 3_600);
    expect(durationIn('1 year')).toBe(durationIn('365 days'));
  });

  it('are told from what is neither', () => {
    for (const text of ['2026-02-31 12:00', '2026-1-31 12:00', '31.01.2026', '']) expect(dateIn(text), text).toBeNull();
    for (const text of ['1 months', '2 days ago', '-1 days', '3', 'days', ''])
      expect(durationIn(text), text).toBeNull();
  });
});

describe('a Sablier file', () => {
  it('becomes a group for each schedule, with its recipients', () => {
    const { value } = read(
      [
        'Recipient,Amount,Duration,Cliff',
        `${ANN},300,2 years,180 days`,
        `${BOB},100.5,2 years,180 days`,
        `${BOB},99.5,1 years,`,
      ].join('\n'),
    );
    expect(value?.section.totalTokens).toBe('500');
    expect(value?.section.groups.map(({ name, sharePercent }) => [name, sharePercent])).toEqual([
      ['Streams 1', 80.1],
      ['Streams 2', 19.9],
    ]);
    const [first, second] = allocate(value!.section, LAUNCH);
    expect(first!.terms).toMatchObject({ start: LAUNCH, duration: 730 * 86_400, cliff: 180 * 86_400, shape: 'linear' });
    expect(second!.terms).toMatchObject({ duration: 365 * 86_400, cliff: 0 });
    expect(value?.recipients[1]).toEqual({ group: 'Streams 1', address: BOB, amount: parseTokens('100.5') });
  });

  it('takes ranges of dates that begin after launch, and steps', () => {
    const { value } = read(
      ['address,amount,start date,end date,steps', `${ANN},1,2026-03-01 00:00,2027-03-01 00:00,5`].join('\n'),
    );
    const [only] = allocate(value!.section, LAUNCH);
    expect(only!.terms).toEqual({
      start: Date.UTC(2026, 2, 1) / 1000,
      duration: 365 * 86_400,
      cliff: 0,
      shape: 'steps',
      period: 73 * 86_400,
    });
  });

  it('tells every cell that it cannot take', () => {
    expect(
      problemsOf(
        'address,amount,start,cliff,end',
        `0x12,1,2026-01-01 00:00,,2026-02-01 00:00`,
        `${ANN},1.0000000000000000001,soon,,2026-02-01 00:00`,
        `${ANN},many,2026-01-01 00:00,2026-03-01 00:00,2026-02-01 00:00`,
        `${ANN},1,2025-12-31 00:00,,2026-02-01 00:00`,
        `${ANN},1,2026-02-01 00:00,2026-03-01 00:00,2026-04-01 00:00`,
      ),
    ).toEqual([
      '2|address|0x12|is no address',
      '3|amount|1.0000000000000000001|has more than 18 decimals',
      '3|start|soon|is neither a date nor a duration',
      '4|amount|many|is not a number',
      '4|cliff|2026-03-01 00:00|is after the end',
      '5|start|2025-12-31 00:00|is before what it follows',
      '6|cliff|2026-03-01 00:00|follows a start after launch',
    ]);
    expect(problemsOf('address,amount,colour', `${ANN},1,red`)[0]).toBe('1|colour||the column is unknown');
    expect(problemsOf('address,amount', `${ANN},0`)).toEqual(['|||no stream has an amount']);
  });

  it('reads back as the same streams at every time', () => {
    const minutes = (min: number, max: number) => fc.integer({ min, max }).map((count) => count * 60);
    const stream: fc.Arbitrary<SablierStream> = fc
      .record({
        holder: fc.integer({ min: 0, max: 99 }),
        amount: fc.bigInt({ min: 10n ** 18n, max: 10n ** 24n }),
        period: minutes(1, 50_000),
        steps: fc.integer({ min: 1, max: 40 }),
        stepped: fc.boolean(),
        later: fc.oneof(fc.constant(0), minutes(1, 500_000)),
        cliff: fc.integer({ min: 0, max: 40 }),
      })
      .map(({ holder, amount, period, steps, stepped, later, cliff }) => {
        const terms: Terms = {
          start: LAUNCH + later,
          duration: period * steps,
          cliff: later > 0 ? 0 : Math.min(cliff, steps) * period,
          shape: stepped ? 'steps' : 'linear',
          period: stepped ? period : 0,
        };
        return { address: accountOf(`holder-${holder}`), amount, terms };
      });
    fc.assert(
      fc.property(fc.array(stream, { minLength: 1, maxLength: 5 }), fc.nat(), (streams, x) => {
        const { value } = read(writeCsv(sablierRecords(streams).value!));
        const groups = new Map(allocate(value!.section, LAUNCH).map((each) => [each.group.name, each.terms]));
        const left = [...streams];
        for (const { group, address, amount } of value!.recipients) {
          const terms = groups.get(group)!;
          const i = left.findIndex(({ address: a, amount: b, terms: was }) => {
            const time = LAUNCH + (x % (endOf(was) - LAUNCH + 1));
            return a === address && b === amount && vestedAt(was, b, time) === vestedAt(terms, b, time);
          });
          expect(i).toBeGreaterThanOrEqual(0);
          left.splice(i, 1);
        }
        expect(left).toEqual([]);
      }),
    );
  });

  it('has no logarithmic stream', () => {
    const terms: Terms = { start: LAUNCH, duration: 60, cliff: 0, shape: 'logarithmic', period: 60 };
    expect(sablierRecords([{ address: ANN, amount: 1n, terms }]).problems[0]?.message).toBe(
      'Sablier has no logarithmic stream',
    );
  });
});
