import classes from './charts.module.css';
import { fillOf, PatternDefinitions } from './patterns.js';
import type { TimeSeries } from './time-model.js';

type Shown = Pick<TimeSeries, 'key' | 'label' | 'colour' | 'draw' | 'pattern'>;

interface LegendProps {
  readonly series: readonly Shown[];
  readonly hidden?: ReadonlySet<string> | undefined;
  /** Shows or hides a series; without it the legend only explains. */
  readonly onToggle?: ((key: string) => void) | undefined;
}

/** What the colours, patterns and lines of a chart stand for. */
export function Legend({ series, hidden, onToggle }: LegendProps) {
  if (series.length === 0) return null;
  return (
    <ul className={classes.legend}>
      {series.map((one) => (
        <li key={one.key}>
          {onToggle === undefined ? (
            <>
              <Swatch series={one} /> {one.label}
            </>
          ) : (
            <button type="button" aria-pressed={!hidden?.has(one.key)} onClick={() => onToggle(one.key)}>
              <Swatch series={one} /> {one.label}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A small sample of how a series is drawn. */
export function Swatch({ series }: { readonly series: Shown }) {
  const id = `swatch-${series.colour.replace(/\W/g, '')}`;
  const filled = series.draw === 'area' || series.draw === 'bars' || series.draw === 'band';
  return (
    <svg className={classes.swatch} viewBox="0 0 14 10" aria-hidden="true">
      {filled ? (
        <>
          <PatternDefinitions chart={id} series={[series]} />
          <rect
            width={14}
            height={10}
            rx={2}
            fill={fillOf(id, series)}
            fillOpacity={series.draw === 'band' ? 0.3 : 1}
          />
        </>
      ) : (
        <line
          x1={0}
          x2={14}
          y1={5}
          y2={5}
          stroke={series.colour}
          strokeWidth={2.5}
          {...(series.draw === 'dashed' ? { strokeDasharray: '4 2' } : {})}
        />
      )}
    </svg>
  );
}
