import { useEffect, useMemo, useState } from 'react';
import type { DisclosureTable as Disclosures } from '../../../../simulations/api/contract/index.js';
import { useSession } from '../../../app/session-context.js';
import { useTimeAxis } from '../../../app/use-frames.js';
import { useFederationDetail, useRounds, useShownRound } from '../../../app/use-rounds.js';
import { privacySpentModel } from '../../../charts/models/federation/privacy-spent.js';
import { TimeChart } from '../../../charts/time-chart.js';
import { PanelFrame } from '../../../panels/panel-frame.js';
import { usePanel } from '../../../panels/panel-grid.js';
import { Term } from '../../../parts/term.js';
import { decimal, short } from '../../../words/number-format.js';
import classes from '../federation.module.css';
import { DisclosureTable } from './disclosure-table.js';
import { protectionOf } from './protection-of.js';

/** What is given away: ε by round where there is noise, and who gets to see what. */
export function PrivacyPanel() {
  const { active } = usePanel();
  const detail = useFederationDetail();
  const rounds = useRounds(active);
  const round = useShownRound(active);
  const [from, to] = useTimeAxis(active);
  const disclosures = useDisclosures();
  const privacy = detail?.federation.learning.privacy;
  const budget = privacy?.epsilonBudget ?? null;
  const model = useMemo(() => privacySpentModel(rounds, budget), [rounds, budget]);
  if (detail === null) return null;
  const spent = detail.report?.epsilon;
  return (
    <PanelFrame
      title="Privacy"
      heading={<Term term="epsilon">Privacy</Term>}
      note={privacy === undefined ? 'who gets to see what' : 'ε spent by round, and who gets to see what'}
      testId="federation-privacy"
      points={model.ticks.length}
    >
      <div className={classes.privacy}>
        {privacy !== undefined && (
          <div className={classes.epsilon}>
            <TimeChart
              compact
              title="Privacy loss"
              testId="federation-epsilon"
              emptyText="Every round of training adds to ε."
              aside={round?.epsilon != null && <span className={classes.figure}>ε {decimal(round.epsilon, 2)}</span>}
              {...{ model, from, to }}
            />
            <p className={classes.quiet}>
              δ = {short(privacy.delta)}, noise multiplier σ = {short(privacy.noiseMultiplier)}, updates clipped to a
              length of {short(privacy.clipNorm)}
              {spent ? `; ε comes out lowest at Rényi order ${spent.order}` : ''}.{' '}
              {budget === null
                ? 'There is no budget: everybody may go on.'
                : `A client whose next round would take it over ε = ${decimal(budget, 2)} takes no further part.`}
            </p>
          </div>
        )}
        {disclosures !== null && <DisclosureTable disclosures={disclosures} own={protectionOf(detail.federation)} />}
      </div>
    </PanelFrame>
  );
}

/** The table of disclosures, asked for once. */
function useDisclosures(): Disclosures | null {
  const { commands, attempt } = useSession();
  const [disclosures, setDisclosures] = useState<Disclosures | null>(null);
  useEffect(() => {
    void attempt('The table of disclosures could not be read', async () =>
      setDisclosures(await commands.getDisclosures({})),
    );
  }, [commands, attempt]);
  return disclosures;
}
