import { Popover, UnstyledButton } from '@mantine/core';
import { MarkerGlyph, markerKinds } from './marker-glyph.js';
import type { MarkerKind } from './marker-lanes.js';
import classes from './timeline.module.css';

/** What the signs on the strip stand for: those that are on it, one touch away. */
export function MarkerLegend({ kinds }: { readonly kinds: ReadonlySet<MarkerKind> }) {
  const shown = (Object.keys(markerKinds) as MarkerKind[]).filter((kind) => kinds.has(kind));
  if (shown.length === 0) return null;
  return (
    <Popover position="top-start" withArrow shadow="md" withinPortal>
      <Popover.Target>
        <UnstyledButton className={classes.legendButton} data-testid="marker-legend">
          Signs
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <ul className={classes.legend}>
          {shown.map((kind) => (
            <li key={kind}>
              <MarkerGlyph kind={kind} /> {markerKinds[kind].label}
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
