import { useId, useMemo } from 'react';
import type { TableInfo } from '../../../../simulations/api/contract/index.js';
import { useFramesUpToMoment } from '../../../app/use-frames.js';
import { useVocabulary } from '../../../app/use-vocabulary.js';
import { ChartFrame } from '../../../charts/chart-frame.js';
import { curveModel, tableText } from '../../../charts/models/tables.js';
import { TimeDrawing } from '../../../charts/time-drawing.js';
import { unitName } from '../../../charts/units.js';
import { usePanel } from '../../../panels/panel-grid.js';
import { PanelMenuItems } from '../../../panels/panel-menu.js';
import { Explained } from '../../../parts/term.js';
import { axisDate } from '../../../words/dates.js';
import { short } from '../../../words/number-format.js';

/** A table that a mechanism made before the first tick, as lines or as areas over its first column, the moment shown marked. */
export function CurvePanel({
  panel,
  table,
  stacked = false,
}: {
  readonly panel: string;
  readonly table: TableInfo;
  readonly stacked?: boolean;
}) {
  const { active } = usePanel();
  const vocabulary = useVocabulary();
  const id = useId().replaceAll(/\W/g, '');
  const dated = table.columns[0]?.unit === 'time';
  const time = useFramesUpToMoment(active).at(-1)?.time ?? null;
  const now = dated ? time : null;
  const model = useMemo(() => curveModel(table, vocabulary, now, stacked), [table, vocabulary, now, stacked]);
  const from = model.ticks[0] ?? 0;
  // A run may go on when all has been said: the moment shown is always in sight.
  const to = Math.max(model.ticks.at(-1) ?? 1, now ?? Number.NEGATIVE_INFINITY);
  return (
    <ChartFrame
      title={table.title}
      heading={
        <Explained name={table.title} meaning={table.description}>
          {table.title}
        </Explained>
      }
      unit={unitName(model.unit, model.symbol ?? '')}
      testId={`run-${panel}`}
      legend={model.series}
      description={`${table.title}: ${table.description}`}
      points={model.ticks.length}
      table={() => tableText(table, vocabulary)}
      menu={<PanelMenuItems />}
    >
      {({ width, height }) => (
        <TimeDrawing
          {...{ id, model, from, to, width, height }}
          tickLabel={(at) => (dated ? axisDate(at, to - from) : short(at))}
        />
      )}
    </ChartFrame>
  );
}
