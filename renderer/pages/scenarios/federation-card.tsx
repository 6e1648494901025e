import { ActionIcon, Button, Collapse, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { ChevronDown, Play, Terminal } from 'lucide-react';
import { useState } from 'react';
import type { FederationCard as Card, FederationOverrides } from '../../../simulations/api/contract/index.js';
import { useApp, useSession } from '../../app/session-context.js';
import { copyText } from '../../charts/export/save.js';
import { showDone } from '../../session/notices.js';
import { attackers } from '../../words/attacks.js';
import { timeLeft } from '../../words/dates.js';
import { count, decimal } from '../../words/number-format.js';
import { ruleName } from '../../words/parties.js';
import { ClientsPicture } from './clients-picture.js';
import { FederationOptions } from './federation-options.js';
import { federationCommand } from './run-command.js';
import classes from './scenarios.module.css';

/** One federation of the library: who learns, who attacks, what is protected, and the button that starts it. */
export function FederationCard({ card }: { readonly card: Card }) {
  const { federations, attempt } = useSession();
  const connected = useApp(({ connection }) => connection.status === 'open');
  const [overrides, setOverrides] = useState<Partial<FederationOverrides>>({});
  const [opened, { toggle }] = useDisclosure(false);
  const [starting, setStarting] = useState(false);
  const { name, title, summary, clients, cohort, rounds, model, aggregation, dataset, published, expectedSeconds } =
    card;
  const start = async () => {
    setStarting(true);
    await federations.start(name, overrides);
    setStarting(false);
  };
  const copyCommand = () =>
    attempt('The command could not be copied', async () => {
      const line = federationCommand(name, overrides);
      await copyText(line);
      showDone('Copied', line);
    });
  return (
    <article className={classes.card} data-testid={`federation-card-${name}`} aria-labelledby={`title-${name}`}>
      <ClientsPicture clients={clients} cohort={cohort} adversaries={card.adversaries} />
      <div className={classes.words}>
        <h3 id={`title-${name}`}>{title}</h3>
        <div className={classes.name}>{name}</div>
        <p>{summary}</p>
      </div>
      <dl className={classes.facts}>
        <Fact name="Clients" value={clientsInWords(clients, cohort)} />
        <Fact name="Rounds" value={`at most ${count(rounds)}`} />
        <Fact name="Data and model" value={`${dataset}, ${model}`} />
        <Fact name="Updates combined by" value={ruleName(aggregation)} />
        <Fact name="Adversaries" value={adversariesInWords(card)} />
        <Fact name="Protection" value={protectionInWords(card)} />
        {published && <Fact name="Published" value={`${count(published.rounds)} rounds (${published.source})`} />}
        <Fact
          name="Takes here"
          value={expectedSeconds === null ? 'known after the first run' : `about ${timeLeft(expectedSeconds)}`}
        />
      </dl>
      <Collapse expanded={opened}>
        <FederationOptions value={overrides} usualRounds={rounds} onChange={setOverrides} />
      </Collapse>
      <div className={classes.actions}>
        <Button
          leftSection={<Play size={16} />}
          loading={starting}
          disabled={!connected}
          data-testid={`start-${name}`}
          onClick={start}
        >
          Start
        </Button>
        <Button
          variant="default"
          rightSection={<ChevronDown size={14} style={{ transform: opened ? 'rotate(180deg)' : 'none' }} />}
          aria-expanded={opened}
          onClick={toggle}
        >
          Options
        </Button>
        <Tooltip label="Copy as a command line">
          <ActionIcon
            variant="default"
            size={36}
            aria-label={`Copy the command line that runs ${name}`}
            onClick={copyCommand}
          >
            <Terminal size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
    </article>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function clientsInWords(clients: number, cohort: number): string {
  if (cohort === clients) return `all ${count(clients)} each round`;
  return `${count(cohort)} of ${count(clients)} each round (${decimal((cohort / clients) * 100, 1)} %)`;
}

function adversariesInWords({ adversaries }: Card): string {
  return adversaries.map(({ attack, count: number }) => attackers(attack, number)).join(', ') || 'none';
}

function protectionInWords({ protection: { privacy, secureAggregation } }: Card): string {
  const parts = [...(privacy ? ['noise within a budget ε'] : []), ...(secureAggregation ? ['secure aggregation'] : [])];
  return parts.join(', ') || 'none';
}
