import { Button } from '@mantine/core';
import type { Rehearsal } from '../../../../simulations/api/contract/index.js';
import { objectOf, objectsOf } from '../../../draft/rehearsal-documents.js';
import { Term } from '../../../parts/term.js';
import { count } from '../../../words/number-format.js';
import { useDocuments } from '../use-documents.js';
import classes from './dao.module.css';
import { TableImport } from './table-import.js';

/** Holders who let another vote for them. */
export function DelegationsPart({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const { dao, changeDao } = useDocuments();
  const path = objectOf(dao.delegations)?.path;
  const listed = objectsOf(dao.delegations).length;
  const some = typeof path === 'string' || listed > 0;
  return (
    <section className={classes.panel}>
      <h2>
        <Term term="delegate">Delegations</Term>
      </h2>
      <div className={classes.import}>
        <p>
          {some
            ? `${count(rehearsal.members?.delegating ?? listed)} holders let another vote for them${typeof path === 'string' ? `, by ${path.replace(/^.*[\\/]/, '')}` : ''}.`
            : 'Everybody votes for themselves.'}
        </p>
        <TableImport kind="delegations" what="delegations">
          CSV or JSON with a delegation in every row: who delegates, and to whom.
        </TableImport>
        {some && (
          <div>
            <Button variant="default" onClick={() => changeDao(['delegations'], [], 'none')}>
              Without delegations
            </Button>
          </div>
        )}
      </div>
    </section>
  );
}
