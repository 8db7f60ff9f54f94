import { formatNumber, typography } from '../../../shared/base/text';
import type { CivilDate } from '../../../shared/base/time';
import type { Field } from '../../../shared/fields';
import { type ImportTarget, importColumns, targetFields } from '../../../shared/import';
import { writeXlsx } from '../export';

const title = 'Modèle pour importer des candidats';

/** Fields without which a row is refused. */
const needed: readonly ImportTarget[] = ['birthName', 'firstName', 'birthDate'];

/** Columns of the template: every field that an extract can fill, in the order of the form, then what is noted of the follow-up. */
export const templateTargets: readonly ImportTarget[] = [...targetFields.keys(), 'lastInterviewOn', 'scheme'];

/** More words than this for one column would be a nomenclature, and no help. */
const mostChoices = 12;

/** The words that a column takes, where they are few and its own; none where it is free, or a date, or a number. */
export const choicesOf = ({ control }: Field): readonly string[] => {
  if (control.kind === 'tri-state' || control.kind === 'yes-no') return ['oui', 'non'];
  if (control.kind !== 'choice' && control.kind !== 'several') return [];
  const { choices } = control;
  return choices.length > mostChoices ? [] : choices.map(({ label }) => label);
};

function acceptedIn(field: Field): string | null {
  const { control } = field;
  const choices = choicesOf(field);
  if (choices.length > 0) return choices.join(control.kind === 'several' ? ', ' : ' ; ');
  if (control.kind === 'date') return 'une date, par exemple 12/03/2006';
  return control.kind === 'number' ? `un nombre, ${formatNumber(control.max)} au plus` : null;
}

const wordsOf = ([target, field]: readonly [ImportTarget, Field]): string | null => {
  const accepted = acceptedIn(field);
  return accepted === null ? null : typography(`${importColumns[target].label} : ${accepted}.`);
};

/**
 * An empty workbook whose headings the import recognises: the columns, and above them what each takes, drawn from the fields as
 * they are described. Nothing of it is a person.
 */
export function templateBytes(on: CivilDate): Promise<Uint8Array> {
  const labels = needed.map((target) => importColumns[target].label.toLocaleLowerCase('fr')).join(', ');
  return writeXlsx(
    {
      name: 'Candidats',
      above: [
        title,
        typography(
          `Une ligne par personne, sous les titres. Il faut au moins : ${labels}. Une case vide ne change rien à la fiche.`,
        ),
        ...[...targetFields].map(wordsOf).filter((words) => words !== null),
      ],
      headings: templateTargets.map((target) => importColumns[target].label),
      widths: templateTargets.map((target) => Math.max(14, importColumns[target].label.length + 2)),
    },
    [],
    on,
  );
}
