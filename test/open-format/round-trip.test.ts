import { test } from 'vitest';
import { tripsOf } from './round-trip';

test(
  'whatever a portfolio holds comes back, journal and hash of the content alike: 60 random portfolios',
  {
    timeout: 120_000,
  },
  () => tripsOf(60),
);
