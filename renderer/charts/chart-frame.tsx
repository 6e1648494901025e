import { ActionIcon, Menu, Modal, Table } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { Copy, Download, EllipsisVertical, Expand, Image as ImageIcon, Table as TableIcon } from 'lucide-react';
import { type ReactNode, useDeferredValue, useRef, useState } from 'react';
import { useSession } from '../app/session-context.js';
import { usePanelId } from '../panels/panel-grid.js';
import { showDone } from '../session/notices.js';
import { beginPresent, endPresent } from '../session/present.js';
import { provenanceName, provenanceOf } from '../session/provenance.js';
import classes from './charts.module.css';
import { pictureOf, pngOf, svgText } from './export/picture.js';
import { copyText, fileName, saveFile } from './export/save.js';
import { type ChartTable, csvOf, tsvOf, withProvenance } from './export/table.js';
import { Legend } from './legend.js';
import type { TimeSeries } from './time-model.js';

export interface ChartFrameProps {
  readonly title: string;
  /** The title with its glossary pop-over, when it has one. */
  readonly heading?: ReactNode;
  readonly unit: string;
  readonly testId?: string;
  readonly legend: readonly Pick<TimeSeries, 'key' | 'label' | 'colour' | 'draw' | 'pattern'>[];
  /** Entries of the legend that are not drawn at the moment. */
  readonly hidden?: ReadonlySet<string>;
  readonly onToggle?: ((key: string) => void) | undefined;
  /** What the chart says, in one sentence, for those who cannot see it. */
  readonly description: string;
  /** Points drawn at the moment. */
  readonly points: number;
  readonly table: () => ChartTable;
  /** Stands beside the title: the newest value, a choice of views. */
  readonly aside?: ReactNode;
  readonly menu?: ReactNode;
  readonly empty?: ReactNode;
  /** A sentence below the drawing. */
  readonly foot?: ReactNode;
  /** Smaller head and no drag handle, inside the inspector. */
  readonly compact?: boolean;
  readonly children: (size: { readonly width: number; readonly height: number }) => ReactNode;
}

/** Everything around a chart: title, unit, legend, menu, and its data as a table. */
export function ChartFrame(props: ChartFrameProps) {
  const {
    title,
    heading,
    unit,
    testId,
    legend,
    description,
    points,
    table,
    aside,
    menu,
    empty,
    foot,
    compact,
    children,
    hidden,
    onToggle,
  } = props;
  const { attempt, store } = useSession();
  const figure = useRef<HTMLElement>(null);
  const [large, setLarge] = useState(false);
  const [asTable, setAsTable] = useState(false);
  const texts = { title, unit, legend: legend.filter(({ key }) => !hidden?.has(key)) };

  const panel = usePanelId();
  /** A panel is presented; a chart that is no panel of its own is shown large. */
  const enlarge = () => {
    if (panel === null) setLarge((now) => !now);
    else if (store.getState().presenting?.[0] === panel) endPresent(store);
    else beginPresent(store, [panel]);
  };
  const nameOfFile = () => fileName(title, ...provenanceName(store.getState()));
  const saveCsv = () =>
    saveFile(`${nameOfFile()}.csv`, csvOf(withProvenance(table(), provenanceOf(store.getState()))), 'text/csv');
  const drawing = () => {
    const svg = figure.current?.querySelector<SVGSVGElement>('[data-drawing] svg');
    if (!svg) throw new Error('There is nothing drawn yet.');
    return pictureOf(svg, texts);
  };
  const savePng = () =>
    attempt('The picture could not be saved', async () =>
      saveFile(`${nameOfFile()}.png`, await pngOf(drawing()), 'image/png'),
    );
  const saveSvg = () =>
    attempt('The picture could not be saved', async () =>
      saveFile(`${nameOfFile()}.svg`, svgText(drawing()), 'image/svg+xml'),
    );
  const copy = () =>
    attempt('The data could not be copied', async () => {
      await copyText(tsvOf(table()));
      showDone('Copied', `“${title}” is on the clipboard as a table.`);
    });

  return (
    <figure
      ref={figure}
      className={compact ? classes.compactFrame : classes.frame}
      data-testid={testId}
      data-points={points}
      data-chart=""
      onKeyDown={(event) => {
        if (event.key !== 'f' || event.ctrlKey || event.metaKey || event.altKey) return;
        event.stopPropagation();
        enlarge();
      }}
      aria-label={title}
    >
      <figcaption className={classes.head} data-drag-handle="">
        <div className={classes.title}>
          <h2 title={title}>{heading ?? title}</h2>
          <span className={classes.unit}>{unit}</span>
        </div>
        <div className={classes.aside}>{aside}</div>
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={`Menu of ${title}`} className={classes.menuButton}>
              <EllipsisVertical size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<Expand size={14} />} rightSection={<kbd>F</kbd>} onClick={enlarge}>
              {panel === null ? 'Enlarge' : 'Present'}
            </Menu.Item>
            <Menu.Item leftSection={<TableIcon size={14} />} onClick={() => setAsTable(true)}>
              Show as a table
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item leftSection={<ImageIcon size={14} />} onClick={savePng}>
              Save as PNG
            </Menu.Item>
            <Menu.Item leftSection={<ImageIcon size={14} />} onClick={saveSvg}>
              Save as SVG
            </Menu.Item>
            <Menu.Item leftSection={<Download size={14} />} onClick={saveCsv}>
              Save as CSV
            </Menu.Item>
            <Menu.Item leftSection={<Copy size={14} />} onClick={copy}>
              Copy as a table
            </Menu.Item>
            {menu}
          </Menu.Dropdown>
        </Menu>
      </figcaption>
      <Sized description={description} empty={empty}>
        {children}
      </Sized>
      <Legend series={legend} hidden={hidden} onToggle={onToggle} />
      {foot}
      <Modal
        opened={large}
        onClose={() => setLarge(false)}
        fullScreen
        title={`${title} (${unit})`}
        transitionProps={{ duration: 0 }}
      >
        <div className={classes.large}>
          <Sized description={description} empty={empty}>
            {children}
          </Sized>
          <Legend series={legend} hidden={hidden} onToggle={onToggle} />
        </div>
      </Modal>
      <Modal opened={asTable} onClose={() => setAsTable(false)} size="xl" title={`${title} (${unit})`}>
        {asTable && <DataTable table={table()} />}
      </Modal>
    </figure>
  );
}

function Sized({ description, empty, children }: Pick<ChartFrameProps, 'description' | 'empty' | 'children'>) {
  const measured = useElementSize<HTMLDivElement>();
  // All charts of a page learn of their size at once. Put off, each is drawn in a piece of its own and holds nobody up.
  const width = useDeferredValue(Math.floor(measured.width));
  const height = useDeferredValue(Math.floor(measured.height));
  return (
    <div className={classes.body} ref={measured.ref}>
      {empty ? (
        <div className={classes.empty}>{empty}</div>
      ) : (
        width > 0 &&
        height > 0 && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the full-screen key needs the focus here
          <div className={classes.drawing} data-drawing="" role="img" aria-label={description} tabIndex={0}>
            {children({ width, height })}
          </div>
        )
      )}
    </div>
  );
}

const mostRows = 2_000;

function DataTable({ table: { columns, rows } }: { readonly table: ChartTable }) {
  return (
    <Table stickyHeader striped withRowBorders={false}>
      <Table.Thead>
        <Table.Tr>
          {columns.map((column) => (
            <Table.Th key={column}>{column}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.slice(0, mostRows).map((row) => (
          <Table.Tr key={row.join('|')}>
            {columns.map((column, at) => (
              <Table.Td key={column} className={classes.number}>
                {row[at] ?? '–'}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
      {rows.length > mostRows && (
        <Table.Caption>
          The first {mostRows} of {rows.length} rows. Save as CSV for all of them.
        </Table.Caption>
      )}
    </Table>
  );
}
