import { Drawer, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { agree, typography } from '../../shared/base/text';
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
import { formTexts, LegalSource, Missing, Private, PrivateDays, VerdictBadge } from '../ui';
import { ruleTexts, explanationTexts as texts } from './explanation.texts';
import { Reserves } from './reserves';
import classes from './rights.module.css';
import { partTexts } from './rights.texts';
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
      closeButtonProps={{ 'aria-label': formTexts.close }}
    >
      <Reasoning answer={answer} said={said} {...(actions === undefined ? {} : { actions })} />
    </Drawer>
  );
}

const parts = (['not-met', 'unknown', 'presumed', 'met'] as const).map((verdict) => ({
  verdict,
  title: texts.parts[verdict],
}));

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
          {texts.looked(answer.conditions.length, tally.join(', '))}
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
        <section aria-label={partTexts.alternatives}>
          <Title order={3} mb="xs">
            {partTexts.alternatives}
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
        <section aria-label={texts.reminders}>
          <Title order={3} mb="xs">
            {texts.reminders}
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
    <section aria-label={texts.pay}>
      <Title order={3} mb="xs">
        {texts.pay}
      </Title>
      <ul className={classes.lines}>
        {[...told].map(([key, { percent, of, because }]) => (
          <li key={key}>
            <Text span size="sm">
              <Private>{texts.payWhy(partTexts.rate(percent, of), because.row)}</Private>
            </Text>{' '}
            {because.facts.length === 0 ? null : (
              <Text span size="sm" c="dimmed">
                {texts.payFacts(because.facts.map(factLabel))}{' '}
              </Text>
            )}
            <LegalSource>
              {because.articles.length === 0 ? pay.source : texts.articles(because.articles.map(citeArticle))}
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
        {ruleTexts.says(condition.sentence)}
      </Text>
      <Text size="sm">
        <PrivateDays>{condition.explanation}</PrivateDays>
      </Text>
      {condition.changesOn === undefined ? null : (
        <Text size="sm" fw={600}>
          <PrivateDays>{ruleTexts.changesOn(formatFrenchDate(condition.changesOn))}</PrivateDays>
        </Text>
      )}
      {condition.remedy === undefined ? null : (
        <Text size="sm" fw={600}>
          <PrivateDays>{ruleTexts.remedy(condition.remedy)}</PrivateDays>
        </Text>
      )}
      {condition.facts.length === 0 ? null : (
        <dl className={classes.looked} aria-label={ruleTexts.facts}>
          {condition.facts.map((fact) => (
            <div key={fact.path}>
              <dt>{fact.label}</dt>
              <dd>
                {fact.state === 'unknown' ? (
                  <Missing />
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
      <ul className={classes.sources} aria-label={ruleTexts.sources}>
        {cited.map(({ article, title, since }) => (
          <li key={article}>
            {ruleTexts.article(citeArticle(article), title)}
            {since === null ? '' : ` ${ruleTexts.wordingOf(formatFrenchDate(since))}`}
          </li>
        ))}
        {cited.length === 0 ? <li>{condition.source}</li> : null}
        {otherText(condition) === '' ? null : <li>{otherText(condition)}</li>}
        <li>
          {ruleTexts.inForceSince(formatFrenchDate(condition.since), confidenceLabels[condition.confidence])}
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
