import { ActionIcon, Button, FileButton, TextInput } from '@mantine/core';
import { FileCode2, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useSession } from '../../../app/session-context.js';
import { constructorSignature, emptyArgument, inputsOf } from '../../../draft/argument-inputs.js';
import { objectOf, objectsOf } from '../../../draft/rehearsal-documents.js';
import type { FormValue } from '../../../forms/field-schema.js';
import { useProblem } from '../../../forms/problems.js';
import { ArgumentField } from '../draft/argument-field.js';
import { useDocuments } from '../use-documents.js';
import classes from './dao.module.css';
import { useBroughtFiles } from './use-import.js';

/** Contracts of the DAO's own: compiled by Hardhat or Foundry, placed on the local chain. */
export function ContractsPart() {
  const { rehearsals, attempt } = useSession();
  const { dao, changeDao } = useDocuments();
  const [busy, setBusy] = useState(false);
  const contracts = objectsOf(dao.contracts);
  const set = (next: readonly FormValue[], field: string) => changeDao(['contracts'], next, field);
  const bring = (file: File) =>
    attempt(`${file.name} could not be taken in`, async () => {
      setBusy(true);
      try {
        const described = await rehearsals.commands.describeArtifact({
          file: { name: file.name, text: await file.text() },
        });
        const inputs = inputsOf(constructorSignature(described.artifact)) ?? [];
        const taken = new Set(contracts.map(({ name }) => name));
        const name = taken.has(described.name) ? `${described.name}${contracts.length + 1}` : described.name;
        const contract = {
          name,
          address: null,
          artifact: described.artifact,
          constructorArguments: inputs.map(emptyArgument),
        };
        set([...contracts, contract], `add ${contracts.length}`);
      } finally {
        setBusy(false);
      }
    });
  useBroughtFiles('artifact', !busy, bring);
  return (
    <section className={classes.panel}>
      <h2>Contracts of its own</h2>
      <div className={classes.import}>
        {contracts.map((contract, at) => (
          <ContractRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a contract is known by its place only
            key={at}
            contract={contract}
            at={at}
            places={['{token}', '{governor}', '{timelock}', ...contracts.map(({ name }) => `{${name}}`)]}
            onChange={(next, field) =>
              set(
                contracts.map((one, place) => (place === at ? next : one)),
                `${at}.${field}`,
              )
            }
            onRemove={() => set(contracts.toSpliced(at, 1), `remove ${at} ${contracts.length}`)}
          />
        ))}
        <p className={classes.quiet}>
          A Hardhat or Foundry artifact (JSON with an ABI and bytecode) for every contract that proposals call. Choose
          one, or drop it anywhere in this window.
        </p>
        <div>
          <FileButton accept=".json,application/json" onChange={(file) => file && void bring(file)}>
            {(props) => (
              <Button {...props} variant="default" loading={busy} leftSection={<FileCode2 size={16} />}>
                Add an artifact
              </Button>
            )}
          </FileButton>
        </div>
      </div>
    </section>
  );
}

interface ContractRowProps {
  readonly contract: FormValue;
  readonly at: number;
  readonly places: readonly string[];
  onChange(contract: FormValue, field: string): void;
  onRemove(): void;
}

function ContractRow({ contract, at, places, onChange, onRemove }: ContractRowProps) {
  const path = `contracts[${at}]`;
  const problems = { name: useProblem(`${path}.name`), address: useProblem(`${path}.address`) };
  const inputs = inputsOf(constructorSignature(contract.artifact)) ?? [];
  const written = Array.isArray(contract.constructorArguments) ? contract.constructorArguments : [];
  return (
    <div className={classes.row}>
      <TextInput
        size="sm"
        label="Name"
        description={
          objectOf(contract.artifact) === null ? `from ${String(contract.artifact)}` : 'proposals say {Name}'
        }
        value={String(contract.name ?? '')}
        error={problems.name}
        onChange={(event) => onChange({ ...contract, name: event.currentTarget.value }, 'name')}
      />
      <TextInput
        size="sm"
        label="Address"
        description="where it stands; chosen when empty"
        placeholder="0x…"
        value={String(contract.address ?? '')}
        error={problems.address}
        onChange={(event) => onChange({ ...contract, address: event.currentTarget.value.trim() || null }, 'address')}
      />
      {inputs.map((input, place) => (
        <ArgumentField
          // biome-ignore lint/suspicious/noArrayIndexKey: an argument is known by its place only
          key={place}
          input={input}
          value={written[place]}
          path={`${path}.constructorArguments[${place}]`}
          hint="constructor"
          places={places}
          onChange={(next) =>
            onChange(
              { ...contract, constructorArguments: inputs.map((_, i) => (i === place ? next : (written[i] ?? ''))) },
              `argument.${place}`,
            )
          }
        />
      ))}
      <ActionIcon variant="subtle" color="gray" aria-label={`Remove ${String(contract.name)}`} onClick={onRemove}>
        <Trash2 size={16} />
      </ActionIcon>
    </div>
  );
}
