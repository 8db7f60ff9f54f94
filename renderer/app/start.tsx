import './nonce';
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import '../ui/global.css';
import 'dayjs/locale/fr';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { call } from '../bridge/bridge';
import { takeOverCopies } from '../bridge/copying';
import { procedureKey, queryClient } from '../bridge/procedures';
import { tellPrints } from '../ui/printing';
import { App } from './app';

const container = document.getElementById('root');
if (container === null) throw new Error('The page has no root.');
takeOverCopies();
tellPrints();
const show = (): void =>
  createRoot(container).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
// Main answers within a few milliseconds; drawn before, a dark theme would begin by a white flash at each lock.
void queryClient
  .prefetchQuery({
    queryKey: procedureKey('workstation.get', {}),
    queryFn: () => call('workstation.get', {}),
  })
  .then(show, show);
