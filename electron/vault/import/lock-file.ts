import { Refusal } from '../../../shared/base';

/** What a spreadsheet lays beside a workbook that is open. */
export const lockFile = (): Refusal =>
  new Refusal('IMPORT_NOT_TABLE', {
    message:
      'Ce fichier est le verrou que le tableur pose à côté d’un classeur ouvert («\u202f~$\u202f»)\u202f; choisissez le classeur lui-même, qui porte le même nom sans ces signes.',
  });
