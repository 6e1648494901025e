import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError, StoreError } from '../errors/index.js';
import {
  DISCLOSURES,
  FACT_TITLES,
  OBSERVER_TITLES,
  PROTECTION_TITLES,
  SCORING_NEEDS_UPDATES,
} from '../learning/index.js';
import { modelFolder } from '../results/index.js';
import type { FederationResults } from './contract/federation-commands.js';
import type { HandlerContext, Handlers } from './handlers.js';
import { LiveFederation } from './live-federation.js';
import { createRunId } from './run-id.js';
import { originOf } from './run-origin.js';
import { federationSummaryOf } from './run-summary.js';
import { federationOf, parseStudy } from './study-document.js';
import { inThread } from './thread/in-thread.js';
import { withFederationOverrides } from './with-overrides.js';

/** Rounds a single answer may hold, so that no message grows without bound. */
const MOST_ROUNDS = 1000;

/** The commands about federations. */
export function federationHandlers({
  library,
  runs,
  announce,
}: HandlerContext): Pick<Handlers, keyof FederationResults> {
  return {
    startFederation: async ({ federation, overrides, workers, paused, speed }) => {
      const study =
        typeof federation === 'string'
          ? await library.load(federation)
          : parseStudy(federation, 'the federation', null);
      const resolved = withFederationOverrides(federationOf(study), overrides);
      const id = createRunId(resolved.name, resolved.seed, new Date());
      const origin = await originOf({ kind: 'federation', document: resolved }, library, await runs.list());
      announce('runStarting', { scenario: resolved.name, doing: 'data' });
      const live = await LiveFederation.start({
        id,
        folder: runs.folderOf(id),
        federation: resolved,
        origin,
        workers,
        paused,
        speed,
        announce,
      });
      runs.add(live);
      const summary = federationSummaryOf(live.stored);
      announce('federationChanged', { federation: summary });
      return summary;
    },
    getFederation: async ({ runId }) => {
      const summary = federationSummaryOf(await runs.findFederation(runId));
      return runs.readFederation(runId, async (store) => ({
        summary,
        federation: await store.federation(),
        setup: await store.setup(),
        report: await store.report(),
        tornBytes: store.tornBytes,
      }));
    },
    getFederationRounds: async ({ runId, from, to }) => {
      if (to - from >= MOST_ROUNDS) {
        throw new InputError('rounds-too-many', `rounds ${from} to ${to} are more than ${MOST_ROUNDS}`, {
          field: 'to',
          hint: 'Ask for them in parts.',
        });
      }
      return runs.readFederation(runId, (store) => store.rounds(from, to));
    },
    getFederationModel: async ({ runId }) => {
      const { folder: run, manifest } = await runs.findFederation(runId);
      const folder = modelFolder(run);
      if (!existsSync(folder)) {
        throw new StoreError('model-missing', `the federation ${runId} has no model: it is ${manifest.state}`, {
          field: folder,
          hint: 'The model is saved when a federation ends; its rounds can be read all the same.',
        });
      }
      return { folder, files: (await readdir(folder)).sort().map((name) => join(folder, name)) };
    },
    getDisclosures: async () => ({
      rows: DISCLOSURES,
      facts: FACT_TITLES,
      observers: OBSERVER_TITLES,
      protections: PROTECTION_TITLES,
      cost: SCORING_NEEDS_UPDATES,
    }),
    getExamplePictures: async ({ runId, examples }) => {
      await runs.findFederation(runId);
      const federation = await runs.readFederation(runId, (store) => store.federation());
      return inThread('examplePictures', { federation, examples });
    },
  };
}
