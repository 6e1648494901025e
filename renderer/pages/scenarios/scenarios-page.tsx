import { Button, FileButton, Skeleton } from '@mantine/core';
import { FileJson, Plus } from 'lucide-react';
import { useApp, useSession } from '../../app/session-context.js';
import { openFiles } from '../../shell/file-drop.js';
import { FederationCard } from './federation-card.js';
import { GoOn } from './go-on.js';
import { RunList } from './run-list.js';
import { ScenarioCard } from './scenario-card.js';
import classes from './scenarios.module.css';

/** The library, and what came of it so far. */
export function ScenariosPage() {
  const { store } = useSession();
  const scenarios = useApp((state) => state.scenarios);
  const federations = useApp((state) => state.federationCards);
  return (
    <div className={classes.page}>
      <header className={classes.pageHead}>
        <div>
          <h1>Home</h1>
          <p>A DAO each: its rules, and the people who live by them. Start one and watch what they decide.</p>
        </div>
        <FileButton multiple onChange={openFiles}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<FileJson size={16} />}>
              Open files
            </Button>
          )}
        </FileButton>
      </header>
      <GoOn />
      {scenarios === null ? (
        <div className={classes.cards} aria-busy="true">
          {[1, 2, 3].map((one) => (
            <Skeleton key={one} height={76} radius={6} />
          ))}
        </div>
      ) : (
        <div className={classes.cards}>
          {scenarios.map((scenario) => (
            <ScenarioCard key={scenario.name} scenario={scenario} />
          ))}
        </div>
      )}
      {scenarios?.length === 0 && (
        <p className={classes.quiet}>The library is empty. Drop a scenario file anywhere in this window to run it.</p>
      )}
      <div className={classes.sectionHead}>
        <div>
          <h2 className={classes.section}>Federations: learning without a chain</h2>
          <p className={classes.quiet}>
            Many hold data, one model is learned, nobody hands data over. Look at how well it goes, who spoils it, and
            what is given away all the same.
          </p>
        </div>
        <Button
          variant="default"
          leftSection={<Plus size={16} />}
          data-testid="new-federation"
          onClick={() => store.getState().show('new-federation')}
        >
          New federation
        </Button>
      </div>
      <div className={classes.cards}>
        {(federations ?? []).map((card) => (
          <FederationCard key={card.name} card={card} />
        ))}
      </div>
      <h2 className={classes.section}>Recent runs</h2>
      <RunList />
    </div>
  );
}
