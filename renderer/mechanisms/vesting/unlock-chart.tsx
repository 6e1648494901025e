import type { AllocationOutlook } from '../../../simulations/api/contract/index.js';
import { ChartFrame } from '../../charts/chart-frame.js';
import { drawingSize } from '../../charts/type-scale.js';
import { labelColour } from '../../theme/label-colours.js';
import { decimal } from '../../words/number-format.js';
import classes from './allocation.module.css';
import { lastMonth, monthMarks, unlockAreas, unlockTable } from './unlock-areas.js';

const marks = [0, 25, 50, 75, 100];

/** What becomes free over time, groups standing on one another. */
export function UnlockChart({ outlook }: { readonly outlook: AllocationOutlook }) {
  const { curves, months, atLaunch, allUnlockedMonth } = outlook;
  const end = lastMonth(months);
  const legend = curves.map(({ group }, at) => ({
    key: group,
    label: group,
    colour: labelColour(at),
    draw: 'area' as const,
  }));
  return (
    <div className={classes.chart}>
      <ChartFrame
        title="Unlocked over time"
        unit="% of all tokens"
        testId="unlock-chart"
        legend={legend}
        description={`Unlocked over time: ${decimal(atLaunch.float.percent, 1)} % at launch, everything by month ${decimal(allUnlockedMonth, 1)}.`}
        points={months.length * curves.length}
        table={() => unlockTable(outlook)}
        compact
      >
        {(room) => {
          const { width, height, svg } = drawingSize(room);
          const plot = { left: 40, right: width - 12, top: 8, bottom: height - 24 };
          const x = (month: number) => plot.left + (month / end) * (plot.right - plot.left);
          const all = monthMarks(end);
          const every = Math.ceil((all.length * 72) / Math.max(1, plot.right - plot.left));
          const marked = all.filter((_, at) => at % every === 0);
          const y = (percent: number) => plot.bottom - (percent / 100) * (plot.bottom - plot.top);
          return (
            <svg {...svg} aria-hidden="true">
              {unlockAreas(outlook, plot).map(({ group, path }, at) => (
                <path key={group} d={path} fill={labelColour(at)} fillOpacity={0.82} data-group={group}>
                  <title>{group}</title>
                </path>
              ))}
              {marks.map((percent) => (
                <g key={percent}>
                  <line
                    x1={plot.left}
                    x2={plot.right}
                    y1={y(percent)}
                    y2={y(percent)}
                    stroke="var(--ink)"
                    strokeOpacity={percent === 0 ? 0.6 : 0.14}
                  />
                  <text x={plot.left - 6} y={y(percent) + 4} textAnchor="end" className={classes.mark}>
                    {percent}
                  </text>
                </g>
              ))}
              {marked.map((month) => (
                <text key={month} x={x(month)} y={height - 7} textAnchor="middle" className={classes.mark}>
                  {month === 0 ? 'launch' : `month ${month}`}
                </text>
              ))}
            </svg>
          );
        }}
      </ChartFrame>
    </div>
  );
}
