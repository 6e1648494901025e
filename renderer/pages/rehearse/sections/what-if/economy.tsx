import { Button, NumberInput } from '@mantine/core';
import { Play } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { EconomyComparison, Rehearsal } from '../../../../../simulations/api/contract/index.js';
import { AxisContext, pointerAxis } from '../../../../charts/axis.js';
import { byEffect, economyDifference, effectAtEnd } from '../../../../charts/models/rehearsal/economy-difference.js';
import { TimeChart } from '../../../../charts/time-chart.js';
import { Term } from '../../../../parts/term.js';
import { timeLeft } from '../../../../words/dates.js';
import { count, decimal } from '../../../../words/number-format.js';
import panels from '../../rehearse.module.css';
import { useJob } from '../../use-job.js';
import classes from '../sections.module.css';
import { StaleNotice } from '../stale-notice.js';
import styles from './what-if.module.css';
import { effectWords, estimatedSeconds } from './what-if-words.js';

/** The economy after the proposal, with it and without it. */
export function Economy({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const job = useJob(rehearsal, 'economy', 'The economy could not be simulated');
  const { economy, resolved } = rehearsal;
  const [ticks, setTicks] = useState(economy?.ticks ?? 12);
  const [seeds, setSeeds] = useState(economy?.seeds.length ?? 5);
  const estimate = estimatedSeconds(economy, ticks, seeds);
  const start = () => job.start((commands, id) => commands.compareEconomies({ id, ticks, seeds }));
  return (
    <>
      <section className={`${panels.panel} ${styles.economy}`} aria-labelledby="economy" data-testid="economy">
        <div>
          <h2 id="economy">The economy, with the proposal and without</h2>
          <p className={panels.quiet}>
            The scenario “{resolved?.economy ?? ''}” goes on twice from the same beginning, once with the proposal
            carried out. What differs on average over the seeds, with its 95 % band, is what the proposal does.{' '}
            <Term term="pairedDifference">Why in pairs?</Term>
          </p>
        </div>
        <NumberInput
          label={<Term term="tick">Ticks</Term>}
          min={1}
          max={520}
          clampBehavior="strict"
          value={ticks}
          data-testid="economy-ticks"
          onChange={(value) => typeof value === 'number' && setTicks(value)}
        />
        <NumberInput
          label={<Term term="seed">Seeds</Term>}
          min={2}
          max={200}
          clampBehavior="strict"
          value={seeds}
          data-testid="economy-seeds"
          onChange={(value) => typeof value === 'number' && setSeeds(value)}
        />
        <div>
          <Button
            leftSection={<Play size={16} />}
            loading={job.running}
            disabled={job.blocked || ticks < 1 || seeds < 2}
            data-testid="start-economy"
            onClick={start}
          >
            Simulate
          </Button>
          <p className={panels.quiet}>
            {count(2 * ticks * seeds)} ticks, {economy === null ? 'roughly' : 'about'} {timeLeft(estimate)}
          </p>
        </div>
      </section>
      {economy !== null && (
        <>
          <StaleNotice job={job} onAgain={start} />
          <EconomyResults economy={economy} symbol={resolved?.token.symbol ?? 'tokens'} />
        </>
      )}
    </>
  );
}

function EconomyResults({ economy, symbol }: { readonly economy: EconomyComparison; readonly symbol: string }) {
  // Ticks after the proposal.
  const axis = useMemo(() => pointerAxis('tick', symbol, String), [symbol]);
  const drawn = useMemo(
    () =>
      byEffect(economy.differences).map((difference) => ({
        difference,
        model: economyDifference(difference),
        effect: effectAtEnd(difference),
      })),
    [economy],
  );
  const same = drawn.filter(({ effect }) => effect === 'none');
  return (
    <AxisContext value={axis}>
      <section className={panels.panel} aria-labelledby="enacted" data-testid="enacted">
        <h2 id="enacted">What was carried out</h2>
        <ul className={classes.sentences}>
          {economy.enacted.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          {economy.enacted.length === 0 && <li>Nothing of the proposal has a counterpart in the economy.</li>}
        </ul>
        {economy.notEnacted.length > 0 && (
          <>
            <h3>What could not be</h3>
            <ul className={classes.sentences}>
              {economy.notEnacted.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </>
        )}
        <p className={panels.quiet}>
          {count(economy.ticks)} ticks, {count(economy.seeds.length)} seeds (
          {economy.seeds.length > 6 ? `${economy.seeds.slice(0, 5).join(', ')}, …` : economy.seeds.join(', ')}), in{' '}
          {decimal(economy.seconds, 1)} s.
        </p>
      </section>
      <div className={styles.charts}>
        {drawn
          .filter(({ effect }) => effect !== 'none')
          .map(({ difference, model }) => (
            <div key={difference.measure} className={styles.chart} data-testid={`economy-${difference.measure}`}>
              <TimeChart
                title={difference.title}
                model={model}
                from={0}
                to={Math.max(1, model.ticks.at(-1) ?? 1)}
                emptyText="No tick to show."
              />
              <p className={styles.effect}>{effectWords(difference, symbol)}</p>
            </div>
          ))}
      </div>
      {same.length > 0 && (
        <p className={panels.quiet} data-testid="economy-same">
          The same with and without: {same.map(({ difference }) => difference.title).join(', ')}.
        </p>
      )}
    </AxisContext>
  );
}
