import type { ScenarioSummary } from '../../../simulations/api/contract/index.js';
import { familyColour } from '../../theme/family-colours.js';
import { decimal } from '../../words/number-format.js';
import classes from './scenarios.module.css';

const parts = [
  { key: 'trainers', label: 'trainers' },
  { key: 'validators', label: 'validators' },
  { key: 'stakers', label: 'stakers' },
  { key: 'treasury', label: 'treasury' },
] as const;

/** Who gets how much of each epoch's new tokens, as one bar. */
export function SplitBar({ split }: { readonly split: ScenarioSummary['split'] }) {
  const words = parts.map(({ key, label }) => `${label} ${decimal(split[key], 2)} %`).join(', ');
  return (
    <div className={classes.split}>
      <div className={classes.splitBar} role="img" aria-label={`New tokens go to ${words}`}>
        {parts.map(({ key }) => (
          <span key={key} style={{ flexGrow: split[key], background: familyColour(key) }} />
        ))}
      </div>
      <div className={classes.splitWords}>
        {parts.map(({ key, label }) => (
          <span key={key}>
            {label} {decimal(split[key], 2)} %
          </span>
        ))}
      </div>
    </div>
  );
}
