/** Bar 04: A key block of which any byte was changed is refused, without a crash, and the file is not written again. */
import { proveAuthenticatedHeader } from '../support/changed-key-block';

proveAuthenticatedHeader(1, 151);
