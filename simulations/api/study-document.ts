import { InputError } from '../errors/index.js';
import { parseScenario, type Scenario } from '../mechanisms/index.js';
import { documentKind, type Federation, parseFederation } from '../scenario/index.js';
import { refuseRelativeFiles, withFilesFrom } from './learning-files.js';

/** A document that can be run. */
export type StudyDocument =
  | { readonly kind: 'scenario'; readonly document: Scenario }
  | { readonly kind: 'federation'; readonly document: Federation };

/**
 * Parses a document of either kind. Relative paths of files in it start from `folder`; without one they are refused.
 * @throws InputError `document-unknown`, `scenario-invalid`, `federation-invalid` or `path-relative`
 */
export function parseStudy(json: unknown, source: string, folder: string | null): StudyDocument {
  const document = documentOf(json);
  if (documentKind(document, source) === 'federation') {
    return { kind: 'federation', document: withFiles(parseFederation(document, source), folder) };
  }
  return { kind: 'scenario', document: withFiles(parseScenario(document, source), folder) };
}

/** The document itself; of a run's `run.json`, the scenario as it ran, so that a run can be done again from its folder. */
function documentOf(json: unknown): unknown {
  const isRun = typeof json === 'object' && json !== null && 'format' in json && json.format === 'folkmoot-run/1';
  return isRun && 'resolved' in json ? json.resolved : json;
}

/** @throws InputError `document-kind` when the document is a federation */
export function scenarioOf({ kind, document }: StudyDocument): Scenario {
  if (kind === 'scenario') return document;
  throw new InputError('document-kind', `${document.name} is a federation, a study without a DAO`, {
    field: 'scenario',
    value: document.name,
    hint: 'Start it as a federation: `folkmoot run` and the command startFederation do.',
  });
}

/** @throws InputError `document-kind` when the document is a scenario */
export function federationOf({ kind, document }: StudyDocument): Federation {
  if (kind === 'federation') return document;
  throw new InputError('document-kind', `${document.name} is the scenario of a DAO, not a federation`, {
    field: 'federation',
    value: document.name,
    hint: 'Start it as a scenario: `folkmoot run` and the command startRun do.',
  });
}

function withFiles<D extends Scenario | Federation>(document: D, folder: string | null): D {
  if (folder !== null) return { ...document, learning: withFilesFrom(document.learning, folder) };
  refuseRelativeFiles(document.learning);
  return document;
}
