import { Menu } from '@mantine/core';
import type { LayoutStep } from './layout.js';
import { usePanel } from './panel-grid.js';

const steps: readonly { readonly step: LayoutStep; readonly label: string }[] = [
  { step: 'wider', label: 'Wider' },
  { step: 'narrower', label: 'Narrower' },
  { step: 'taller', label: 'Taller' },
  { step: 'shorter', label: 'Shorter' },
  { step: 'earlier', label: 'Move forward' },
  { step: 'later', label: 'Move back' },
];

/** Moves and sizes a panel without a pointer. */
export function PanelMenuItems() {
  const { step, hide, reset } = usePanel();
  return (
    <>
      <Menu.Divider />
      <Menu.Sub>
        <Menu.Sub.Target>
          <Menu.Sub.Item>Size and place</Menu.Sub.Item>
        </Menu.Sub.Target>
        <Menu.Sub.Dropdown>
          {steps.map(({ step: one, label }) => (
            <Menu.Item key={one} closeMenuOnClick={false} onClick={() => step(one)}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Sub.Dropdown>
      </Menu.Sub>
      <Menu.Item onClick={hide}>Hide this panel</Menu.Item>
      <Menu.Item onClick={reset}>All panels as at first</Menu.Item>
    </>
  );
}
