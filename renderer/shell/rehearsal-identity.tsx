import { useApp } from '../app/session-context.js';
import { Term } from '../parts/term.js';
import type { Saving } from '../state/open-rehearsal.js';
import classes from './shell.module.css';

const savingWords: Readonly<Record<Saving, string>> = {
  saved: 'saved',
  waiting: 'being written',
  saving: 'being saved',
  failed: 'not saved',
};

/** Which rehearsal is open, its seed, and whether everything is saved. */
export function RehearsalIdentity() {
  const rehearsal = useApp(({ openRehearsal }) => openRehearsal?.rehearsal ?? null);
  const saving = useApp(({ openRehearsal }) => openRehearsal?.saving ?? 'saved');
  if (rehearsal === null) return <div className={classes.identity}>No rehearsal is open</div>;
  return (
    <div className={classes.identity}>
      <div className={classes.runTitle} title={rehearsal.title}>
        {rehearsal.title}
      </div>
      <div className={classes.runFacts}>
        <span>{rehearsal.dao}</span>
        {rehearsal.resolved !== null && <Term term="seed">seed {rehearsal.resolved.seed}</Term>}
        <span title={rehearsal.folder} data-testid="saving">
          {savingWords[saving]}
        </span>
      </div>
    </div>
  );
}
