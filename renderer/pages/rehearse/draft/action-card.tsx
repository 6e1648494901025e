import { ActionIcon, SegmentedControl, Tooltip } from '@mantine/core';
import { ArrowDown, ArrowUp, Copy, Trash2, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CallableFunction, DecodedCall } from '../../../../simulations/api/contract/index.js';
import type { FormValue } from '../../../forms/field-schema.js';
import type { FieldProblem } from '../../../forms/problems.js';
import { asCall, asRaw } from './action-kinds.js';
import { CallFields } from './call-fields.js';
import { DecodedCallView } from './decoded-call.js';
import classes from './draft.module.css';
import { placesOf } from './function-groups.js';
import { RawFields } from './raw-fields.js';

interface ActionCardProps {
  readonly action: FormValue;
  readonly at: number;
  readonly count: number;
  readonly functions: readonly CallableFunction[];
  /** What it comes to; `null` while it cannot be encoded. */
  readonly call: DecodedCall | null;
  /** What would go wrong with it, though it can be sent. */
  readonly cautions: readonly FieldProblem[];
  onChange(action: FormValue, field: string): void;
  onMove(by: -1 | 1): void;
  onCopy(): void;
  onRemove(): void;
}

/** One action of the proposal: a call or bytes, and what it does in words. */
export function ActionCard(props: ActionCardProps) {
  const { action, at, count, functions, call, onChange } = props;
  const raw = action.kind === 'raw';
  const path = `actions[${at}]`;
  return (
    <li className={classes.action} data-testid={`action-${at}`}>
      <div className={classes.actionHead}>
        <h3>Action {at + 1}</h3>
        <SegmentedControl
          size="xs"
          aria-label={`How action ${at + 1} is written`}
          data={[
            { value: 'call', label: 'Function' },
            { value: 'raw', label: 'Raw calldata' },
          ]}
          value={raw ? 'raw' : 'call'}
          onChange={(kind) => onChange(kind === 'raw' ? asRaw(action, call) : asCall(action, call), 'kind')}
        />
        <div className={classes.actionTools}>
          <Tool label={`Move action ${at + 1} up`} disabled={at === 0} onClick={() => props.onMove(-1)}>
            <ArrowUp size={16} />
          </Tool>
          <Tool label={`Move action ${at + 1} down`} disabled={at === count - 1} onClick={() => props.onMove(1)}>
            <ArrowDown size={16} />
          </Tool>
          <Tool label={`Copy action ${at + 1}`} onClick={props.onCopy}>
            <Copy size={16} />
          </Tool>
          <Tool label={`Remove action ${at + 1}; it can be undone`} onClick={props.onRemove}>
            <Trash2 size={16} />
          </Tool>
        </div>
      </div>
      {raw ? (
        <RawFields action={action} path={path} places={placesOf(functions)} onChange={onChange} />
      ) : (
        <CallFields action={action} path={path} functions={functions} onChange={onChange} />
      )}
      {call !== null && <DecodedCallView call={call} />}
      {props.cautions.map(({ message }) => (
        <p key={message} className={classes.caution}>
          <TriangleAlert size={15} aria-hidden="true" /> {message}
        </p>
      ))}
    </li>
  );
}

interface ToolProps {
  readonly label: string;
  readonly disabled?: boolean;
  readonly children: ReactNode;
  onClick(): void;
}

function Tool({ label, disabled, children, onClick }: ToolProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={label.replace(/;.*/, '')}
        disabled={disabled ?? false}
        onClick={onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
