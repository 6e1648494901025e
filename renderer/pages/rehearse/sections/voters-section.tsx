import { Button } from '@mantine/core';
import { ArrowRight } from 'lucide-react';
import type { Rehearsal } from '../../../../simulations/api/contract/index.js';
import { useSession } from '../../../app/session-context.js';
import { EmptyState } from '../../../parts/empty-state.js';
import { decimal } from '../../../words/number-format.js';
import panels from '../rehearse.module.css';
import classes from './sections.module.css';
import { CalibrationPanel } from './voters/calibration-panel.js';
import { FeatureWeights } from './voters/feature-weights.js';
import { Learn } from './voters/learn.js';
import { Rule } from './voters/rule.js';
import { Scores } from './voters/scores.js';
import { learntWords } from './voters/voters-words.js';

/** What the members are likely to do, learned from what they did, or by a rule. */
export function VotersSection({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const { store } = useSession();
  const { calibration, resolved } = rehearsal;
  if (resolved === null)
    return (
      <EmptyState
        within
        title="How the members vote"
        action={<Button onClick={() => store.getState().showSection('dao')}>Go to the DAO</Button>}
      >
        Turnout and choice of every member, learned from past votes or by a rule. They appear once the DAO has no
        problems left.
      </EmptyState>
    );
  return (
    <div className={classes.results}>
      <Learn rehearsal={rehearsal} />
      {calibration === null ? (
        <Rule rehearsal={rehearsal} />
      ) : (
        <>
          {rehearsal.stale.includes('calibration') && (
            <div className={classes.notice} role="status">
              <p>This was learned before the last change. Learn again, so that forecasts use the new past.</p>
            </div>
          )}
          <div className={classes.pair}>
            <CalibrationPanel calibration={calibration} />
            <Scores calibration={calibration} />
          </div>
          <FeatureWeights features={calibration.features} />
          <p className={panels.quiet} data-testid="learnt-words">
            {learntWords(calibration)} Computed by TensorFlow.js ({calibration.backend}) in{' '}
            {decimal(calibration.seconds, 1)} s.
          </p>
          <div className={classes.bar}>
            <span />
            <Button rightSection={<ArrowRight size={16} />} onClick={() => store.getState().showSection('forecast')}>
              Forecast the vote
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
