import { Button, Stack, TextInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useMemo } from 'react';
import type { Rehearsal } from '../../../../simulations/api/contract/index.js';
import { useApp, useSession } from '../../../app/session-context.js';
import { objectsOf } from '../../../draft/rehearsal-documents.js';
import type { FormValue } from '../../../forms/field-schema.js';
import { type FieldProblem, ProblemsContext, problemAt, problemsElsewhere } from '../../../forms/problems.js';
import { ActionCard } from '../draft/action-card.js';
import { emptyAction, moved } from '../draft/action-kinds.js';
import { DescriptionField } from '../draft/description-field.js';
import classes from '../draft/draft.module.css';
import { ProblemList, Warnings } from '../draft/draft-problems.js';
import { Exchange } from '../draft/exchange.js';
import { ForecastButton } from '../draft/forecast-button.js';
import { useEncoded } from '../draft/use-encoded.js';
import { useFunctions } from '../draft/use-functions.js';
import panels from '../rehearse.module.css';
import { useDocuments } from '../use-documents.js';

/** The proposal as it is being written: what it does, and what it says. */
export function DraftSection({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const { proposal, changeProposal } = useDocuments();
  const { store } = useSession();
  const warnings = useApp(({ openRehearsal }) => openRehearsal?.warnings ?? none);
  const functions = useFunctions(rehearsal) ?? none;
  const encoded = useEncoded(rehearsal, proposal);
  const actions = objectsOf(proposal.actions);
  const saved = rehearsal.problems.proposal;
  const problems = useMemo(
    () => together(encoded?.problems.filter(({ level }) => level === 'error') ?? [], saved),
    [encoded, saved],
  );
  const cautions = encoded?.problems.filter(({ level }) => level === 'warning') ?? none;
  const setActions = (next: readonly FormValue[], field: string) => changeProposal(['actions'], next, field);
  return (
    <ProblemsContext value={problems}>
      <Warnings warnings={warnings} onClose={() => store.getState().proposalWarned(rehearsal.id, [])} />
      <ProblemList
        title="Before it can be voted on"
        problems={problemsElsewhere(problems, shownFields(actions)).map(inWords)}
      />
      <div className={classes.columns}>
        <div className={classes.column}>
          <div className={classes.bar}>
            <h2>What it does</h2>
            <Exchange />
          </div>
          <ol className={classes.actions}>
            {actions.map((action, at) => (
              <ActionCard
                // biome-ignore lint/suspicious/noArrayIndexKey: an action is known by its place only
                key={at}
                action={action}
                at={at}
                count={actions.length}
                functions={functions}
                call={encoded?.calls[at] ?? null}
                cautions={cautions.filter(({ field }) => field.startsWith(`actions[${at}]`))}
                onChange={(next, field) =>
                  setActions(
                    actions.map((one, place) => (place === at ? next : one)),
                    `${at}.${field}`,
                  )
                }
                onMove={(by) => setActions(moved(actions, at, by), `move ${at} ${by} ${Date.now()}`)}
                onCopy={() => setActions(actions.toSpliced(at + 1, 0, action), `copy ${at} ${Date.now()}`)}
                onRemove={() => setActions(actions.toSpliced(at, 1), `remove ${at} ${Date.now()}`)}
              />
            ))}
          </ol>
          {actions.length === 0 && (
            <p className={classes.quiet}>
              A proposal is a list of calls that the DAO makes when it passes. Add the first, or import a proposal.
            </p>
          )}
          <div>
            <Button
              variant="default"
              leftSection={<Plus size={16} />}
              disabled={actions.length >= 50}
              data-testid="add-action"
              onClick={() => setActions([...actions, emptyAction], `add ${actions.length}`)}
            >
              Add an action
            </Button>
          </div>
        </div>
        <Stack gap="md">
          <div className={classes.bar}>
            <h2>What it says</h2>
          </div>
          <Stack gap="md" className={panels.panel ?? ''}>
            <TextInput
              label="Title"
              maxLength={200}
              value={String(proposal.title ?? '')}
              error={problemAt(problems, 'title')}
              onChange={(event) => changeProposal(['title'], event.currentTarget.value)}
            />
            <DescriptionField
              value={String(proposal.description ?? '')}
              onChange={(description) => changeProposal(['description'], description)}
            />
            <TextInput
              label="Kind of proposal"
              description="As the DAO's past proposals call it, such as grant or poll; voters are forecast by it."
              list="proposal-types"
              value={String(proposal.type ?? '')}
              error={problemAt(problems, 'type')}
              onChange={(event) => changeProposal(['type'], event.currentTarget.value || null)}
            />
            <datalist id="proposal-types">
              {(rehearsal.history?.types ?? []).map(({ type }) => (
                <option key={type} value={type} />
              ))}
            </datalist>
            <TextInput
              label="Proposer"
              description="An address; the largest holder when it is left empty."
              placeholder="0x…"
              value={String(proposal.author ?? '')}
              error={problemAt(problems, 'author')}
              onChange={(event) => changeProposal(['author'], event.currentTarget.value.trim() || null)}
            />
          </Stack>
          <div className={classes.next}>
            <ForecastButton rehearsal={rehearsal} />
          </div>
        </Stack>
      </div>
    </ProblemsContext>
  );
}

const none: never[] = [];

/** The engine finds some problems as it checks the document, some only as it encodes it. */
function together(encoding: readonly FieldProblem[], checking: readonly FieldProblem[]): readonly FieldProblem[] {
  const said = new Set(encoding.map(({ field }) => field));
  return [...encoding, ...checking.filter(({ field }) => !said.has(field))];
}

function shownFields(actions: readonly FormValue[]): readonly string[] {
  const fields = ['kind', 'to', 'signature', 'arguments', 'data', 'valueWei'];
  return [
    ...['title', 'description', 'type', 'author'],
    ...actions.flatMap((_, at) => fields.map((field) => `actions[${at}].${field}`)),
  ];
}

function inWords({ field, message }: FieldProblem): FieldProblem {
  return { field: field.replace(/actions\[(\d+)\]/, (_, at: string) => `action ${Number(at) + 1}`), message };
}
