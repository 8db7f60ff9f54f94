import { Drawer, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { agree, formatNumber, typography } from '../../shared/base/text';
import { formatFrenchDate } from '../../shared/base/time';
import {
  type Article,
  articles,
  type Condition,
  citeArticle,
  conditionLooks,
  confidenceLabels,
  factLabel,
  type Said,
  type SchemeAnswer,
  saidOf,
  whyOf,
} from '../../shared/law';
import { count, LegalSource, Missing, Private, PrivateDays, VerdictBadge } from '../ui';
import { Reserves } from './reserves';
import classes from './rights.module.css';
import { useFocusBack } from './use-focus-back';

/**
 * Why an answer is what it is: rule by rule, down to the facts and the articles. A panel that the keyboard opens, walks
 * and closes (`Esc`); the focus goes back to where it was opened from.
 */
export function Explanation({
  answer,
  said = saidOf(answer),
  actions,
  onClose,
}: {
  readonly answer: SchemeAnswer;
  /** The verdict as it stands where this was opened from. */
  readonly said?: Said;
  /** What can be done about the answer, under its verdict. */
  readonly actions?: ReactNode;
  readonly onClose: () => void;
}): ReactNode {
  useFocusBack();
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={680}
      title={whyOf(answer.label)}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': 'Fermer' }}
    >
      <Reasoning answer={answer} said={said} {...(actions === undefined ? {} : { actions })} />
    </Drawer>
  );
}

const parts = [
  { verdict: 'not-met', title: 'Ce qui s’y oppose' },
  { verdict: 'unknown', title: 'Ce qui reste à vérifier' },
  { verdict: 'presumed', title: 'Ce qui est supposé, à confirmer' },
  { verdict: 'met', title: 'Ce qui est rempli' },
] as const;

function Reasoning({
  answer,
  said,
  actions,
}: {
  readonly answer: SchemeAnswer;
  readonly said: Said;
  readonly actions?: ReactNode;
}): ReactNode {
  const tally = parts.flatMap(({ verdict }) => {
    const n = answer.conditions.filter((condition) => condition.verdict === verdict).length;
    const { words } = conditionLooks[verdict];
    // Those that are settled agree in number; the others are said with a verb.
    return n === 0 ? [] : [`${n} ${words.endsWith('e') ? agree(n, words, `${words}s`) : words}`];
  });
  return (
    <Stack gap="lg">
      <div>
        <Group gap="sm" mb={4}>
          <VerdictBadge said={said} />
        </Group>
        <Text size="sm" c="dimmed">
          {count(answer.conditions.length, 'règle examinée', 'règles examinées')}
          {'\u00A0'}: {tally.join(', ')}.
        </Text>
        {answer.verdict === 'eligible' ? <Reserves answer={answer} /> : null}
        {actions === undefined ? null : (
          <Group gap="sm" mt="sm">
            {actions}
          </Group>
        )}
      </div>
      {parts.map(({ verdict, title }) => {
        const conditions = answer.conditions.filter((condition) => condition.verdict === verdict);
        return conditions.length === 0 ? null : (
          <section key={verdict} aria-label={title}>
            <Title order={3} mb="xs">
              {title}
            </Title>
            <Stack gap="md">
              {conditions.map((condition) => (
                <Rule key={condition.id} condition={condition} />
              ))}
            </Stack>
          </section>
        );
      })}
      {answer.pay === null ? null : <Pay pay={answer.pay} />}
      {answer.alternatives.length === 0 ? null : (
        <section aria-label="Autres voies">
          <Title order={3} mb="xs">
            Autres voies
          </Title>
          <Stack gap="xs">
            {answer.alternatives.map((alternative) => (
              <div key={alternative.sentence}>
                <Text size="sm">{alternative.sentence}</Text>
                <LegalSource>{alternative.source}</LegalSource>
              </div>
            ))}
          </Stack>
        </section>
      )}
      {answer.reminders.length === 0 ? null : (
        <section aria-label="À ne pas oublier">
          <Title order={3} mb="xs">
            À ne pas oublier
          </Title>
          <ul className={classes.lines}>
            {answer.reminders.map((reminder) => (
              <li key={reminder.sentence}>
                <Text span size="sm">
                  {reminder.sentence}
                </Text>{' '}
                <LegalSource>{reminder.source}</LegalSource>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Stack>
  );
}

/** Why the minimum pay is this percentage: the row of the table, the facts that chose it, the articles. */
function Pay({ pay }: { readonly pay: NonNullable<SchemeAnswer['pay']> }): ReactNode {
  const rates = pay.periods.length === 0 ? [pay] : pay.periods;
  const told = new Map(rates.map((rate) => [`${rate.percent} ${rate.of} ${rate.because.row}`, rate]));
  return (
    <section aria-label="Le minimum de rémunération">
      <Title order={3} mb="xs">
        Le minimum de rémunération
      </Title>
      <ul className={classes.lines}>
        {[...told].map(([key, { percent, of, because }]) => (
          <li key={key}>
            <Text span size="sm">
              <Private>
                {typography(
                  `Pourquoi ${formatNumber(percent)} % du ${of === 'SMIC' ? 'SMIC' : 'minimum conventionnel'} : ${because.row}.`,
                )}
              </Private>
            </Text>{' '}
            {because.facts.length === 0 ? null : (
              <Text span size="sm" c="dimmed">
                {typography(`D’après : ${because.facts.map(factLabel).join(', ')}. `)}
              </Text>
            )}
            <LegalSource>
              {because.articles.length === 0
                ? pay.source
                : typography(`Code du travail, art. ${because.articles.map(citeArticle).join(', ')}`)}
            </LegalSource>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One rule: what it says, what it found, on which facts, and where it is written. */
function Rule({ condition }: { readonly condition: Condition }): ReactNode {
  const cited = articlesOf(condition.cites.articles);
  return (
    <article className={classes.rule} aria-label={condition.label}>
      <Group gap="sm" justify="space-between" wrap="nowrap" align="flex-start">
        <Title order={4}>{condition.label}</Title>
        <VerdictBadge said={conditionLooks[condition.verdict]} />
      </Group>
      <Text size="sm" c="dimmed">
        {typography(`Règle : ${condition.sentence}`)}
      </Text>
      <Text size="sm">
        <PrivateDays>{condition.explanation}</PrivateDays>
      </Text>
      {condition.changesOn === undefined ? null : (
        <Text size="sm" fw={600}>
          <PrivateDays>
            {typography(`Change de soi-même le ${formatFrenchDate(condition.changesOn)}.`)}
          </PrivateDays>
        </Text>
      )}
      {condition.remedy === undefined ? null : (
        <Text size="sm" fw={600}>
          <PrivateDays>{typography(`Ce qui le changerait : ${condition.remedy}`)}</PrivateDays>
        </Text>
      )}
      {condition.facts.length === 0 ? null : (
        <dl className={classes.looked} aria-label="Faits examinés">
          {condition.facts.map((fact) => (
            <div key={fact.path}>
              <dt>{fact.label}</dt>
              <dd>
                {fact.state === 'unknown' ? (
                  <Missing label="non renseigné" />
                ) : fact.path.startsWith('candidate.') ? (
                  <Private>{fact.value}</Private>
                ) : (
                  fact.value
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <ul className={classes.sources} aria-label="Sources">
        {cited.map(({ article, title, since }) => (
          <li key={article}>
            {typography(`Code du travail, art. ${citeArticle(article)} : ${title}`)}
            {since === null ? '' : ` (rédaction du ${formatFrenchDate(since)})`}
          </li>
        ))}
        {cited.length === 0 ? <li>{condition.source}</li> : null}
        {otherText(condition) === '' ? null : <li>{otherText(condition)}</li>}
        <li>
          {`Règle en vigueur depuis le ${formatFrenchDate(condition.since)}, ${confidenceLabels[condition.confidence]}.`}
        </li>
      </ul>
    </article>
  );
}

/** Articles with their titles. */
const articlesOf = (cited: readonly string[]): readonly (Article & { readonly article: string })[] =>
  cited.flatMap((article) => {
    const known = articles[article];
    return known === undefined ? [] : [{ article, ...known }];
  });

/** What a condition cites besides articles, where articles are listed. */
const otherText = ({ cites: { articles: cited, text } }: Condition): string =>
  cited.length === 0 ? '' : typography(text);
