import { useState } from 'react';
import type { RunOverrides, ScenarioSummary } from '../../../simulations/api/contract/index.js';
import { useSession } from '../../app/session-context.js';
import { AllocationButton } from '../../mechanisms/vesting/allocation-dialog.js';
import { roughDuration } from '../../words/dates.js';
import { count } from '../../words/number-format.js';
import { ruleName } from '../../words/rule-names.js';
import { PopulationPicture } from './population-picture.js';
import { runCommand } from './run-command.js';
import { SplitBar } from './split-bar.js';
import { StartOptions } from './start-options.js';
import { StudyCard } from './study-card.js';

/** One scenario of the library: what it is about, who lives in it, and the button that starts it. */
export function ScenarioCard({ scenario }: { readonly scenario: ScenarioSummary }) {
  const { runs, scenarios } = useSession();
  const [overrides, setOverrides] = useState<Partial<RunOverrides>>({});
  const { name, title, summary, ticks, tickSeconds, population, model, aggregation, split, expectedSeconds } = scenario;
  return (
    <StudyCard
      kind="scenario"
      name={name}
      title={title}
      summary={summary}
      picture={<PopulationPicture population={population} />}
      length={`${count(ticks)} ticks of ${roughDuration(tickSeconds)}`}
      facts={[
        ['Model', model],
        ['Updates combined by', ruleName(aggregation)],
      ]}
      expectedSeconds={expectedSeconds}
      footing={<SplitBar split={split} />}
      options={<StartOptions value={overrides} usualTicks={ticks} onChange={setOverrides} />}
      more={<AllocationButton name={name} />}
      command={runCommand(name, overrides)}
      start={() => runs.start(name, overrides)}
      change={() => scenarios.change(name)}
    />
  );
}
