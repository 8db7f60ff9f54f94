/**
 * The register of what is asked of people, for whoever must tell them (RGPD, article 13): made from the descriptions of the
 * fields. `VIVIER_WRITE=1` writes it again.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { typography } from '../../shared/base/text';
import { tracks } from '../../shared/candidates';
import {
  candidateFields,
  candidateSections,
  employerContactFields,
  employerFields,
  employerSections,
  evidenceFields,
  type Field,
  type Fields,
  obstacles,
  profileKinds,
  type Sensitivity,
  tutorFields,
} from '../../shared/fields';
import { paperKindNames, paperKindOf } from '../../shared/papers';

const path = join(import.meta.dirname, '../../docs/guide/donnees-demandees.md');

const sensitivities: Readonly<Record<Sensitivity, string>> = {
  ordinary: 'ordinaire',
  private: 'délicate',
  special: 'particulière (article 9)',
};

/** What the register says of a datum. */
type Told = Pick<Field, 'label' | 'purpose' | 'sensitivity' | 'employerMaySee' | 'onCv'>;
const readBy = ({ employerMaySee, onCv }: Told): string =>
  employerMaySee ? (onCv ? 'contrat, CV' : 'contrat') : onCv ? 'CV' : 'non';
const row = (field: Told): string =>
  `| ${field.label} | ${field.purpose} | ${sensitivities[field.sensitivity]} | ${readBy(field)} |`;
/** A field, followed by the parts of a group. */
const rowsOf = (field: Field): readonly string[] =>
  field.control.kind === 'group'
    ? Object.values(field.control.parts).map((part) =>
        row({ ...part, label: `${field.label} : ${part.label}` }),
      )
    : [row(field)];

const written = (title: string, rows: readonly string[]): string =>
  [
    `### ${title}`,
    '',
    '| Donnée | Pourquoi elle est demandée | Nature | Un employeur peut la lire |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
const table = (title: string, fields: readonly Field[]): string => written(title, fields.flatMap(rowsOf));
const sectionsOf = (fields: Fields, sections: Readonly<Record<string, { readonly title: string }>>): string =>
  Object.entries(sections)
    .map(([id, { title }]) =>
      table(
        title,
        Object.values(fields).filter(({ section }) => section === id),
      ),
    )
    .join('\n');

const register = `# Ce que Vivier demande, et pourquoi

Cette liste est faite à partir du programme lui-même ; un test vérifie qu’elle est à jour. Elle aide à informer les personnes
(RGPD, articles 13 et 14) et à tenir le registre des traitements. « Un employeur peut la lire » dit où : « contrat »,
un document de contrat peut la reprendre, ou reprendre ce que les règles en concluent ; « CV », le CV que la personne a accepté
de faire remettre à cet employeur peut la reprendre.

## Une personne accompagnée

${sectionsOf(candidateFields, candidateSections)}
${written(
  'Parcours',
  Object.values(tracks).map(({ title, purpose }) =>
    row({ label: title, purpose, sensitivity: 'private', employerMaySee: false }),
  ),
)}
${written(
  'Pièces',
  paperKindNames.flatMap((kind) => {
    const { number, ...told } = paperKindOf(kind);
    return [
      row(told),
      ...(number === undefined
        ? []
        : [
            row({
              ...told,
              label: `${told.label} : ${number.label}`,
              purpose: `${told.purpose} ${number.source}.`,
            }),
          ]),
    ];
  }),
)}
## Ce que la personne peut, veut et rencontre

Plusieurs lignes pour chacun ; rien n’en paraît dans un document de contrat.

${Object.values(profileKinds)
  .map(({ title, fields }) => table(title, Object.values(fields)))
  .join('\n')}
${table('Preuves d’un métier visé ou d’une aptitude', Object.values(evidenceFields))}
${written(
  'Freins : la liste entière, et pourquoi chacun est noté',
  Object.values(obstacles).map(({ label, purpose }) =>
    row({ label, purpose, sensitivity: 'private', employerMaySee: false }),
  ),
)}
## Un employeur

${sectionsOf(employerFields, employerSections)}
${table('Contacts', Object.values(employerContactFields))}
${table('Tuteurs', Object.values(tutorFields))}`;

test('the register says what the descriptions say', () => {
  const text = `${register.trimEnd()}\n`;
  if (process.env.VIVIER_WRITE === '1') writeFileSync(path, text);
  expect(readFileSync(path, 'utf8')).toBe(text);
  // French typography is that of the descriptions: nothing is left for a printer to mend.
  const small = Object.values(profileKinds).flatMap(({ fields }) => Object.values(fields));
  for (const field of [...Object.values(candidateFields), ...small, ...Object.values(obstacles)])
    expect(typography(field.purpose)).toBe(field.purpose);
});
