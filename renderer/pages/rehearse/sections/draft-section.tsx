import { TextInput } from '@mantine/core';
import type { Rehearsal } from '../../../../simulations/api/contract/index.js';
import classes from '../rehearse.module.css';
import { useDocuments } from '../use-documents.js';

/** The proposal as it is being written. */
export function DraftSection(_: { readonly rehearsal: Rehearsal }) {
  const { proposal, changeProposal } = useDocuments();
  return (
    <section className={classes.panel}>
      <TextInput
        label="Title"
        maxLength={200}
        value={String(proposal.title ?? '')}
        onChange={(event) => changeProposal(['title'], event.currentTarget.value)}
      />
    </section>
  );
}
