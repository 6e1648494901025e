const textless = new Set(['radio', 'checkbox', 'range', 'button', 'submit', 'color', 'file']);
const surfaces = '[role="dialog"], [role="menu"], [role="listbox"]';
const pressing = 'button, a, summary, input, [role="button"], [role="tab"], [role="radio"], [role="option"]';
const sliding = 'input, [role="slider"], [role="tab"], [role="radio"], [role="grid"]';
/** Keys by which a list, a choice or a slider is moved about in. */
const moving = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);

/**
 * Whether a key is meant for what has the focus, so that the window leaves it alone.
 * @param reached whether the focus got there by keyboard; `:focus-visible` also says so of a radio whose label was clicked
 */
export function ownsKey(target: Element | null, key: string, reached: boolean): boolean {
  if (target === null) return false;
  if (target.closest(surfaces) !== null || target.closest('[contenteditable="true"], textarea') !== null) return true;
  const input = target.closest('input, select');
  const choosing = input !== null && (input.matches('select') || input.hasAttribute('readonly'));
  if (input !== null && !choosing && !textless.has(input.getAttribute('type') ?? 'text')) return true;
  // What was reached by keyboard is worked by keyboard; what was merely clicked does not hold the window's keys.
  const held = choosing || (reached && target.closest(pressing) !== null);
  if (key === ' ' || key === 'Enter') return held && target.closest(pressing) !== null;
  return moving.has(key) && (target.closest('[role="slider"]') !== null || (held && target.closest(sliding) !== null));
}
