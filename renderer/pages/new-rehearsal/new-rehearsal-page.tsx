import { Button, Skeleton } from '@mantine/core';
import { Eye, ListChecks, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useApp, useSession } from '../../app/session-context.js';
import { firstDao } from '../../draft/first-dao.js';
import { DaoCard } from './dao-card.js';
import classes from './new-rehearsal.module.css';
import { RehearsalList } from './rehearsal-list.js';

/** Where a rehearsal begins: a DAO that comes with Folkmoot, one's own, or one that was begun before. */
export function NewRehearsalPage() {
  const { rehearsals, store } = useSession();
  const connected = useApp(({ connection }) => connection.status === 'open');
  const daos = useApp((state) => state.daos);
  const some = useApp(({ rehearsals: begun }) => (begun?.length ?? 0) > 0);
  const [beginning, setBeginning] = useState<string | null>(null);
  useEffect(() => {
    if (connected) void rehearsals.list();
  }, [connected, rehearsals]);
  const begin = async (name: string, dao: string | Record<string, unknown>, section: 'dao' | 'draft') => {
    setBeginning(name);
    await rehearsals.begin(dao, section);
    setBeginning(null);
  };
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <div>
          <h1>Rehearse a proposal</h1>
          <p>Pick a DAO, draft what it should vote on, and see how the vote is likely to go and what it would do.</p>
        </div>
        <div className={classes.tools}>
          <Button
            variant="default"
            leftSection={<Eye size={16} />}
            data-testid="watch-vote"
            onClick={() => store.getState().show('watch')}
          >
            Watch an open vote
          </Button>
          <Button
            variant="default"
            leftSection={<ListChecks size={16} />}
            data-testid="count-poll"
            onClick={() => store.getState().show('poll')}
          >
            Count a poll
          </Button>
          <Button
            variant="default"
            leftSection={<Plus size={16} />}
            disabled={!connected || beginning !== null}
            loading={beginning === 'own'}
            data-testid="own-dao"
            onClick={() => void begin('own', { ...firstDao }, 'dao')}
          >
            Bring your own DAO
          </Button>
        </div>
      </header>
      {some && (
        <>
          <h2 className={classes.section}>Your rehearsals</h2>
          <RehearsalList />
          <h2 className={classes.section}>Begin another</h2>
        </>
      )}
      <div className={classes.cards}>
        {daos === null
          ? [0, 1, 2, 3].map((at) => <Skeleton key={at} height={260} radius={8} />)
          : daos.map((dao) => (
              <DaoCard
                key={dao.name}
                listed={dao}
                beginning={beginning === dao.name}
                disabled={!connected || beginning !== null}
                onBegin={() => void begin(dao.name, dao.name, 'draft')}
              />
            ))}
      </div>
      {daos?.length === 0 && (
        <p className={classes.quiet}>No DAO comes with this Folkmoot. Bring your own: its rules and its holders.</p>
      )}
      {!some && <p className={classes.quiet}>Rehearsals appear on this page once you begin one.</p>}
      <p className={classes.quiet}>Everything stays on this machine: drafts, holders and past votes.</p>
    </div>
  );
}
