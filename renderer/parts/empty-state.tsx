import type { ReactNode } from 'react';
import classes from './parts.module.css';

/** Says what will appear here, and offers the first thing to do. */
export function EmptyState({
  title,
  within = false,
  children,
  action,
}: {
  readonly title: string;
  /** It is a part of a page that has a heading of its own; else it is the page. */
  readonly within?: boolean;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}) {
  const Heading = within ? 'h2' : 'h1';
  return (
    <div className={classes.empty}>
      <Heading>{title}</Heading>
      <p>{children}</p>
      {action}
    </div>
  );
}
