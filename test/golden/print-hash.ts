import { createHash } from 'node:crypto';
import { renderDossier } from '../../electron/vault/documents';
import { dossierFixture } from './dossier.fixture';

/** Prints the SHA-256 of the fixture's PDF: run in a process of its own to see that the bytes do not depend on one. */
const { bytes } = await renderDossier(dossierFixture);
console.log(createHash('sha256').update(bytes).digest('hex'));
