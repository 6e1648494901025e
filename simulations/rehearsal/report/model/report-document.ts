import type { RehearsalRecord } from '../rehearsal-record.js';
import { attacksSection, casesSection } from '../sections/attack-sections.js';
import { calibrationSection } from '../sections/calibration-section.js';
import { economySection, variantsSection } from '../sections/comparison-sections.js';
import { historySection, membersSection } from '../sections/dao-sections.js';
import { checksSection, executionSection } from '../sections/execution-section.js';
import { forecastSection } from '../sections/forecast-section.js';
import { proposalSection } from '../sections/proposal-section.js';
import { assumptionsSection, reproductionSection } from '../sections/reproduction-section.js';
import type { ReportDocument } from './blocks.js';
import { counted, dollars, percent } from './figures.js';
import { cut, shortened } from './shortened.js';

/** Characters of a title at the top of a page. */
const MOST_TITLE = 500;

/** The document about a rehearsal: every figure of its record, in the order in which one decides about a proposal. */
export function reportDocument(record: RehearsalRecord): ReportDocument {
  const { dao, proposal, calibration, execution, variants, economy, attacks, cases } = record;
  return {
    title: cut(proposal.title, MOST_TITLE),
    subtitle: `Rehearsal of a proposal to ${dao.title}`,
    headline: headline(record),
    sections: [
      proposalSection(record),
      forecastSection(record),
      executionSection(execution),
      checksSection(execution),
      variantsSection(variants),
      economySection(economy),
      attacksSection(attacks),
      casesSection(cases),
      membersSection(record),
      historySection(record),
      calibrationSection(calibration),
      assumptionsSection(record),
      reproductionSection(record),
    ].map((section) => ({ ...section, blocks: section.blocks.map(shortened) })),
    footer: `Folkmoot ${record.version}, seed ${record.seed}, digest ${record.digest}`,
    createdAt: record.createdAt,
  };
}

const NOT_RUN = { value: '–', note: 'not run' };

function headline({ forecast, execution, attacks }: RehearsalRecord): ReportDocument['headline'] {
  const checks = execution?.checks ?? [];
  const count = (level: string) => checks.filter((check) => check.level === level).length;
  const cheapest = attacks?.attacks.find(({ attack }) => attack === attacks.cheapest);
  return [
    {
      label: 'Chance to pass',
      ...(forecast === null
        ? NOT_RUN
        : {
            value: percent(forecast.passes.probability),
            note: `if voters behave as supposed${forecast.stages === undefined ? '' : `; ${percent(forecast.stages.both.probability)} with the poll before it`}`,
          }),
    },
    {
      label: forecast?.veto === undefined ? 'Quorum reached' : 'Vetoed',
      ...(forecast === null
        ? NOT_RUN
        : forecast.veto !== undefined
          ? {
              value: percent(forecast.verdicts.defeated / forecast.runs),
              note: `unless ${forecast.veto.percent} % of the supply vote Against, it passes`,
            }
          : { value: percent(forecast.quorum.reached), note: `median turnout ${percent(forecast.turnout.median)}` }),
    },
    {
      label: 'On the local chain',
      ...(execution === null
        ? NOT_RUN
        : {
            value:
              execution.outcome === 'executed'
                ? 'executed'
                : execution.outcome === 'executionReverted'
                  ? 'reverted'
                  : execution.outcome === 'heldUp'
                    ? 'held up'
                    : 'did not pass',
            note: `${counted(count('error'), 'error')}, ${counted(count('warning'), 'warning')}`,
          }),
    },
    {
      label: 'Cheapest attack',
      ...(attacks === null
        ? NOT_RUN
        : cheapest === undefined
          ? { value: 'none', note: 'none of those tried succeeds' }
          : { value: cheapest.costUsd === null ? 'possible' : dollars(cheapest.costUsd), note: cheapest.title }),
    },
  ];
}
