import { ActionIcon } from '@mantine/core';
import { Copy } from 'lucide-react';
import { useMemo } from 'react';
import { useSession } from '../../../app/session-context.js';
import { useFederationDetail, useRounds, useShownRound } from '../../../app/use-rounds.js';
import { copyText } from '../../../charts/export/save.js';
import { PanelFrame } from '../../../panels/panel-frame.js';
import { usePanel } from '../../../panels/panel-grid.js';
import { TableMenuItems } from '../../../panels/table-menu.js';
import { Term } from '../../../parts/term.js';
import { showDone } from '../../../session/notices.js';
import { percent } from '../../../words/number-format.js';
import { ruleName } from '../../../words/rule-names.js';
import classes from '../federation.module.css';

/** More than this many models are not listed: the slider leads to the others. */
const most = 40;

/** The chain of models: each by its content identifier, with the rule and the updates that made it. */
export function LineagePanel() {
  const { active } = usePanel();
  const { store, attempt } = useSession();
  const rounds = useRounds(active);
  const shown = useShownRound(active)?.round ?? 0;
  const rule = useFederationDetail()?.federation.learning.aggregation.rule ?? 'fedAvg';
  const listed = useMemo(
    () =>
      rounds
        .slice(0, shown + 1)
        .toReversed()
        .slice(0, most),
    [rounds, shown],
  );
  const copy = (title: string, text: string) =>
    attempt('It could not be copied', async () => {
      await copyText(text);
      showDone('Copied', title);
    });
  const table = () => ({
    columns: ['round', 'model', 'parent', 'rule', 'updates'],
    rows: rounds.map(({ round, model, parent, clients }) => [
      round,
      model,
      parent ?? '',
      parent === null ? '' : rule,
      clients.flatMap(({ update }) => update ?? []).join(' '),
    ]),
  });
  return (
    <PanelFrame
      title="Model lineage"
      heading={<Term term="lineage">Model lineage</Term>}
      note={`newest first, rule: ${ruleName(rule)}`}
      testId="federation-lineage"
      points={listed.length}
      menu={<TableMenuItems copied="The whole lineage as a table." file={['model-lineage']} table={table} />}
    >
      <ol className={classes.lineage}>
        {listed.map(({ round, model, parent, clients, accuracy }) => {
          const combined = clients.filter(({ outcome }) => outcome === 'done').length;
          const made =
            parent === null
              ? 'the first model'
              : parent === model
                ? 'unchanged'
                : `${combined} ${combined === 1 ? 'update' : 'updates'}`;
          const outcome = `${made}, ${percent(accuracy)}`;
          return (
            <li key={round} data-shown={round === shown || undefined}>
              <button
                type="button"
                className={classes.clientButton}
                onClick={() => store.getState().look({ tick: round, selection: { kind: 'round', round } })}
              >
                round {round}
              </button>
              <code title={model}>{shortCid(model)}</code>
              <span className={classes.quiet} title={outcome}>
                {outcome}
              </span>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={`Copy the identifier of round ${round}'s model`}
                onClick={() => copy(model, model)}
              >
                <Copy size={13} />
              </ActionIcon>
            </li>
          );
        })}
      </ol>
    </PanelFrame>
  );
}

/** A content identifier short enough to read: its beginning says little, so the end, which differs, is kept longer. */
function shortCid(cid: string): string {
  return cid.length <= 16 ? cid : `${cid.slice(0, 5)}…${cid.slice(-8)}`;
}
