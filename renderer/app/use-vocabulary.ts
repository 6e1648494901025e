import { type RunVocabulary, vocabularyOf } from '../words/run-vocabulary.js';
import { useApp } from './session-context.js';

/** What the parties, flows and assets of the open run are called and how they are drawn. */
export function useVocabulary(): RunVocabulary {
  return vocabularyOf(useApp(({ openRun }) => openRun?.detail?.words));
}
