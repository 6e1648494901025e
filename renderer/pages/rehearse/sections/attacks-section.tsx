import type { Rehearsal } from '../../../../simulations/api/contract/index.js';
import { DaoAttacks } from './attacks/dao-attacks.js';
import { Documented } from './attacks/documented.js';
import classes from './sections.module.css';

/** What it would cost to take the DAO over, and what happened to others. */
export function AttacksSection({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  return (
    <div className={classes.results}>
      <DaoAttacks rehearsal={rehearsal} />
      <Documented />
    </div>
  );
}
