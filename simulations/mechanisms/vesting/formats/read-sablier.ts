import { formatTokens, parseTokens } from '../../../scenario/index.js';
import { splitByWeights } from '../allocation.js';
import { millionthsOf, SECONDS_PER_MONTH, type VestingGroupDraft, type VestingSection } from '../section.js';
import { sectionOf } from './allocation-table.js';
import { columnProblems, RowReader } from './cells.js';
import { dateIn, durationIn } from './sablier-times.js';
import { type FormatProblem, type FormatResult, refused, type TextTable, wholeFile } from './table.js';

/** Each column under the names it is found by, lower-case. */
const NAMES = {
  address: ['address', 'recipient', 'wallet', 'recipient address'],
  amount: ['amount', 'deposit', 'deposit amount'],
  start: ['start', 'start date', 'start time', 'from'],
  cliff: ['cliff', 'cliff date', 'cliff duration'],
  end: ['end', 'end date', 'end time', 'to'],
  duration: ['duration', 'total duration'],
  steps: ['steps', 'number of steps', 'unlocks'],
} as const;

/** A stream of a Sablier file: who gets how much. */
export interface SablierRecipient {
  readonly group: string;
  readonly address: string;
  /** Wei. */
  readonly amount: bigint;
}

export interface SablierImport {
  readonly section: VestingSection;
  readonly recipients: readonly SablierRecipient[];
}

interface Stream {
  readonly row: number;
  readonly address: string;
  readonly amount: bigint;
  /** Seconds after launch at which it begins, and for how long it runs. */
  readonly begins: number;
  readonly lasts: number;
  /** Seconds after its beginning; 0 without a cliff. */
  readonly cliff: number;
  /** 0: every second the same. */
  readonly steps: number;
}

/**
 * Reads streams of a Sablier file: address and amount with start and end dates (`YYYY-MM-DD HH:mm`, taken as UTC) or a
 * duration (`1 years 2 days 3 hours`), a cliff as date or duration, steps. Streams of one schedule become a group, whose
 * share is rounded to a millionth of a percent; the recipients' amounts are exact.
 * @param launch Unix seconds
 */
export function readSablier(table: TextTable, launch: number): FormatResult<SablierImport> {
  const known = Object.values(NAMES).flat();
  const wrong = columnProblems(table, known, []);
  if (wrong.length > 0) return refused(wrong);
  const problems: FormatProblem[] = [];
  const streams = table.rows.map((row) => readStream(new RowReader(table, row, problems), launch));
  const total = streams.reduce((sum, { amount }) => sum + amount, 0n);
  if (problems.length > 0) return refused(problems);
  if (total === 0n) return refused([wholeFile('no stream has an amount', 'Give every recipient an amount of tokens.')]);
  const members = bySchedule(streams);
  const sums = members.map((some) => some.reduce((sum, { amount }) => sum + amount, 0n));
  // Shares in millionths of a percent that add up to 100 %.
  const shares = splitByWeights(millionthsOf(100), sums).map((millionths) => Number(millionths) / 1e6);
  const groups = members.map((some, i) => groupOf(some[0]!, shares[i]!, i + 1));
  const section = sectionOf({ totalTokens: formatTokens(total), groups }, (i) => {
    return { row: members[i]?.[0]?.row ?? null, column: null };
  });
  if (section.value === null) return section;
  const recipients = members.flatMap((some, i) =>
    some.map(({ address, amount }) => ({ group: groups[i]!.name, address, amount })),
  );
  return { value: { section: section.value, recipients }, problems: [] };
}

/** Whether a table's columns are those of streams. */
export const isSablier = ({ columns }: TextTable): boolean =>
  NAMES.address.some((name) => columns.includes(name)) && NAMES.amount.some((name) => columns.includes(name));

/** The earliest date at which a stream of a table starts, Unix seconds; `null` when no start is a date. */
export function earliestStart({ columns, rows }: TextTable): number | null {
  const places = NAMES.start.map((name) => columns.indexOf(name)).filter((place) => place >= 0);
  const dates = rows.flatMap(({ cells }) =>
    places.map((place) => dateIn(cells[place] ?? '') ?? Number.POSITIVE_INFINITY),
  );
  const earliest = Math.min(Number.POSITIVE_INFINITY, ...dates);
  return Number.isFinite(earliest) ? earliest : null;
}

/** Streams of one schedule together, in the order of their first rows. */
function bySchedule(streams: readonly Stream[]): readonly (readonly Stream[])[] {
  const groups = new Map<string, Stream[]>();
  for (const stream of streams) {
    const { begins, lasts, cliff, steps } = stream;
    const schedule = [begins, lasts, cliff, steps].join(' ');
    const known = groups.get(schedule);
    if (known === undefined) groups.set(schedule, [stream]);
    else known.push(stream);
  }
  return [...groups.values()];
}

function readStream(cells: RowReader, launch: number): Stream {
  const place = (name: keyof typeof NAMES) => cells.firstOf(NAMES[name]);
  const address = place('address') ?? 'address';
  if (!/^0x[0-9a-fA-F]{40}$/.test(cells.text(address))) {
    cells.complain(address, 'is no address', 'Write 0x and 40 hexadecimal digits.');
  }
  const amount = cells.digits(place('amount') ?? 'amount');
  const tooFine = (amount.split('.')[1] ?? '').length > 18;
  if (tooFine) cells.complain(place('amount') ?? 'amount', 'has more than 18 decimals', 'Leave out what is beyond.');
  const time = (name: keyof typeof NAMES, fallback: number, from: number): number => {
    const column = place(name);
    if (column === undefined) return fallback;
    const found = dateIn(cells.text(column)) ?? addTo(from, durationIn(cells.text(column)));
    if (found !== null && found >= from) return found;
    const hint = 'Write a date such as 2026-01-31 12:00 (UTC), or a duration such as 1 years 2 days 3 hours.';
    cells.complain(column, found === null ? 'is neither a date nor a duration' : 'is before what it follows', hint);
    return fallback;
  };
  const start = time('start', launch, launch);
  const end = place('end') === undefined ? time('duration', start, start) : time('end', start, start);
  const cliff = time('cliff', start, start);
  if (cliff > end)
    cells.complain(place('cliff') ?? 'cliff', 'is after the end', 'Let the cliff end with the stream, or before.');
  if (start > launch && cliff > start) {
    cells.complain(
      place('cliff') ?? 'cliff',
      'follows a start after launch',
      'Take the streams with a cliff in a launch at their start.',
    );
  }
  const steps = place('steps') === undefined ? 0 : cells.number(place('steps')!);
  return {
    row: cells.row,
    address: cells.text(address).toLowerCase(),
    amount: tooFine ? 0n : parseTokens(amount),
    begins: start - launch,
    lasts: end - start,
    cliff: cliff - start,
    steps,
  };
}

const addTo = (from: number, seconds: number | null): number | null => (seconds === null ? null : from + seconds);

function groupOf({ begins, lasts, cliff, steps }: Stream, sharePercent: number, number: number): VestingGroupDraft {
  const months = (seconds: number) => seconds / SECONDS_PER_MONTH;
  return {
    name: `Streams ${number}`,
    category: 'other',
    sharePercent,
    holder: { kind: 'cohort', cohort: `streams-${number}` },
    cliffMonths: months(begins > 0 ? begins : cliff),
    durationMonths: months(begins + lasts),
    accruesDuringCliff: begins === 0,
    ...(lasts === 0 ? { shape: 'cliff' as const } : {}),
    ...(steps > 0 && lasts > 0 ? { shape: 'steps' as const, stepMonths: months(lasts / steps) } : {}),
  };
}
