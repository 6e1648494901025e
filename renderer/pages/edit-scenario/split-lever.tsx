import { NumberInput } from '@mantine/core';
import { useProblem } from '../../forms/problems.js';
import { familyColour } from '../../theme/family-colours.js';
import { decimal } from '../../words/number-format.js';
import classes from './edit-scenario.module.css';
import type { ScenarioHand } from './use-scenario.js';

const parts = [
  { field: 'trainersPercent', label: 'Trainers', family: 'trainers' },
  { field: 'validatorsPercent', label: 'Validators', family: 'validators' },
  { field: 'stakersPercent', label: 'Stakers', family: 'stakers' },
  { field: 'treasuryPercent', label: 'Treasury', family: 'treasury' },
] as const;

/** Who gets how much of each epoch's new tokens: four shares, and the bar that they make. */
export function SplitLever({ hand }: { readonly hand: ScenarioHand }) {
  const shares = parts.map(({ field }) => Number(hand.valueAt(['rewards', 'split', field])) || 0);
  const total = shares.reduce((sum, share) => sum + share, 0);
  const problem = useProblem('rewards.split');
  return (
    <>
      <div className={classes.splitBar} aria-hidden="true">
        {parts.map(({ field, family }, at) => (
          <span key={field} style={{ flexGrow: shares[at], background: familyColour(family) }} />
        ))}
      </div>
      <div className={classes.four}>
        {parts.map(({ field, label }, at) => (
          <NumberInput
            key={field}
            size="sm"
            label={label}
            suffix=" %"
            min={0}
            max={100}
            value={shares[at] ?? 0}
            onChange={(share) => typeof share === 'number' && hand.set(['rewards', 'split', field], share)}
          />
        ))}
      </div>
      {(problem !== undefined || Math.abs(total - 100) > 1e-9) && (
        <p role="alert" className={classes.wrong}>
          Together they are {decimal(total)} %; they must be 100 %.
        </p>
      )}
    </>
  );
}
