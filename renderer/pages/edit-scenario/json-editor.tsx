import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { FormValue } from '../../forms/field-schema.js';
import classes from './edit-scenario.module.css';
import type { ScenarioHand } from './use-scenario.js';

/** The scenario as its file would be. What is written here is taken over as soon as it can be read. */
export function JsonEditor({ hand }: { readonly hand: ScenarioHand }) {
  const written = JSON.stringify(hand.scenario, null, 2);
  const [text, setText] = useState<string | null>(null);
  const shown = text ?? written;
  const problem = text === null ? null : whyUnreadable(text);
  return (
    <Textarea
      className={classes.json}
      aria-label="The scenario as JSON"
      autosize
      minRows={12}
      maxRows={40}
      spellCheck={false}
      error={problem}
      value={shown}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setText(next);
        if (whyUnreadable(next) === null) hand.replace('JSON', JSON.parse(next) as FormValue);
      }}
      onBlur={() => problem === null && setText(null)}
    />
  );
}

/** Why a text is no scenario at all; `null` when the engine can look at it. */
function whyUnreadable(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? null : 'must be a JSON object';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
