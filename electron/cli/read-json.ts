import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { CliRefusal } from './output';

/** Far above any file of facts or columns that a person or a script writes. */
const LARGEST = 16 * 1024 * 1024;

/** Content of a JSON file; `what` names it in the refusal ("des faits"). Throws a `CliRefusal`. */
export function readJson(path: string, what: string): unknown {
  const text = textOf(path, what);
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    throw new CliRefusal(`Le fichier ${what} n’est pas un JSON lisible.`);
  }
}

function textOf(path: string, what: string): string {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, 'r');
    const stat = fstatSync(descriptor);
    // A pipe is read to its end; what stands for an endless file is not.
    if (!stat.isFile() && !stat.isFIFO()) throw new Error('not a file');
    if (stat.size > LARGEST) throw new CliRefusal(`Le fichier ${what} est trop grand (16 Mo au plus).`);
    return readFileSync(descriptor, 'utf8');
  } catch (error) {
    if (error instanceof CliRefusal) throw error;
    throw new CliRefusal(`Le fichier ${what} ne peut pas être lu ; vérifiez son nom.`);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
