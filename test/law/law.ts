/**
 * `npm run law`: what the tables of the rules hold today, and what a lawyer would refuse in them, a rule that no written
 * case exercises among the rest. Exits 1 on any fault, so
 * that a value left too long without being looked at again is seen by whoever runs it, without a release.
 */
import { formatNumber, typography } from '../../shared/base/text';
import { civilDate, formatFrenchDate } from '../../shared/base/time';
import { isStale, referenceTables } from '../../shared/fields';
import { lawCounts, lawFaults, lawReviewedOn } from '../../shared/law/views/law-check';
import { casesIn, caseTables } from './cases';
import { coverageFaults, schemeCases } from './coverage';

const now = new Date();
const two = (part: number): string => String(part).padStart(2, '0');
const today = civilDate(`${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`);

const cases = caseTables.reduce((sum, [name, text]) => sum + casesIn(name, text), 0);
const counts = lawCounts();
const stale = referenceTables
  .filter((table) => isStale(table, today))
  .map(({ title, readOn }) => ({
    where: 'resources/reference',
    sentence: `${title}, lue le ${formatFrenchDate(readOn)}, est à relire chez son éditeur.`,
  }));
const faults = [...lawFaults(today), ...coverageFaults(await schemeCases()), ...stale];
const codes = referenceTables.reduce((sum, { rows }) => sum + rows.length, 0);

const lines = [
  `Le ${formatFrenchDate(today)} ; tables relues le ${formatFrenchDate(lawReviewedOn)}.`,
  `${counts.schemes} dispositifs, ${counts.rules} règles, ${counts.parameters} paramètres (${counts.values} valeurs datées), ${counts.articles} articles, ${formatNumber(cases)} cas d’essai.`,
  `${referenceTables.length} nomenclatures, ${formatNumber(codes)} codes.`,
  faults.length === 0 ? 'Aucune faute.' : `${faults.length} faute${faults.length > 1 ? 's' : ''} :`,
  ...faults.map(({ where, sentence }) => `  ${where} : ${sentence}`),
];
for (const line of lines) console.log(typography(line));
process.exitCode = faults.length === 0 ? 0 : 1;
