import type { Rehearsal } from '../../../../simulations/api/contract/index.js';
import { DaoFacts } from '../dao/dao-facts.js';
import classes from '../rehearse.module.css';

/** The DAO that is rehearsed in: its rules, members and money. */
export function DaoSection({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  return <section className={classes.panel}>{rehearsal.resolved && <DaoFacts dao={rehearsal.resolved} />}</section>;
}
