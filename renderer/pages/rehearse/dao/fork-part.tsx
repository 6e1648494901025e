import { Button, Group, NumberInput, TextInput } from '@mantine/core';
import { Link } from 'lucide-react';
import { useState } from 'react';
import { useSession } from '../../../app/session-context.js';
import { objectOf } from '../../../draft/rehearsal-documents.js';
import { useProblem } from '../../../forms/problems.js';
import { useDocuments } from '../use-documents.js';
import classes from './dao.module.css';

/** A DAO that already runs: copied from its chain instead of set up here. */
export function ForkPart() {
  const { rehearsals } = useSession();
  const { dao, changeDao } = useDocuments();
  const fork = objectOf(dao.fork);
  const [url, setUrl] = useState(String(fork?.url ?? ''));
  const [governor, setGovernor] = useState(String(fork?.governor ?? ''));
  const [block, setBlock] = useState<number | null>(typeof fork?.blockNumber === 'number' ? fork.blockNumber : null);
  const [busy, setBusy] = useState(false);
  const problem = useProblem('fork');
  const isAddress = /^0x[0-9a-fA-F]{40}$/.test(governor);
  const connect = async () => {
    setBusy(true);
    await rehearsals.connectFork(url, governor, block);
    setBusy(false);
  };
  return (
    <section className={classes.panel}>
      <h2>Copy a running DAO</h2>
      <div className={classes.form}>
        <p className={classes.quiet}>
          Its Governor's settings, token, timelock and delegates are read from a node you trust. This is the only thing
          in a rehearsal that leaves this machine, and only to that address.
        </p>
        <TextInput
          label="Address of the node (RPC)"
          placeholder="http://127.0.0.1:8545"
          value={url}
          error={
            problem ?? (url !== '' && !/^https?:\/\/./.test(url) ? 'Must begin with http:// or https://' : undefined)
          }
          onChange={(event) => setUrl(event.currentTarget.value.trim())}
        />
        <TextInput
          label="The Governor's address"
          placeholder="0x…"
          value={governor}
          error={governor !== '' && !isAddress ? 'Must be 0x and 40 hex digits' : undefined}
          onChange={(event) => setGovernor(event.currentTarget.value.trim())}
        />
        <NumberInput
          label="As of block"
          description="The newest when it is left empty."
          min={0}
          allowDecimal={false}
          value={block ?? ''}
          onChange={(next) => setBlock(typeof next === 'number' ? next : null)}
        />
        <Group>
          <Button
            leftSection={<Link size={16} />}
            loading={busy}
            disabled={!isAddress || !/^https?:\/\/./.test(url)}
            onClick={() => void connect()}
          >
            {fork === null ? 'Copy it' : 'Copy it again'}
          </Button>
          {busy && (
            <Button variant="default" data-testid="cancel-fork" onClick={() => void rehearsals.cancel()}>
              Cancel
            </Button>
          )}
          {fork !== null && !busy && (
            <Button variant="default" onClick={() => changeDao(['fork'], null, 'none')}>
              Set it up here instead
            </Button>
          )}
        </Group>
      </div>
    </section>
  );
}
