import { SegmentedControl } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { useApp, useSession } from '../../../app/session-context.js';
import { useFramesUpToMoment } from '../../../app/use-frames.js';
import { usePaced } from '../../../app/use-paced.js';
import { ChartFrame } from '../../../charts/chart-frame.js';
import { describeFlows, FlowDrawing } from '../../../charts/flow-drawing.js';
import { flowModel } from '../../../charts/models/flows.js';
import { usePanel } from '../../../panels/panel-grid.js';
import { PanelMenuItems } from '../../../panels/panel-menu.js';
import { flowKindName, partyName } from '../../../words/parties.js';
import { plainTokens, shortTokens } from '../../../words/tokens.js';
import classes from '../run.module.css';

/** Where the tokens went in the stretch of time that is looked at. */
export function FlowsPanel() {
  const { active } = usePanel();
  const { store } = useSession();
  const frames = useFramesUpToMoment(active);
  const from = usePaced(({ window }) => window?.[0] ?? 0, active);
  const to = usePaced(({ window }) => window?.[1] ?? Number.POSITIVE_INFINITY, active);
  const symbol = useApp(({ openRun }) => openRun?.detail?.resolved.token.symbol ?? 'tokens');
  const following = useApp(({ tick }) => tick === null);
  const [span, setSpan] = useState<'all' | 'tick'>('all');
  const shown = useMemo(
    () => (span === 'tick' ? frames.slice(-1) : frames.filter(({ tick }) => tick >= from && tick <= to)),
    [frames, span, from, to],
  );
  const model = useMemo(() => flowModel(shown), [shown]);
  const newest = frames.at(-1);
  const moving = useMemo(() => {
    if (!following || newest === undefined) return nothing;
    return new Set(flowModel([newest]).links.map(({ source, target, kind }) => `${source}>${target}>${kind}`));
  }, [following, newest]);
  const onParty = useCallback(
    (party: string) => store.getState().look({ selection: { kind: 'party', party } }),
    [store],
  );
  const nameOf = (id: string) => partyName(model.nodes.find((node) => node.id === id)?.party ?? id);
  return (
    <ChartFrame
      title="Where the tokens went"
      unit={symbol}
      testId="run-flows"
      legend={[]}
      description={describeFlows(model, symbol)}
      points={model.links.length}
      table={() => ({
        columns: ['from', 'to', 'kind', `amount (${symbol})`, 'transfers'],
        rows: model.links.map(({ source, target, kind, wei, count }) => [
          nameOf(source),
          nameOf(target),
          flowKindName(kind),
          plainTokens(wei),
          count,
        ]),
      })}
      aside={
        <>
          {model.links.length > 0 && <span className={classes.figureSmall}>{shortTokens(model.totalWei)} moved</span>}
          <SegmentedControl
            size="xs"
            aria-label="Stretch of time"
            value={span}
            onChange={(next) => setSpan(next as 'all' | 'tick')}
            data={[
              { value: 'all', label: store.getState().window === null ? 'So far' : 'Window' },
              { value: 'tick', label: 'This tick' },
            ]}
          />
        </>
      }
      menu={<PanelMenuItems />}
      empty={model.links.length === 0 ? 'Each reward, stake and payment widens an edge here.' : undefined}
    >
      {({ width, height }) => (
        <FlowDrawing {...{ model, width, height, symbol, moving, onParty }} beat={newest?.tick ?? 0} />
      )}
    </ChartFrame>
  );
}

const nothing: ReadonlySet<string> = new Set();
