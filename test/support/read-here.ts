/** Loaded before each test file: what comes from outside is read here (`reading.ts`). */
import { readHere } from './reading';

readHere();
