/** Every key the window listens to, for the dialog that lists them. */
export const shortcuts = [
  { keys: ['Space'], does: 'Play or pause' },
  { keys: ['→'], does: 'One tick forward' },
  { keys: ['←'], does: 'One tick back' },
  { keys: ['Home'], does: 'To the first tick' },
  { keys: ['L'], does: 'Follow the newest tick' },
  { keys: ['S'], does: 'Stop the run' },
  { keys: ['Z'], does: 'Show the whole time axis' },
  { keys: ['F'], does: 'Full screen for the chart with the focus' },
  { keys: ['/'], does: 'Search the agents' },
  { keys: ['Ctrl', 'K'], does: 'Find or do anything' },
  { keys: ['1', '2', '3'], does: 'Scenarios, Run, Settings' },
  { keys: ['T'], does: 'Switch the theme' },
  { keys: ['Esc'], does: 'Close the inspector' },
  { keys: ['?'], does: 'This list' },
] as const;
