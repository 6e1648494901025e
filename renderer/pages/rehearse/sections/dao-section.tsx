import { Button, Group, Tabs } from '@mantine/core';
import { ArrowRight, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import type { Rehearsal } from '../../../../simulations/api/contract/index.js';
import { useApp, useSession } from '../../../app/session-context.js';
import { ProblemsContext, problemAt, problemsElsewhere } from '../../../forms/problems.js';
import { type DaoPart, daoParts } from '../../../routes/dao-part.js';
import { ContractsPart } from '../dao/contracts-part.js';
import classes from '../dao/dao.module.css';
import { DelegationsPart } from '../dao/delegations-part.js';
import { ForkPart } from '../dao/fork-part.js';
import { HistoryPart } from '../dao/history-part.js';
import { HoldersPart } from '../dao/holders-part.js';
import { IdentityPart } from '../dao/identity-part.js';
import { LimitsPart } from '../dao/limits-part.js';
import { RulesPart } from '../dao/rules-part.js';
import { StagesPart } from '../dao/stages-part.js';
import { TreasuryPart } from '../dao/treasury-part.js';
import { ProblemList } from '../draft/draft-problems.js';

const views: Readonly<Record<DaoPart, (props: { readonly rehearsal: Rehearsal }) => ReactNode>> = {
  identity: IdentityPart,
  rules: RulesPart,
  stages: StagesPart,
  holders: HoldersPart,
  history: HistoryPart,
  delegations: DelegationsPart,
  treasury: TreasuryPart,
  contracts: ContractsPart,
  limits: LimitsPart,
  fork: ForkPart,
};

/** The DAO that is rehearsed in: its rules, members, past and money. */
export function DaoSection({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const { store, rehearsals } = useSession();
  const part = useApp(({ daoPart }) => daoPart);
  const listed = useApp(({ daos }) => daos !== null);
  const problems = rehearsal.problems.dao;
  const { showDaoPart, showSection } = store.getState();
  useEffect(() => {
    // The rules of known DAOs are what one's own can begin with.
    if (!listed) void rehearsals.list();
  }, [listed, rehearsals]);
  const at = daoParts.findIndex((one) => one.part === part);
  const next = daoParts[at + 1];
  const View = views[part];
  return (
    <ProblemsContext value={problems}>
      <ProblemList
        title="Before a proposal can be rehearsed in it"
        problems={problemsElsewhere(
          problems,
          daoParts.flatMap(({ fields }) => [...fields]),
        )}
      />
      <Tabs
        orientation="vertical"
        keepMounted={false}
        value={part}
        onChange={(chosen) => {
          const found = daoParts.find((one) => one.part === chosen);
          if (found !== undefined) showDaoPart(found.part);
        }}
        className={classes.parts ?? ''}
        classNames={{ tabLabel: classes.partLabel ?? '' }}
      >
        <Tabs.List>
          {daoParts.map(({ part: value, title, fields }) => {
            const wrong = fields.some((field) => problemAt(problems, field) !== undefined);
            return (
              <Tabs.Tab
                key={value}
                value={value}
                rightSection={
                  wrong && <TriangleAlert size={15} color="var(--meaning-bad)" aria-label="has a problem" />
                }
              >
                {title}
              </Tabs.Tab>
            );
          })}
        </Tabs.List>
        <Tabs.Panel value={part} className={classes.part ?? ''}>
          <View rehearsal={rehearsal} />
          <Group justify="flex-end">
            {next !== undefined && next.part !== 'fork' && (
              <Button variant="default" onClick={() => showDaoPart(next.part)}>
                {next.title}
              </Button>
            )}
            <Button rightSection={<ArrowRight size={16} />} data-testid="to-draft" onClick={() => showSection('draft')}>
              Draft the proposal
            </Button>
          </Group>
        </Tabs.Panel>
      </Tabs>
    </ProblemsContext>
  );
}
