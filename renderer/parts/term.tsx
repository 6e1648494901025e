import { Popover, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { glossary, type TermKey } from '../words/glossary.js';
import classes from './parts.module.css';

/** A term with its meaning a click, or a key, away. */
export function Term({ term, children }: { readonly term: TermKey; readonly children: ReactNode }) {
  const { term: name, meaning } = glossary[term];
  return (
    <Explained name={name} meaning={meaning}>
      {children}
    </Explained>
  );
}

/** Words with an explanation that is not in the glossary, such as a reporter's own. */
export function Explained({
  name,
  meaning,
  children,
}: {
  readonly name: string;
  readonly meaning: string;
  readonly children: ReactNode;
}) {
  const [opened, { toggle, close }] = useDisclosure(false);
  return (
    <Popover opened={opened} onChange={(next) => !next && close()} width={300} withArrow shadow="md" withinPortal>
      <Popover.Target>
        <UnstyledButton
          className={classes.term}
          onClick={toggle}
          onPointerDown={(event) => event.stopPropagation()}
          title={`What is ${name}?`}
        >
          {children}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Text fw={600} size="sm">
          {name}
        </Text>
        <Text size="sm">{meaning}</Text>
      </Popover.Dropdown>
    </Popover>
  );
}
