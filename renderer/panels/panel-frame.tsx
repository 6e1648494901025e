import { ActionIcon, Menu } from '@mantine/core';
import { EllipsisVertical } from 'lucide-react';
import type { ReactNode } from 'react';
import charts from '../charts/charts.module.css';
import { PanelMenuItems } from './panel-menu.js';
import classes from './panels.module.css';

export interface PanelFrameProps {
  readonly title: string;
  /** The title with its glossary pop-over, when it has one. */
  readonly heading?: ReactNode;
  readonly note?: ReactNode;
  readonly testId: string;
  readonly points: number;
  readonly aside?: ReactNode;
  readonly menu?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of a panel that is no chart. */
export function PanelFrame({ title, heading, note, testId, points, aside, menu, children }: PanelFrameProps) {
  return (
    <section className={charts.frame} data-testid={testId} data-points={points} aria-label={title}>
      <div className={charts.head} data-drag-handle="">
        <div className={charts.title}>
          <h2 title={title}>{heading ?? title}</h2>
          <span className={charts.unit}>{note}</span>
        </div>
        <div className={charts.aside}>{aside}</div>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={`Menu of ${title}`}>
              <EllipsisVertical size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {menu}
            <PanelMenuItems />
          </Menu.Dropdown>
        </Menu>
      </div>
      <div className={classes.body}>{children}</div>
    </section>
  );
}
