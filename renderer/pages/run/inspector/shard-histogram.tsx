import { Term } from '../../../parts/term.js';
import { count } from '../../../words/number-format.js';
import classes from './inspector.module.css';

/** How many examples of each digit a trainer holds. */
export function ShardHistogram({ shard }: { readonly shard: readonly number[] }) {
  const most = Math.max(1, ...shard);
  const total = shard.reduce((sum, examples) => sum + examples, 0);
  const words = shard.map((examples, digit) => `${digit}: ${examples}`).join(', ');
  return (
    <>
      <h3>
        <Term term="nonIid">Its examples</Term> <span className={classes.quiet}>{count(total)} digits</span>
      </h3>
      <div className={classes.histogram} role="img" aria-label={`Examples by digit: ${words}`}>
        {shard.map((examples, digit) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is the digit
          <div key={digit} title={`Digit ${digit}: ${count(examples)} examples`}>
            <span style={{ height: `${(examples / most) * 100}%` }} />
            <b>{digit}</b>
          </div>
        ))}
      </div>
    </>
  );
}
