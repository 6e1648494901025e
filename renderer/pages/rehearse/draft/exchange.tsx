import { Button, FileButton, Group, Menu, Modal, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Download, Upload } from 'lucide-react';
import { useState } from 'react';
import { useSession } from '../../../app/session-context.js';
import classes from './draft.module.css';

const formats = [
  { format: 'safe', label: 'Safe transaction builder (JSON)' },
  { format: 'calldata', label: "Calldata of the Governor's propose" },
  { format: 'folkmoot', label: 'Folkmoot proposal (JSON)' },
] as const;

/** Takes a proposal over from elsewhere, and hands it on. */
export function Exchange() {
  const { rehearsals } = useSession();
  const [opened, { open, close }] = useDisclosure(false);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const bring = async (content: string) => {
    setBusy(true);
    const done = await rehearsals.importProposal(content);
    setBusy(false);
    if (!done) return;
    setText('');
    close();
  };
  return (
    <>
      <Button size="compact-md" variant="default" leftSection={<Upload size={15} />} onClick={open}>
        Import
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button size="compact-md" variant="default" leftSection={<Download size={15} />}>
            Export
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {formats.map(({ format, label }) => (
            <Menu.Item key={format} onClick={() => void rehearsals.exportProposal(format)}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={opened}
        onClose={close}
        title="Import a proposal"
        size="lg"
        // A dialog's header is not the page's.
        attributes={{ header: { role: 'presentation' } }}
      >
        <Textarea
          label="Safe transaction-builder JSON, calldata of propose(…), or a Folkmoot proposal"
          description="It takes the place of the draft; that can be undone."
          data-autofocus
          autosize
          minRows={8}
          maxRows={18}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group justify="space-between" mt="md">
          <FileButton accept=".json,.txt,application/json" onChange={(file) => void file?.text().then(bring)}>
            {(props) => (
              <Button {...props} variant="default">
                Choose a file
              </Button>
            )}
          </FileButton>
          <Button disabled={text.trim() === ''} loading={busy} onClick={() => void bring(text)}>
            Import
          </Button>
        </Group>
        <p className={classes.quiet}>A file can be dropped anywhere in this window, too.</p>
      </Modal>
    </>
  );
}
