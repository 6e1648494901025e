import { Table } from '@mantine/core';
import { useMemo } from 'react';
import type { Frame, PanelInfo, ReporterInfo } from '../../../../simulations/api/contract/index.js';
import { useApp } from '../../../app/session-context.js';
import { useFramesUpToMoment } from '../../../app/use-frames.js';
import { useVocabulary } from '../../../app/use-vocabulary.js';
import { changeSince, firstAndNow } from '../../../charts/models/figures.js';
import { PanelFrame } from '../../../panels/panel-frame.js';
import { usePanel } from '../../../panels/panel-grid.js';
import { TableMenuItems } from '../../../panels/table-menu.js';
import { Explained } from '../../../parts/term.js';
import { bareText, exactText, plainText, symbolOf } from '../../../words/measures.js';
import classes from '../run.module.css';

/** Reporters as figures: what each was when it first had a value, and what it is at the moment that is shown. */
export function FiguresPanel({ panel: { panel, title, reporters: wanted } }: { readonly panel: PanelInfo }) {
  const { active } = usePanel();
  const vocabulary = useVocabulary();
  const all = useApp(({ openRun }) => openRun?.detail?.words.reporters);
  const frames: readonly Frame[] = useFramesUpToMoment(active);
  const reporters = useMemo(
    () => wanted.flatMap((name): readonly ReporterInfo[] => all?.filter((one) => one.name === name) ?? []),
    [all, wanted],
  );
  const figures = useMemo(() => firstAndNow(frames, reporters), [frames, reporters]);
  const table = () => ({
    columns: ['measure', 'unit', 'at first', 'at tick', 'now', 'at tick'],
    rows: figures.map(({ measure, first, now }) => [
      measure.title,
      symbolOf(measure, vocabulary) || measure.unit,
      plainText(measure, first.value, vocabulary),
      first.tick,
      plainText(measure, now.value, vocabulary),
      now.tick,
    ]),
  });
  return (
    <PanelFrame
      title={title}
      testId={`run-${panel}`}
      points={figures.length}
      note={`tick ${frames.at(-1)?.tick ?? 0}`}
      menu={<TableMenuItems copied={`${title}: the figures are on the clipboard.`} file={[panel]} table={table} />}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={classes.facts} tabIndex={0} aria-label={`${title}, scrollable`}>
        <Table stickyHeader verticalSpacing={4} horizontalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Measure</Table.Th>
              <Table.Th ta="right">At launch</Table.Th>
              <Table.Th ta="right">Now</Table.Th>
              <Table.Th ta="right">Change</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {figures.map(({ measure, first, now }) => (
              <Table.Tr key={measure.name}>
                <Table.Td>
                  <Explained name={measure.title} meaning={measure.description}>
                    {measure.title}
                  </Explained>
                  <small className={classes.when}> {symbolOf(measure, vocabulary)}</small>
                </Table.Td>
                <Table.Td
                  ta="right"
                  title={[exactText(measure, first.value, vocabulary), `at tick ${first.tick}`]
                    .filter(Boolean)
                    .join(' ')}
                >
                  {bareText(measure, first.value, vocabulary)}
                </Table.Td>
                <Table.Td ta="right" title={exactText(measure, now.value, vocabulary)}>
                  {bareText(measure, now.value, vocabulary)}
                </Table.Td>
                <Table.Td ta="right">{changeSince(measure, first.value, now.value, vocabulary)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
    </PanelFrame>
  );
}
