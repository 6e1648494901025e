import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import type { DecodedCall } from '../../../../simulations/api/contract/index.js';
import classes from './draft.module.css';

/** What an action does, in words, and the bytes it is sent as. */
export function DecodedCallView({ call }: { readonly call: DecodedCall }) {
  return (
    <div className={classes.decoded} aria-live="polite">
      <p data-testid="decoded-sentence">{call.sentence}</p>
      {!call.exact && (
        <p className={classes.caution}>These bytes are not what this function's arguments encode to again.</p>
      )}
      <details>
        <summary>Calldata, {Math.max(0, (call.data.length - 2) / 2)} bytes</summary>
        <div className={classes.bytes}>
          <code>{call.data}</code>
          <CopyButton value={call.data}>
            {({ copied, copy }) => (
              <Tooltip label={copied ? 'Copied' : 'Copy the bytes'}>
                <ActionIcon variant="subtle" color="gray" aria-label="Copy the bytes" onClick={copy}>
                  {copied ? <Check size={15} /> : <Copy size={15} />}
                </ActionIcon>
              </Tooltip>
            )}
          </CopyButton>
        </div>
      </details>
    </div>
  );
}
