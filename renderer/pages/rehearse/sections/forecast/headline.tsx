import { Button } from '@mantine/core';
import { ArrowRight } from 'lucide-react';
import type { Forecast, Rehearsal } from '../../../../../simulations/api/contract/index.js';
import { useSession } from '../../../../app/session-context.js';
import { meaningColour } from '../../../../theme/family-colours.js';
import { count, percent } from '../../../../words/number-format.js';
import panels from '../../rehearse.module.css';
import classes from './forecast.module.css';
import { failureWords, forecastHeadline, likelihood, supposedWords, votersWords } from './forecast-words.js';

const verdicts = [
  { key: 'passes', label: 'passes', colour: meaningColour('for') },
  { key: 'defeated', label: 'voted down', colour: meaningColour('against') },
  { key: 'quorumMissed', label: 'quorum missed', colour: meaningColour('abstain') },
] as const;

interface HeadlineProps {
  readonly rehearsal: Rehearsal;
  readonly forecast: Forecast;
}

/** The forecast in one sentence, and what the runs that fail die of. */
export function Headline({ rehearsal, forecast }: HeadlineProps) {
  const { store } = useSession();
  const [words, interval] = forecastHeadline(forecast);
  const supposed = supposedWords(rehearsal.adjustments);
  const shown = verdicts
    .filter(({ key }) => forecast.veto === undefined || key !== 'quorumMissed')
    .map((one) => (forecast.veto !== undefined && one.key === 'defeated' ? { ...one, label: 'vetoed' } : one));
  const learned = rehearsal.calibration !== null && !rehearsal.stale.includes('forecast');
  return (
    <section className={`${panels.panel} ${classes.headline}`} aria-label="The forecast">
      <div>
        <p className={classes.sentence} data-testid="forecast-headline" aria-live="polite">
          {words} <span className={classes.interval}>{interval}</span>
        </p>
        <p>
          <span className={classes.likelihood}>{likelihood(forecast.passes.probability)}.</span>{' '}
          {failureWords(forecast)}
        </p>
      </div>
      <Button
        rightSection={<ArrowRight size={16} />}
        data-testid="to-execution"
        onClick={() => store.getState().showSection('execution')}
      >
        Execute it
      </Button>
      <div style={{ gridColumn: '1 / -1' }}>
        <div className={classes.gauge} aria-hidden="true">
          {shown.map(({ key, colour }) =>
            forecast.verdicts[key] === 0 ? null : (
              <span key={key} style={{ flex: forecast.verdicts[key], background: colour }} />
            ),
          )}
        </div>
        <ul className={classes.gaugeKey}>
          {shown.map(({ key, label, colour }) => (
            <li key={key}>
              <i style={{ background: colour }} aria-hidden="true" />
              {label} <b>{percent(forecast.verdicts[key] / forecast.runs)}</b>
            </li>
          ))}
          <li style={{ marginLeft: 'auto' }}>
            {count(forecast.runs)} simulated votes, {votersWords(forecast.source, learned)}, seed {forecast.seed}
            {supposed !== null && <>; supposed: {supposed}</>}
          </li>
        </ul>
      </div>
    </section>
  );
}
