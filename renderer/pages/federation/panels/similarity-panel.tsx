import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useFederationDetail, useSelectedClient, useShownRound } from '../../../app/use-rounds.js';
import { ChartFrame } from '../../../charts/chart-frame.js';
import { alikeWords, type SimilarityOrder, similarityModel } from '../../../charts/models/federation/similarity.js';
import { SimilarityDrawing } from '../../../charts/similarity-drawing.js';
import { usePanel } from '../../../panels/panel-grid.js';
import { PanelMenuItems } from '../../../panels/panel-menu.js';
import { Term } from '../../../parts/term.js';
import classes from '../federation.module.css';

/** How alike the round's updates are: where clients that are one light up. */
export function SimilarityPanel() {
  const { active } = usePanel();
  const round = useShownRound(active);
  const secret = useFederationDetail()?.federation.secureAggregation !== undefined;
  const selected = useSelectedClient();
  const [order, setOrder] = useState<SimilarityOrder>('client');
  const model = useMemo(() => (round === null ? null : similarityModel(round, order)), [round, order]);
  const empty = secret
    ? 'Secure aggregation hides every single update from everybody, so nobody can compare them: not the server, not this window. Sybils cannot be found this way.'
    : round?.round === 0
      ? 'The first round of training puts its updates here: one row and one column for each client, and a bright square for each pair that sent the same.'
      : 'This round has no updates to compare.';
  return (
    <ChartFrame
      title="Likeness of the updates"
      heading={<Term term="similarity">Likeness of the updates</Term>}
      unit="cosine, −1 to 1"
      testId="federation-similarity"
      legend={[]}
      description={model === null ? empty : alikeWords(model)}
      points={model?.clients.length ?? 0}
      table={() => ({
        columns: ['client', ...(model?.clients ?? []).map(String)],
        rows: (model?.cosines ?? []).map((row, at) => [model!.clients[at]!, ...row]),
      })}
      aside={
        model !== null &&
        model.groups.length > 0 && (
          <SegmentedControl
            size="xs"
            aria-label="Order of the clients"
            value={order}
            onChange={(next) => setOrder(next as SimilarityOrder)}
            data={[
              { value: 'client', label: 'By number' },
              { value: 'alike', label: 'Alike together' },
            ]}
          />
        )
      }
      menu={<PanelMenuItems />}
      empty={model === null ? empty : undefined}
      foot={
        model !== null && (
          <p className={model.groups.length > 0 ? classes.finding : classes.foot} data-testid="similarity-words">
            {alikeWords(model)}
          </p>
        )
      }
    >
      {({ width, height }) => model && <SimilarityDrawing {...{ model, width, height, selected }} />}
    </ChartFrame>
  );
}
