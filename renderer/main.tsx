import '@fontsource-variable/inter';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import 'react-grid-layout/css/styles.css';
import './theme/global.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { hostOf } from './bridge/index.js';
import { startSession } from './session/session.js';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element.');
createRoot(root).render(<App session={startSession(hostOf(window))} />);
