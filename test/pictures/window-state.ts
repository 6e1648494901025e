import type { Page } from 'playwright-core';
import type { StudyName } from './studies.js';

/** A page of the window in one of its states: where it is and what one does there to see it. */
export interface WindowState {
  readonly name: string;
  readonly hash: string;
  /** Selector of what has to be there before it counts as shown. */
  readonly shows: string;
  /** What one does to see it, once it is shown. */
  reach?(page: Page): Promise<unknown>;
  /** Selectors of what has to be whole on the first screen. */
  readonly firstScreen?: readonly string[];
  /** Whether what lies below the first screen is looked at, too. */
  readonly whole?: boolean;
  /** Selector of what there has to be for this state to exist; looked for once it is shown. */
  readonly when?: string;
  /** Studies that it needs besides those in its address. */
  readonly needs?: readonly StudyName[];
}

/* How one gets there: by the keyboard, the pointer, and files that are dropped. */

export const testId = (id: string) => `[data-testid="${id}"]`;
export const click = (selector: string) => (page: Page) => page.locator(selector).first().click();
export const button = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();
export const tab = (name: string) => (page: Page) => page.getByRole('tab', { name }).click();
export const press = (key: string) => (page: Page) => page.keyboard.press(key);

/** Drops a file on the window. */
export const drop = (name: string, text: string) => async (page: Page) => {
  const transfer = await page.evaluateHandle(
    ([content, fileName]) => {
      const made = new DataTransfer();
      made.items.add(new File([content!], fileName!));
      return made;
    },
    [text, name],
  );
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
};

/** Puts the pointer over a chart, at a share of its width. */
export const pointAt = (panel: string, share: number) => async (page: Page) => {
  const box = await page.locator(`${testId(panel)} [data-drawing]`).boundingBox();
  if (box !== null) await page.mouse.move(box.x + box.width * share, box.y + box.height * 0.5);
};
