import { InputError } from '../../errors/index.js';
import type { Manifest } from './parse-manifest.js';

const WORDS = { dao: "a DAO's run", federation: 'a federation' } as const;
const COMMANDS = {
  dao: 'getRun, getFrames, getAgents and getReport read it',
  federation: 'getFederation, getFederationRounds and getFederationModel read it',
} as const;

/** Somebody asked for one kind of run and named one of the other kind. */
export function wrongKind({ id, kind }: Pick<Manifest, 'id' | 'kind'>, wanted: Manifest['kind']): InputError {
  return new InputError('run-kind', `${id} is ${WORDS[kind]}, not ${WORDS[wanted]}`, {
    field: 'runId',
    value: id,
    hint: `Of ${WORDS[kind]}, ${COMMANDS[kind]}; \`folkmoot export\` takes both kinds.`,
  });
}
