import type { Pattern, TimeSeries } from './time-model.js';

/** What fills an area: its colour, or its pattern in its colour. */
export function fillOf(
  chart: string,
  { key, colour, pattern }: Pick<TimeSeries, 'key' | 'colour'> & { readonly pattern?: Pattern | undefined },
): string {
  return pattern === undefined ? colour : `url(#${chart}-${key})`;
}

/** The patterns of a chart's series, to be referred to by `fillOf`. */
export function PatternDefinitions({
  chart,
  series,
}: {
  readonly chart: string;
  readonly series: readonly Pick<TimeSeries, 'key' | 'colour' | 'pattern'>[];
}) {
  return (
    <defs>
      {series.map(({ key, colour, pattern }) =>
        pattern === undefined ? null : (
          <pattern
            key={key}
            id={`${chart}-${key}`}
            width={6}
            height={6}
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width={6} height={6} fill={colour} fillOpacity={0.45} />
            <Strokes pattern={pattern} colour={colour} />
          </pattern>
        ),
      )}
    </defs>
  );
}

function Strokes({ pattern, colour }: { readonly pattern: Pattern; readonly colour: string }) {
  return (
    <path
      d={pattern === 'hatch' ? 'M0 0V6' : 'M0 0V6M0 0H6'}
      stroke={colour}
      strokeWidth={pattern === 'hatch' ? 3 : 2.4}
    />
  );
}
