import './nonce';
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import '../ui/global.css';
import 'dayjs/locale/fr';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { takeOverCopies } from '../bridge/copying';
import { tellPrints } from '../ui/printing';
import { App } from './app';

const container = document.getElementById('root');
if (container === null) throw new Error('The page has no root.');
takeOverCopies();
tellPrints();
createRoot(container).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
