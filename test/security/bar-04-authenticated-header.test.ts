/** Bar 04: A key block of which any byte was changed is refused, without a crash, and the file is not written again. */
import { proveAuthenticatedHeader } from '../support/changed-key-block';

// A prime step meets every part of the block; `bar-04-authenticated-header.proof.test.ts` takes each byte.
proveAuthenticatedHeader(61, 601);
