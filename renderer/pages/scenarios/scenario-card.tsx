import { ActionIcon, Button, Collapse, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { ChevronDown, Play, Terminal } from 'lucide-react';
import { useState } from 'react';
import type { RunOverrides, ScenarioSummary } from '../../../simulations/api/contract/index.js';
import { useApp, useSession } from '../../app/session-context.js';
import { copyText } from '../../charts/export/save.js';
import { showDone } from '../../session/notices.js';
import { duration, timeLeft } from '../../words/dates.js';
import { count } from '../../words/number-format.js';
import { ruleName } from '../../words/parties.js';
import { PopulationPicture } from './population-picture.js';
import { runCommand } from './run-command.js';
import classes from './scenarios.module.css';
import { SplitBar } from './split-bar.js';
import { StartOptions } from './start-options.js';

/** One scenario of the library: what it is about, who lives in it, and the button that starts it. */
export function ScenarioCard({ scenario }: { readonly scenario: ScenarioSummary }) {
  const { runs, attempt } = useSession();
  const connected = useApp(({ connection }) => connection.status === 'open');
  const [overrides, setOverrides] = useState<Partial<RunOverrides>>({});
  const [opened, { toggle }] = useDisclosure(false);
  const [starting, setStarting] = useState(false);
  const { name, title, summary, ticks, tickSeconds, population, model, aggregation, split, expectedSeconds } = scenario;
  const start = async () => {
    setStarting(true);
    await runs.start(name, overrides);
    setStarting(false);
  };
  const copyCommand = () =>
    attempt('The command could not be copied', async () => {
      const line = runCommand(name, overrides);
      await copyText(line);
      showDone('Copied', line);
    });
  return (
    <article className={classes.card} data-testid={`scenario-card-${name}`} aria-labelledby={`title-${name}`}>
      <PopulationPicture population={population} />
      <div className={classes.words}>
        <h2 id={`title-${name}`}>{title}</h2>
        <div className={classes.name}>{name}</div>
        <p>{summary}</p>
      </div>
      <dl className={classes.facts}>
        <Fact name="Length" value={`${count(ticks)} ticks of ${duration(tickSeconds)}`} />
        <Fact name="Model" value={model} />
        <Fact name="Updates combined by" value={ruleName(aggregation)} />
        <Fact
          name="Takes here"
          value={expectedSeconds === null ? 'known after the first run' : `about ${timeLeft(expectedSeconds)}`}
        />
      </dl>
      <SplitBar split={split} />
      <Collapse expanded={opened}>
        <StartOptions value={overrides} usualTicks={ticks} onChange={setOverrides} />
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
