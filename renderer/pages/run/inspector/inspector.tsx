import { ActionIcon, Tooltip } from '@mantine/core';
import { Link, X } from 'lucide-react';
import { useApp, useSession } from '../../../app/session-context.js';
import { copyText } from '../../../charts/export/save.js';
import { formatSelection } from '../../../routes/selection.js';
import { showDone } from '../../../session/notices.js';
import { ClientDetails } from '../../federation/client-details.js';
import { FederationRoundDetails } from '../../federation/federation-round-details.js';
import { AgentDetails } from './agent-details.js';
import { FlowDetails } from './flow-details.js';
import classes from './inspector.module.css';
import { PartyDetails } from './party-details.js';
import { ProposalDetails } from './proposal-details.js';
import { RoundDetails } from './round-details.js';

/** Whatever is selected, always in the same place; it can be linked to and closed. */
export function Inspector() {
  const { store, attempt } = useSession();
  const selection = useApp((state) => state.selection);
  const federation = useApp(({ openFederation }) => openFederation !== null);
  if (selection === null) return null;
  const copyLink = () =>
    attempt('The link could not be copied', async () => {
      await copyText(location.href);
      showDone('Copied', 'A link to what is shown here.');
    });
  return (
    <aside className={classes.inspector} aria-label="Inspector" data-testid="inspector">
      <div className={classes.tools}>
        <Tooltip label="Copy a link to this">
          <ActionIcon variant="subtle" color="gray" aria-label="Copy a link to this" onClick={copyLink}>
            <Link size={16} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label="Close (Esc)">
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label="Close the inspector"
            onClick={() => store.getState().look({ selection: null })}
          >
            <X size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
      {selection.kind === 'agent' && <AgentDetails key={selection.agent} agent={selection.agent} />}
      {selection.kind === 'proposal' && <ProposalDetails number={selection.number} />}
      {selection.kind === 'round' &&
        (federation ? <FederationRoundDetails round={selection.round} /> : <RoundDetails round={selection.round} />)}
      {selection.kind === 'client' && <ClientDetails key={selection.client} client={selection.client} />}
      {selection.kind === 'flow' && <FlowDetails key={formatSelection(selection)} flow={selection} />}
      {selection.kind === 'party' && <PartyDetails party={selection.party} />}
    </aside>
  );
}
