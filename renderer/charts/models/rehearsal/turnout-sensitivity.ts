import type { Forecast } from '../../../../simulations/api/contract/index.js';
import { meaningColour } from '../../../theme/family-colours.js';

/** One line over turnout factors: points of `[log₂ of the factor, share of runs]`. */
export interface SensitivityLine {
  readonly key: 'passes' | 'quorum';
  readonly label: string;
  readonly colour: string;
  readonly draw: 'line' | 'dashed';
  readonly points: readonly (readonly [place: number, share: number])[];
}

/** What more or fewer voters do to the vote, over factors of turnout on a logarithmic axis. */
export interface TurnoutSensitivity {
  readonly lines: readonly SensitivityLine[];
  readonly marks: readonly { readonly place: number; readonly factor: number; readonly turnout: number }[];
  /** Ends of the axis, log₂ of factors. */
  readonly from: number;
  readonly to: number;
}

/** An optimistic proposal knows no quorum to reach. */
export function turnoutSensitivity({ sensitivity, veto }: Pick<Forecast, 'sensitivity' | 'veto'>): TurnoutSensitivity {
  const rows = sensitivity.filter(({ turnoutFactor }) => turnoutFactor > 0);
  const marks = rows.map(({ turnoutFactor: factor, turnout }) => ({ place: Math.log2(factor), factor, turnout }));
  const line = (share: (row: (typeof rows)[number]) => number) =>
    rows.map((row) => [Math.log2(row.turnoutFactor), share(row)] as const);
  const quorumLine: SensitivityLine = {
    key: 'quorum',
    label: 'quorum reached',
    colour: 'var(--ink)',
    draw: 'dashed',
    points: line(({ quorumReached }) => quorumReached),
  };
  return {
    lines: [
      {
        key: 'passes',
        label: 'passes',
        colour: meaningColour('for'),
        draw: 'line',
        points: line(({ passes }) => passes),
      },
      ...(veto === undefined ? [quorumLine] : []),
    ],
    marks,
    from: marks[0]?.place ?? 0,
    to: marks.at(-1)?.place ?? 1,
  };
}

/** What turnout decides, in a sentence. */
export function sensitivityWords({ sensitivity }: Pick<Forecast, 'sensitivity'>): string {
  const best = sensitivity.reduce((one, other) => (other.passes > one.passes ? other : one), sensitivity[0]!);
  const worst = sensitivity.reduce((one, other) => (other.passes < one.passes ? other : one), sensitivity[0]!);
  if (best === undefined) return 'Turnout was not varied.';
  if (best.passes - worst.passes < 0.05)
    return 'Turnout hardly matters: it decides about as often with few as with many.';
  const say = ({ turnout, passes }: typeof best) =>
    `${(passes * 100).toFixed(0)} % at a turnout of ${(turnout * 100).toFixed(1)} %`;
  return `Turnout matters: the chance to pass is ${say(worst)} and ${say(best)}, each of all tokens.`;
}
