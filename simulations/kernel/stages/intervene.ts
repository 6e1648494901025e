import type { CoreCohort, Intervention } from '../../scenario/index.js';

/** Which cohorts act. Scripted starts come from the scenario; interventions overrule them. */
export class Activity {
  readonly #overruled = new Map<string, boolean>();

  /** Carries out the interventions due at this tick and says each in plain words. */
  intervene(interventions: readonly Intervention[], tick: number): readonly string[] {
    return interventions
      .filter((intervention) => intervention.tick === tick)
      .map(({ action, cohort }) => {
        this.#overruled.set(cohort, action === 'activate');
        return action === 'activate' ? `${cohort} starts to act` : `${cohort} stops acting`;
      });
  }

  isActive(cohort: CoreCohort, tick: number): boolean {
    return this.#overruled.get(cohort.name) ?? tick >= cohort.activeFromTick;
  }
}
