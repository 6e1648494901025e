import { Button, Skeleton } from '@mantine/core';
import { GraduationCap } from 'lucide-react';
import type { Rehearsal } from '../../../../simulations/api/contract/index.js';
import { useSession } from '../../../app/session-context.js';
import { EmptyState } from '../../../parts/empty-state.js';
import { Term } from '../../../parts/term.js';
import { Assumptions } from './assumptions.js';
import { DualGovernancePanel } from './forecast/dual-governance-panel.js';
import classes from './forecast/forecast.module.css';
import { Headline } from './forecast/headline.js';
import { OutcomePanel } from './forecast/outcome-panel.js';
import { PivotalTable } from './forecast/pivotal-table.js';
import { SensitivityPanel } from './forecast/sensitivity-panel.js';
import { StagesPanel } from './forecast/stages-panel.js';
import { Supposed } from './forecast/supposed.js';
import { FlipPanel, LateQuorumPanel } from './forecast/turning-points.js';
import { useLiveForecast } from './forecast/use-live-forecast.js';
import { VotesPanel } from './forecast/votes-panel.js';
import { WhoMayStop } from './forecast/who-may-stop.js';
import sections from './sections.module.css';

/** How the vote is likely to go, and what would change it. */
export function ForecastSection({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const { store } = useSession();
  const live = useLiveForecast(rehearsal);
  const { forecast, resolved } = rehearsal;
  if (forecast === null)
    return live.behind ? (
      <div role="status" aria-label="Simulating the vote">
        <Skeleton height={150} mb="lg" />
        <Skeleton height={300} />
      </div>
    ) : (
      <EmptyState within title="How the vote will go">
        The vote is simulated a few thousand times: how likely it passes, by how much, and who decides. The forecast
        appears by itself once the DAO and the draft have no problems left.
      </EmptyState>
    );
  const symbol = resolved?.token.symbol ?? 'tokens';
  const supply = Number(rehearsal.members?.supply ?? 0);
  const rule = resolved?.governor.votingRule.kind;
  const majorityDecides = rule !== 'conviction' && rule !== 'optimistic';
  return (
    <div className={classes.columns}>
      <div className={classes.results} data-behind={live.behind || undefined} aria-busy={live.behind}>
        <Headline rehearsal={rehearsal} forecast={forecast} />
        {rehearsal.history !== null && rehearsal.calibration === null && (
          <div className={sections.notice}>
            <p>These voters follow a rule, though there are past votes to learn from.</p>
            <Button
              size="compact-md"
              variant="default"
              leftSection={<GraduationCap size={14} />}
              onClick={() => store.getState().showSection('voters')}
            >
              Learn from them
            </Button>
          </div>
        )}
        <VotesPanel forecast={forecast} dao={resolved} />
        <div className={classes.pair}>
          <OutcomePanel
            title="For among For and Against"
            unit="%"
            testId="support-histogram"
            bands={forecast.supportHistogram}
            runs={forecast.runs}
            line={majorityDecides ? shareNeeded(resolved) : null}
          />
          <OutcomePanel
            title="Turnout"
            heading={<Term term="turnout">Turnout</Term>}
            unit="% of the supply"
            testId="turnout-histogram"
            bands={forecast.turnoutHistogram}
            runs={forecast.runs}
            line={
              supply > 0 && forecast.veto === undefined ? { at: forecast.quorum.votes / supply, label: 'quorum' } : null
            }
          />
        </div>
        <SensitivityPanel forecast={forecast} />
        <PivotalTable forecast={forecast} symbol={symbol} />
        <div className={classes.pair}>
          <FlipPanel forecast={forecast} symbol={symbol} />
          {forecast.veto === undefined && <LateQuorumPanel forecast={forecast} />}
        </div>
        <StagesPanel forecast={forecast} />
        <DualGovernancePanel forecast={forecast} />
        <WhoMayStop forecast={forecast} />
        <Assumptions assumptions={forecast.assumptions} />
      </div>
      <Supposed rehearsal={rehearsal} live={live} />
    </div>
  );
}

/** The share of For at which it passes. */
function shareNeeded(dao: Rehearsal['resolved']) {
  const percent = dao?.governor.approvalPercent;
  return percent === undefined ? { at: 0.5, label: 'majority' } : { at: percent / 100, label: 'share needed' };
}
