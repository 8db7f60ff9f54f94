import { test } from 'vitest';
import { tripsOf } from './round-trip';

test(
  'whatever a portfolio holds comes back, journal and hash of the content alike: 1,000 random portfolios',
  {
    timeout: 600_000,
  },
  () => tripsOf(1000),
);
