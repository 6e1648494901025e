import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ErrorText } from '../parts/error-text.js';
import type { Trouble } from './trouble.js';

/** Tells of an error, in the corner, until it is closed. */
export function showTrouble(trouble: Trouble): void {
  notifications.show({
    color: 'red',
    title: trouble.title,
    message: <ErrorText trouble={trouble} />,
    autoClose: false,
    withBorder: true,
    closeButtonProps: { 'aria-label': 'Close' },
  });
}

/** Tells that something was done, with what can be done about it. */
export function showDone(title: string, text: string, action?: { readonly label: string; run(): void }): void {
  const id = notifications.show({
    title,
    message: (
      <Group justify="space-between" gap="sm" wrap="nowrap" align="flex-start">
        <span style={{ overflowWrap: 'anywhere', color: 'var(--ink)' }}>{text}</span>
        {action && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              notifications.hide(id);
              action.run();
            }}
          >
            {action.label}
          </Button>
        )}
      </Group>
    ),
    autoClose: action ? 12_000 : 5_000,
    withBorder: true,
    closeButtonProps: { 'aria-label': 'Close' },
  });
}

/** Tells that something takes a while. Returns the function that takes the notice away. */
export function showWork(title: string, text: string): () => void {
  const id = notifications.show({
    title,
    message: text,
    loading: true,
    autoClose: false,
    withBorder: true,
    withCloseButton: false,
  });
  return () => notifications.hide(id);
}
