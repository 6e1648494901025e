import type { Page } from 'playwright-core';

/** What a page has to keep to besides what every page has. */
export interface PageDemands {
  /** Smallest type (px) that somebody in the last row can read; 0 = no such demand. */
  readonly leastType: number;
  /** What has to be whole on the first screen, by its selector. */
  readonly firstScreen: readonly string[];
}

/**
 * What nobody could read on the page as it stands: words cut off without a tooltip that says them, words that lie on one another or under
 * something else, things that stick out of the window, type too small for a projector, and main things below the first screen. One line a fault.
 */
export function windowFaults(page: Page, demands: PageDemands): Promise<string[]> {
  return page.evaluate(findFaults, demands);
}

/** Runs in the page, so that it can use nothing from outside of it. */
function findFaults({ leastType, firstScreen }: PageDemands): string[] {
  const faults = new Set<string>();
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const clips = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
  const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll';
  const say = (fault: string, text: string) =>
    faults.add(`${fault}: “${text.replace(/\s+/g, ' ').trim().slice(0, 60)}”`);

  const dialogs = [
    ...document.querySelectorAll<HTMLElement>('[role="dialog"], [role="menu"], [role="listbox"]'),
  ].filter((one) => one.offsetWidth > 0);
  const modal = dialogs.find((one) => one.getAttribute('aria-modal') === 'true');
  const root: Element = modal ?? document.body;
  if (document.documentElement.scrollWidth > width)
    say('the window scrolls sideways', `${document.documentElement.scrollWidth} of ${width} px`);
  const stage = document.getElementById('stage');
  if (stage !== null && stage.scrollWidth > stage.clientWidth + 1)
    say('the page scrolls sideways', `${stage.scrollWidth} of ${stage.clientWidth} px`);

  interface Word {
    readonly element: Element;
    readonly text: string;
    readonly box: DOMRect;
    readonly drawn: boolean;
  }
  const words: Word[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.textContent ?? '';
    const element = node.parentElement;
    if (text.trim() === '' || element === null || element.closest('script, style, title, option') !== null) continue;
    if (element.closest('.visually-hidden, [hidden]') !== null) continue;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
    // What is kept out of sight until it has the focus.
    if (boxes.every((box) => box.right < 0 || box.bottom < 0)) continue;
    look(element, text, boxes);
  }

  function look(element: Element, text: string, boxes: readonly DOMRect[]): void {
    const explained = element.closest('[title]') !== null || element.querySelector(':scope > title') !== null;
    let [left, right, top, bottom] = [0, width, 0, height];
    let scrolled = false;
    let cut = false;
    for (let around: Element | null = element; around !== null; around = around.parentElement) {
      const style = getComputedStyle(around);
      if (style.clipPath !== 'none') return;
      // SVG elements clip nothing unless they are a whole drawing.
      if (around instanceof SVGElement && !(around instanceof SVGSVGElement)) continue;
      const box = around.getBoundingClientRect();
      const [sideways, downwards] = [style.overflowX, style.overflowY];
      for (const word of boxes) {
        if (clips(sideways) && !scrolled && (word.right > box.right + 1.5 || word.left < box.left - 1.5)) cut = true;
        // Line boxes are taller than their letters: only what loses a third of its height is cut.
        const lost = Math.max(word.bottom - box.bottom, box.top - word.top);
        if (clips(downwards) && !scrolled && lost > word.height / 3) cut = true;
      }
      if (sideways !== 'visible') [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
      if (downwards !== 'visible') [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
      if (scrolls(sideways) || scrolls(downwards)) scrolled = true;
      if (style.position === 'fixed') break;
    }
    const { scrollWidth, clientWidth } = element;
    const over = clientWidth > 0 && scrollWidth > clientWidth + 1 && getComputedStyle(element).overflowX === 'visible';
    if (over && !scrolled) say('runs over the edge of its box', text);
    if (cut && !explained && getComputedStyle(element).webkitLineClamp === 'none') say('cut off', text);
    // Of what is turned, too.
    const drawn = element instanceof SVGGraphicsElement ? element.getScreenCTM() : null;
    const scale = drawn === null ? 1 : Math.hypot(drawn.c, drawn.d);
    const size = Number.parseFloat(getComputedStyle(element).fontSize) * scale;
    for (const box of boxes) {
      const seenWidth = Math.min(box.right, right) - Math.max(box.left, left);
      const seenHeight = Math.min(box.bottom, bottom) - Math.max(box.top, top);
      if (!scrolled && (box.right > width + 1 || box.left < -1)) say('sticks out of the window', text);
      if (dialogs.some((one) => one.contains(element)) && !scrolled && box.bottom > height + 1)
        say('sticks out below the window', text);
      if (seenWidth < 2 || seenHeight < box.height / 2) continue;
      const seen = new DOMRect(Math.max(box.left, left), Math.max(box.top, top), seenWidth, seenHeight);
      if (size < leastType - 0.05) say(`type of ${size.toFixed(1)} px`, text);
      words.push({ element, text, box: seen, drawn: element instanceof SVGElement });
    }
  }

  for (const field of root.querySelectorAll<HTMLInputElement>(
    'input:not([type="checkbox"], [type="radio"], [type="range"])',
  )) {
    const shown = field.value === '' ? field.placeholder : field.value;
    // What can be written in shows the rest as one goes through it; what is chosen from a list never does.
    const wide =
      field.readOnly && field.checkVisibility() && field.clientWidth > 20 && field.scrollWidth > field.clientWidth + 1;
    if (wide && field.closest('[title]') === null) say('cut off in its field', shown);
  }

  /** What else hides a word at a share of its width. */
  const covered = ({ element, box }: Word, share: number): Element | null => {
    // A tooltip lets the pointer through, so that no place can say what lies over it.
    if (getComputedStyle(element).pointerEvents === 'none') return null;
    const stack = document.elementsFromPoint(box.left + box.width * share, box.top + box.height / 2);
    for (const above of stack) {
      if (above.contains(element) || element.contains(above)) return null;
      if (above.closest('[role="dialog"], [role="menu"], [role="listbox"], [role="tooltip"], [role="alert"]') !== null)
        return null;
      const style = getComputedStyle(above);
      const colour =
        /rgba?\(([^)]+)\)/
          .exec(style.backgroundColor)?.[1]
          ?.split(/[ ,/]+/)
          .map(Number) ?? [];
      const opaque = (colour[3] ?? 1) * Number(style.opacity) > 0.6;
      const painted = above instanceof SVGElement ? false : colour.length > 0 && opaque;
      let sticky = false;
      for (let around: Element | null = above; around !== null; around = around.parentElement)
        if (getComputedStyle(around).position === 'sticky') sticky = true;
      if (painted && !sticky) return above;
    }
    return null;
  };
  for (const word of words) {
    const above = covered(word, 0.5) ?? covered(word, 0.03) ?? covered(word, 0.97);
    if (above !== null)
      say(`covered by ${above.tagName.toLowerCase()} “${(above.textContent ?? '').trim().slice(0, 20)}”`, word.text);
  }
  words.sort((one, other) => one.box.left - other.box.left);
  words.forEach((one, at) => {
    for (let next = at + 1; next < words.length && words[next]!.box.left < one.box.right - 2; next++) {
      const other = words[next]!;
      if (one.element === other.element || one.element.contains(other.element) || other.element.contains(one.element))
        continue;
      const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      if (down > Math.min(one.box.height, other.box.height) * 0.4 && across > 3)
        if (!floats(one.element, other.element)) say(`lies on “${other.text.trim().slice(0, 40)}”`, one.text);
    }
  });
  /** One of the two is part of something that floats above the page, a tooltip or a bar that stays in sight. */
  function floats(one: Element, other: Element): boolean {
    const level = (element: Element): Element | null => {
      for (let around: Element | null = element; around !== null; around = around.parentElement) {
        const { position, zIndex } = getComputedStyle(around);
        if (position === 'fixed' || position === 'sticky') return around;
        if (position === 'absolute' && zIndex !== 'auto') return around;
      }
      return null;
    };
    return level(one) !== level(other);
  }

  const foot = document.querySelector('[data-testid="timeline"]')?.getBoundingClientRect().top ?? height;
  for (const selector of firstScreen) {
    const box = document.querySelector(selector)?.getBoundingClientRect();
    if (box === undefined) say('is not there', selector);
    else {
      const last = selector.includes('timeline') ? height : Math.min(foot, height);
      if (box.bottom > last + 1.5 || box.top < 0 || box.right > width + 1)
        say(
          `is not whole on the first screen (its foot at ${box.bottom.toFixed(0)} of ${last.toFixed(0)} px)`,
          selector,
        );
    }
  }
  return [...faults];
}
