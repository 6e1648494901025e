import { z } from 'zod';
import { schemaReference } from '../scenario/index.js';
import type { OpenMechanism } from './open-mechanism.js';
import type { parseScenario } from './scenario.js';

/** A scenario in which a mechanism's section and archetypes may be left out: what reporters are asked with. */
type Sample = ReturnType<typeof parseScenario>;

/**
 * The page of a mechanism: what its folder's `page.md` says, then what the code says of itself: its section of the
 * scenario, contracts, parameters, archetypes, reporters, flows, invariants.
 * @param sample a scenario that deploys it
 */
export function mechanismPage(mechanism: OpenMechanism, words: string, sample: Sample): string {
  const { name, title, section, uses, mayUse } = mechanism;
  const linked = (names: readonly string[]) => names.map((one) => `[${one}](${one}.md)`).join(', ');
  const parts = [
    `# ${title}\n\nThe first part is written by hand (\`simulations/mechanisms/${name}/page.md\`), the tables are made from the code; a test keeps them true.\n\n${words.trim()}`,
    `Builds on: ${uses.length === 0 ? 'nothing' : linked(uses)}.${mayUse.length === 0 ? '' : ` Where a scenario has them it goes by: ${linked(mayUse)}.`}`,
    section === null ? null : `## In a scenario\n\n${sectionTable(name, section)}`,
    archetypesOf(mechanism),
    `## Contracts\n\n${table(
      ['contract', 'what it is', 'events read'],
      mechanism.documented.map(({ contract, doc, events }) => [`\`${contract}\``, oneLine(doc), events.join(', ')]),
    )}`,
    list(
      'Decided by vote',
      ['parameter', 'what it is', 'unit'],
      mechanism.parameters.map(({ key, title: meaning, unit }) => [`\`${key}\``, meaning, unit]),
    ),
    list(
      'Measured',
      ['reporter', 'what it is', 'unit'],
      (mechanism.reporters?.(sample) ?? []).map(({ name: key, title: short, description, unit }) => [
        `\`${key}\``,
        `${short}. ${description}`,
        unit,
      ]),
    ),
    list(
      'Columns of the agents’ table',
      ['column', 'what it is', 'unit'],
      (mechanism.agentColumns ?? []).map(({ name: key, description, unit }) => [`\`${key}\``, description, unit]),
    ),
    list(
      'Reasons for transfers',
      ['kind', 'title', 'pays somebody'],
      Object.entries(mechanism.flows?.kinds ?? {}).map(([kind, flow]) => [
        `\`${kind}\``,
        flow.title,
        flow.reward === true ? 'yes' : 'no',
      ]),
    ),
    list(
      'What must hold after every tick',
      ['invariant'],
      Object.keys(mechanism.invariants ?? {}).map((invariant) => [`\`${invariant}\``]),
    ),
  ];
  return `${parts.filter((part) => part !== null).join('\n\n')}\n`;
}

function sectionTable(name: string, section: z.ZodType): string {
  const schema = z.toJSONSchema(z.strictObject({ [name]: section }), { io: 'input' });
  return schemaReference(schema).trimEnd();
}

function archetypesOf({ archetypes, cohortFields }: OpenMechanism): string | null {
  const rows = [...archetypes].map(([name, { words, trains, attack }]) => {
    const kind = attack === null ? (trains ? 'trains' : '') : `attacks: ${attack}`;
    const fields = Object.keys(cohortFields.get(name) ?? {}).map((field) => `\`${field}\``);
    return [`\`${name}\``, words.many, kind, fields.join(', ')];
  });
  return list('Archetypes', ['archetype', 'called', '', 'fields besides those of all cohorts'], rows);
}

function list(heading: string, columns: readonly string[], rows: readonly (readonly string[])[]): string | null {
  return rows.length === 0 ? null : `## ${heading}\n\n${table(columns, rows)}`;
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(columns), `|${columns.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
