import { Modal } from '@mantine/core';
import classes from './shell.module.css';
import { shortcuts } from './shortcuts.js';

/** All keys at a glance. */
export function ShortcutsDialog({ opened, close }: { readonly opened: boolean; close(): void }) {
  return (
    <Modal opened={opened} onClose={close} title="Keys" closeButtonProps={{ 'aria-label': 'Close' }}>
      <dl className={classes.shortcuts}>
        {shortcuts.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
