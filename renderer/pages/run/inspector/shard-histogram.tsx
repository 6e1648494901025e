import { Term } from '../../../parts/term.js';
import { count } from '../../../words/number-format.js';
import classes from './inspector.module.css';

interface ShardHistogramProps {
  /** Examples by label. */
  readonly shard: readonly number[];
  /** What the labels are called; digits when left out. */
  readonly names?: readonly string[];
}

/** How many examples of each label somebody holds. */
export function ShardHistogram({ shard, names }: ShardHistogramProps) {
  const most = Math.max(1, ...shard);
  const total = shard.reduce((sum, examples) => sum + examples, 0);
  const nameOf = (label: number) => names?.[label] ?? String(label);
  const words = shard.map((examples, label) => `${nameOf(label)}: ${examples}`).join(', ');
  return (
    <>
      <h3>
        <Term term="nonIid">Its examples</Term>{' '}
        <span className={classes.quiet}>
          {count(total)} {names === undefined ? 'digits' : 'examples'}
        </span>
      </h3>
      <div className={classes.histogram} role="img" aria-label={`Examples by label: ${words}`}>
        {shard.map((examples, label) => (
          <div key={nameOf(label)} title={`${nameOf(label)}: ${count(examples)} examples`}>
            <span style={{ height: `${(examples / most) * 100}%` }} />
            <b>{nameOf(label)}</b>
          </div>
        ))}
      </div>
    </>
  );
}
