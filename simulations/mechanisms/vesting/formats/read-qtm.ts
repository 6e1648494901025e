import { usualGroup } from '../presets.js';
import { SECONDS_PER_MONTH, type VestingGroupDraft, type VestingSection } from '../section.js';
import { sectionOf } from './allocation-table.js';
import { columnProblems, numberText, plainNumber } from './cells.js';
import { AIRDROPS, LIQUIDITY, rounded, STAKEHOLDERS, type Stakeholder } from './qtm-stakeholders.js';
import { type FormatProblem, type FormatResult, refused, type TextTable, wholeFile } from './table.js';

const COLUMNS = ['parameter', 'parameter name', 'initial value'];
const OTHER_COLUMNS = ['min', 'max', 'interval steps', 'unit', 'comment'];
/** What rounding may leave of 100 %. */
const DUST = 2e-5;

/**
 * Reads an allocation from the inputs of Outlier Ventures' Quantitative Token Model (`Parameter,Parameter
 * Name,Initial Value,…`). As there, an investor's share is what it raised over the lower of its valuation and the
 * public sale's valuation less its bonus; vesting begins after the cliff; the liquidity pool has what is left.
 * Parameters that have nothing to do with the allocation are passed over.
 */
export function readQtm(table: TextTable): FormatResult<VestingSection> {
  const wrong = columnProblems(table, [...COLUMNS, ...OTHER_COLUMNS], COLUMNS.slice(1));
  if (wrong.length > 0) return refused(wrong);
  const problems: FormatProblem[] = [];
  const inputs = new QtmInputs(table, problems);
  const total = inputs.digits('initial_total_supply');
  const groups = [...STAKEHOLDERS.map((stakeholder) => readStakeholder(inputs, stakeholder)), ...readAirdrops(inputs)];
  const given = groups.filter(({ sharePercent }) => sharePercent > 0);
  const rest = rounded(100 - given.reduce((sum, { sharePercent }) => sum + sharePercent, 0));
  if (problems.length > 0) return refused(problems);
  if (rest < -DUST) {
    const message = `the shares of all but the liquidity pool add up to ${(100 - rest).toFixed(2)} %`;
    return refused([wholeFile(message, 'Lower some: the liquidity pool has what is left of 100 %.')]);
  }
  const pool = usualGroup(LIQUIDITY, 'liquidity', rest, { unlockedAtLaunchPercent: 100 });
  const all = rest > DUST ? [...given, pool] : withDust(given, rest);
  return sectionOf({ totalTokens: total, groups: all }, () => ({ row: null, column: null }));
}

/** Rounded shares miss 100 % by a few millionths; the largest group bears it. */
function withDust(groups: readonly VestingGroupDraft[], rest: number): VestingGroupDraft[] {
  const largest = Math.max(...groups.map(({ sharePercent }) => sharePercent));
  const bearer = groups.findIndex(({ sharePercent }) => sharePercent === largest);
  return groups.map((group, i) =>
    i === bearer ? { ...group, sharePercent: rounded(group.sharePercent + rest) } : group,
  );
}

function readStakeholder(inputs: QtmInputs, stakeholder: Stakeholder): VestingGroupDraft {
  const { key, name, category, investor } = stakeholder;
  const share = investor ? investorShare(inputs, key) : inputs.number(stakeholder.share ?? `${key}_allocation`, 0);
  const cliffMonths = inputs.number(`${key}_cliff`, 0);
  const vesting = inputs.number(stakeholder.duration ?? `${key}_vesting_duration`, 0);
  return usualGroup(name, category, rounded(share), {
    unlockedAtLaunchPercent: inputs.number(`${key}_initial_vesting`, 0),
    cliffMonths,
    durationMonths: cliffMonths + vesting,
    accruesDuringCliff: false,
  });
}

function investorShare(inputs: QtmInputs, key: string): number {
  const raised = inputs.number(`${key}_raised`, 0);
  if (raised === 0) return 0;
  const offered = inputs.number('public_sale_valuation') / (1 + inputs.number(`${key}_bonus`, 0) / 100);
  return (100 * raised) / Math.min(offered, inputs.number(`${key}_valuation`, offered));
}

function readAirdrops(inputs: QtmInputs): readonly VestingGroupDraft[] {
  const share = inputs.number('airdrop_allocation', 0);
  if (share === 0) return [];
  const launch = inputs.date('launch_date');
  return AIRDROPS.map((number) => {
    const part = inputs.number(`airdrop_amount${number}`, 0);
    const cliffMonths = part === 0 ? 0 : (inputs.date(`airdrop_date${number}`) - launch) / SECONDS_PER_MONTH;
    return usualGroup(`Airdrop ${number}`, 'airdrop', rounded((share * part) / 100), { cliffMonths, shape: 'cliff' });
  });
}

/** The model's parameters by name. */
class QtmInputs {
  private readonly rows: ReadonlyMap<string, { readonly row: number; readonly value: string }>;
  private readonly problems: FormatProblem[];

  constructor(table: TextTable, problems: FormatProblem[]) {
    const [name, value] = ['parameter name', 'initial value'].map((column) => table.columns.indexOf(column));
    this.rows = new Map(
      table.rows.map(({ number, cells }) => [cells[name!] ?? '', { row: number, value: cells[value!] ?? '' }]),
    );
    this.problems = problems;
  }

  digits(name: string, fallback?: string): string {
    const found = this.rows.get(name);
    const text = found?.value.replace(/\s*%$/, '') ?? '';
    if (text === '' && fallback !== undefined) return fallback;
    const plain = plainNumber(text, false);
    return plain ?? this.complain(name, 'is not a number', 'Write a number such as 24, 3.5% or "100,000,000".');
  }

  number(name: string, fallback?: number): number {
    return Number(this.digits(name, fallback === undefined ? undefined : numberText(fallback)));
  }

  /** Unix seconds of a day written as 31.1.2025. */
  date(name: string): number {
    const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(this.rows.get(name)?.value ?? '') ?? [];
    const time = Date.UTC(Number(year), Number(month) - 1, Number(day)) / 1000;
    const real = day !== undefined && new Date(time * 1000).getUTCDate() === Number(day);
    return real ? time : Number(this.complain(name, 'is no date', 'Write day, month and year, such as 31.1.2025.'));
  }

  private complain(name: string, what: string, hint: string): string {
    const found = this.rows.get(name);
    const message = found === undefined ? `the parameter ${name} is missing` : `${name} ${what}`;
    this.problems.push({
      row: found?.row ?? null,
      column: 'Initial Value',
      value: found?.value ?? null,
      message,
      hint,
    });
    return '1';
  }
}
