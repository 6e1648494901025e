import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { ChevronLeft, Redo2, Undo2 } from 'lucide-react';
import type { Rehearsal } from '../../../simulations/api/contract/index.js';
import { useApp, useSession } from '../../app/session-context.js';
import classes from './rehearse.module.css';

/** What is rehearsed, the way back to all rehearsals, and undo and redo. */
export function RehearsalHead({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const { store, rehearsals } = useSession();
  const canUndo = useApp(({ openRehearsal }) => (openRehearsal?.documents?.past.length ?? 0) > 0);
  const canRedo = useApp(({ openRehearsal }) => (openRehearsal?.documents?.future.length ?? 0) > 0);
  const title = useApp(({ openRehearsal }) => openRehearsal?.documents?.present.proposal.title);
  const dao = useApp(({ openRehearsal }) => openRehearsal?.documents?.present.dao.title);
  const { documentsDo } = store.getState();
  return (
    <header className={classes.head}>
      <div className={classes.headWords}>
        <UnstyledButton className={classes.back} onClick={() => rehearsals.close()}>
          <ChevronLeft size={14} aria-hidden="true" /> All rehearsals
        </UnstyledButton>
        <h1>{typeof title === 'string' && title !== '' ? title : 'A proposal without a title'}</h1>
        <p>{typeof dao === 'string' && dao !== '' ? dao : rehearsal.title}</p>
      </div>
      <div className={classes.tools} role="toolbar" aria-label="Changes">
        <Tooltip label="Undo (Ctrl Z)">
          <ActionIcon
            variant="default"
            size="lg"
            aria-label="Undo"
            disabled={!canUndo}
            onClick={() => documentsDo({ do: 'undo' })}
          >
            <Undo2 size={17} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label="Do again (Ctrl Shift Z)">
          <ActionIcon
            variant="default"
            size="lg"
            aria-label="Do again"
            disabled={!canRedo}
            onClick={() => documentsDo({ do: 'redo' })}
          >
            <Redo2 size={17} />
          </ActionIcon>
        </Tooltip>
      </div>
    </header>
  );
}
