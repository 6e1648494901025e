import { count, percent } from '../../words/number-format.js';
import classes from './new-federation.module.css';
import type { DescribedData } from './use-described-data.js';

const mostClasses = 20;

/** What the data set is, as models would see it, or what keeps it from being used. */
export function DataFacts({ described: { description, problems } }: { readonly described: DescribedData }) {
  if (description === null)
    return (
      <section data-testid="data-problems" role="alert" className={classes.problems}>
        <h2>This cannot be learned from yet</h2>
        <ul>
          {problems.map(({ field, message, hint }) => (
            <li key={`${field}:${message}`}>
              <p>{message}</p>
              {hint !== '' && <p className={classes.quiet}>{hint}</p>}
            </li>
          ))}
        </ul>
      </section>
    );
  const most = Math.max(1, ...description.classes.map(({ examples }) => examples));
  const { picture } = description;
  return (
    <section data-testid="data-facts">
      <h2>
        {count(description.examples)} examples of {count(description.classes.length)} classes,{' '}
        {picture === null
          ? `${count(description.features)} values each`
          : `pictures of ${picture.width} × ${picture.height} pixels`}
      </h2>
      <ul className={classes.classBars}>
        {description.classes.slice(0, mostClasses).map(({ name, examples }) => (
          <li key={name}>
            <span>{name}</span>
            <i style={{ width: `${(examples / most) * 100}%` }} />
            <span className={classes.number}>
              {count(examples)} ({percent(examples / description.examples)})
            </span>
          </li>
        ))}
      </ul>
      {description.classes.length > mostClasses && (
        <p className={classes.quiet}>and {description.classes.length - mostClasses} more classes</p>
      )}
      {description.notes.map((note) => (
        <p key={note} className={classes.quiet}>
          {note}
        </p>
      ))}
    </section>
  );
}
