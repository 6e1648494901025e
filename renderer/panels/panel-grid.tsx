import { Tabs } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import ReactGridLayout, { type Layout, useContainerWidth } from 'react-grid-layout';
import { useApp } from '../app/session-context.js';
import { createPace, PaceContext } from '../app/use-paced.js';
import { showDone } from '../session/notices.js';
import { keep, readKept } from '../state/kept.js';
import { columns, type LayoutStep, type Place, restoreLayout, stacked, stepLayout } from './layout.js';
import classes from './panels.module.css';
import { gap, useRowHeight } from './row-height.js';

/** Narrower grids (px) have one column: two heroes side by side still tell more than one below the fold. */
const narrow = 720;

interface PanelContextValue {
  readonly id: string;
  /** Whether the panel is in sight: only those draw. */
  readonly active: boolean;
  step(step: LayoutStep): void;
  hide(): void;
  reset(): void;
}

const PanelContext = createContext<PanelContextValue | null>(null);

/** The panel around this component; `null` outside of the grid. */
export function usePanelId(): string | null {
  return useContext(PanelContext)?.id ?? null;
}

/** The panel around this component. */
export function usePanel(): PanelContextValue {
  const panel = useContext(PanelContext);
  if (panel === null) throw new Error('There is no panel around this component.');
  return panel;
}

export interface PanelGridProps {
  /** The page whose panels they are: what somebody hid stays hidden on it. */
  readonly page: string;
  /** What the layout is remembered under. It changes when panels come and go while somebody looks on. */
  readonly name: string;
  readonly usual: readonly Place[];
  /** How many of the first ones are its main ones, which are presented. */
  readonly mains?: number;
  readonly panels: Readonly<Record<string, ReactNode>>;
  /** Names of the panels: with them, panels are tabs where the window is narrow; without, one column. */
  readonly titles?: Readonly<Record<string, string>>;
}

/** A page's panels in a grid that can be rearranged and is remembered. */
export function PanelGrid({ page, name, usual: places, mains = 2, panels, titles }: PanelGridProps) {
  const [hidden, setHidden] = useState<readonly string[]>(() => readHidden(page));
  const usual = useMemo(
    () =>
      withoutHidden(
        places.filter(({ i }) => panels[i] !== undefined),
        hidden,
      ),
    [places, panels, hidden],
  );
  const hideAll = (next: readonly string[]) => {
    setHidden(next);
    keep(hiddenName(page), next);
  };
  const hide = (id: string) => {
    if (usual.length < 2) return;
    hideAll([...hidden, id]);
    showDone('Hidden', 'The panel is back with “All panels as at first” in the menu of another one.', {
      label: 'Undo',
      run: () => hideAll(hidden),
    });
  };
  const reset = () => {
    hideAll([]);
    change(places.filter(({ i }) => panels[i] !== undefined));
  };
  const { width, containerRef, mounted } = useContainerWidth();
  const rowHeight = useRowHeight(containerRef, usual.length === 1);
  const [changed, setChanged] = useState<{ readonly name: string; readonly layout: readonly Place[] } | null>(null);
  const kept = useMemo(() => readKept(name), [name]);
  const layout = useMemo(
    () => (changed?.name === name ? changed.layout : restoreLayout(kept, usual)),
    [changed, name, kept, usual],
  );
  const single = width < narrow;
  const shown = useMemo(() => {
    const present = restoreLayout(layout, usual);
    return single ? stacked(present) : present;
  }, [single, layout, usual]);
  const presenting = useApp((state) => state.presenting);
  const change = (next: readonly Place[]) => {
    setChanged({ name, layout: next });
    keep(name, next);
  };
  const moved = (next: Layout) => {
    if (single) return;
    const places = restoreLayout(next, usual);
    if (JSON.stringify(places) !== JSON.stringify(layout)) change(places);
  };
  const panelOf = (id: string) => (
    <Panel id={id} step={(step) => change(stepLayout(layout, id, step))} hide={() => hide(id)} reset={reset}>
      {panels[id]}
    </Panel>
  );
  if (presenting !== null) {
    const heroes = usual.slice(0, mains).map(({ i }) => i);
    const chosen = presenting.filter((id) => panels[id] !== undefined);
    const presented = chosen.length === 0 ? heroes : chosen;
    return (
      <div className={classes.presented} data-testid="presented">
        {heroes.map((id) => (
          <i key={id} hidden data-hero={id} />
        ))}
        {presented.map((id) => (
          <div key={id} data-panel={id}>
            {panelOf(id)}
          </div>
        ))}
      </div>
    );
  }
  return (
    <div ref={containerRef as React.RefObject<HTMLDivElement>} className={classes.grid}>
      {mounted && single && titles !== undefined && (
        <Tabs defaultValue={usual[0]?.i ?? null} keepMounted={false}>
          <Tabs.List>
            {usual.map(({ i: id }) => (
              <Tabs.Tab key={id} value={id}>
                {titles[id] ?? id}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {usual.map(({ i: id }) => (
            <Tabs.Panel key={id} value={id} className={classes.tab}>
              {panelOf(id)}
            </Tabs.Panel>
          ))}
        </Tabs>
      )}
      {mounted && !(single && titles !== undefined) && (
        <ReactGridLayout
          width={width}
          layout={shown as Layout}
          gridConfig={{ cols: columns, rowHeight, margin: [gap, gap], containerPadding: [0, 0] }}
          dragConfig={{
            enabled: !single,
            handle: '[data-drag-handle]',
            cancel: 'button, input, label, a, [role="radiogroup"]',
          }}
          resizeConfig={{ enabled: !single }}
          onLayoutChange={moved}
        >
          {usual.map(({ i: id }) => (
            <div key={id} data-panel={id}>
              {panelOf(id)}
            </div>
          ))}
        </ReactGridLayout>
      )}
    </div>
  );
}

const hiddenName = (page: string) => `${page}.hidden`;

/** Panels of a page that somebody does not want to see. */
function readHidden(page: string): readonly string[] {
  const kept = readKept<unknown>(hiddenName(page));
  return Array.isArray(kept) ? kept.map(String) : [];
}

/** The panels that are not hidden; all of them where nothing else would be left. */
function withoutHidden(places: readonly Place[], hidden: readonly string[]): readonly Place[] {
  const shown = places.filter(({ i }) => !hidden.includes(i));
  return shown.length === 0 ? places : shown;
}

interface PanelProps extends Omit<PanelContextValue, 'active'> {
  readonly children: ReactNode;
}

function Panel({ id, step, hide, reset, children }: PanelProps) {
  const [pace] = useState(createPace);
  const { ref, entry } = useIntersection({ rootMargin: '120px' });
  const steps = useRef({ step, hide, reset });
  useEffect(() => {
    steps.current = { step, hide, reset };
  });
  const active = entry?.isIntersecting ?? true;
  const value = useMemo(
    () => ({
      id,
      active,
      step: (next: LayoutStep) => steps.current.step(next),
      hide: () => steps.current.hide(),
      reset: () => steps.current.reset(),
    }),
    [id, active],
  );
  return (
    <div ref={ref} className={classes.panel}>
      <PanelContext value={value}>
        <PaceContext value={pace}>{children}</PaceContext>
      </PanelContext>
    </div>
  );
}
