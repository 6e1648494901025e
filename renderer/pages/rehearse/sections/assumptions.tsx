import panels from '../rehearse.module.css';
import classes from './sections.module.css';

/** What a result rests on. */
export function Assumptions({ assumptions }: { readonly assumptions: readonly string[] }) {
  if (assumptions.length === 0) return null;
  return (
    <details className={panels.panel} data-testid="assumptions">
      <summary>
        What this rests on ({assumptions.length} {assumptions.length === 1 ? 'assumption' : 'assumptions'})
      </summary>
      <ul className={classes.sentences}>
        {assumptions.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}
