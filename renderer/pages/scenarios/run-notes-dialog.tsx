import { Button, Group, Modal, Stack, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ListedRun } from '../../../simulations/api/contract/index.js';
import { useSession } from '../../app/session-context.js';

/** What somebody wants to remember of a run: a name of its own, a note, tags. */
export function RunNotesDialog({ run, onClose }: { readonly run: ListedRun; onClose(): void }) {
  const { runs } = useSession();
  const [name, setName] = useState(run.notes?.name ?? '');
  const [note, setNote] = useState(run.notes?.note ?? '');
  const [tags, setTags] = useState([...(run.notes?.tags ?? [])]);
  const keep = () => {
    onClose();
    void runs.note(run.id, { name: name.trim() === '' ? null : name.trim(), note, tags });
  };
  return (
    <Modal opened onClose={onClose} title="Rename, note, tag">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <Stack gap="sm">
          <TextInput
            label="Name"
            placeholder={run.title}
            maxLength={80}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Textarea
            label="Note"
            autosize
            minRows={2}
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <TagsInput label="Tags" maxTags={10} value={tags} onChange={setTags} />
          <Group>
            <Button type="submit">Keep</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
