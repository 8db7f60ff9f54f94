import { Anchor, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatShortDate } from '../../shared/base/time';
import {
  bareSaid,
  type Column,
  type DocumentCode,
  documentLabels,
  durationText,
  type Money,
  moneyLineText,
  openingOf,
  type SchemeAnswer,
  saidOf,
  whyLabel,
  whyOf,
} from '../../shared/law';
import type { Override } from '../../shared/rights';
import { formatEuros, Private, PrivateDays, VerdictBadge } from '../ui';
import { tableTexts as texts } from './comparison.texts';
import { Reserves } from './reserves';
import classes from './rights.module.css';
import { answerTexts, comparatorTexts, partTexts } from './rights.texts';
import { WhyButton } from './why-button';

const isDocument = (code: string): code is DocumentCode => code in documentLabels;

/** One column a contract, one row a question; the questions stay in sight while the contracts scroll. */
export function ComparisonTable({
  columns,
  overrides,
  onExplain,
}: {
  readonly columns: readonly Column[];
  readonly overrides: readonly Override[];
  readonly onExplain: (answer: SchemeAnswer) => void;
}): ReactNode {
  return (
    // Every column holds a button: the keyboard reaches it, and the arrows scroll from there.
    <section className={classes.scroll} aria-label={texts.label}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" className={classes.corner}>
              {texts.contract}
            </th>
            {columns.map((column) => (
              <th key={column.answer.id} scope="col">
                {column.answer.label}
                <div className={classes.place}>{column.reason}</div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, cell }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {columns.map((column) => (
                <td key={column.answer.id}>{cell({ column, overrides, onExplain })}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface CellInput {
  readonly column: Column;
  readonly overrides: readonly Override[];
  readonly onExplain: (answer: SchemeAnswer) => void;
}

const none = (words: string): ReactNode => (
  <Text span size="sm" c="dimmed">
    {words}
  </Text>
);
const toCheck = (
  <Text span size="xs" c="amber">
    {' '}
    {partTexts.toCheck}
  </Text>
);
const noteOf = (note: string): ReactNode =>
  note === '' ? null : (
    <Text size="xs" c="dimmed">
      <PrivateDays>{note}</PrivateDays>
    </Text>
  );

const rows: readonly { readonly label: string; readonly cell: (input: CellInput) => ReactNode }[] = [
  {
    label: texts.answer,
    cell: ({ column, overrides }) => (
      <>
        <VerdictBadge said={saidOf(column.answer)} />
        <OwnAnswer answer={column.answer} overrides={overrides} />
      </>
    ),
  },
  {
    label: whyLabel,
    cell: ({ column, onExplain }) => <Why answer={column.answer} onExplain={onExplain} />,
  },
  { label: partTexts.duration, cell: ({ column }) => <Duration column={column} /> },
  { label: texts.income, cell: ({ column }) => <Income column={column} /> },
  {
    label: texts.aid,
    cell: ({ column: { answer } }) =>
      answer.aid === null ? none(texts.noAid) : <Amounts money={answer.aid} />,
  },
  { label: texts.cost, cell: ({ column: { answer } }) => <Cost answer={answer} /> },
  {
    label: partTexts.training,
    cell: ({ column: { answer } }) =>
      answer.training === null ? (
        none(texts.noTraining)
      ) : (
        <>
          {partTexts.hours(answer.training.minHours, answer.training.maxHours)}
          <Details notes={[answer.training.note, answer.training.source]} />
        </>
      ),
  },
  { label: partTexts.deadlines, cell: ({ column: { answer } }) => <Deadlines answer={answer} /> },
  { label: partTexts.documents, cell: ({ column: { answer } }) => <Documents answer={answer} /> },
  {
    label: partTexts.form,
    cell: ({ column: { answer } }) =>
      answer.form === null ? (
        none(texts.noForm)
      ) : (
        <>
          {partTexts.cerfa(answer.form.number, answer.form.revision)}
          <Details notes={[answer.form.source]} />
        </>
      ),
  },
];

/** The adviser's own answer, beside the machine's. */
export function OwnAnswer({
  answer,
  overrides,
}: {
  readonly answer: SchemeAnswer;
  readonly overrides: readonly Override[];
}): ReactNode {
  const own = overrides.find(({ scheme, withdrawnAt }) => scheme === answer.id && withdrawnAt === null);
  if (own === undefined) return null;
  return (
    <Text size="sm" mt={4}>
      {texts.ownAnswer} <strong>{bareSaid(own.verdict).words}</strong>
      {texts.ownAnswerOn(formatShortDate(own.on))} <Private>{own.reason}</Private>
    </Text>
  );
}

export function Why({
  answer,
  onExplain,
}: {
  readonly answer: SchemeAnswer;
  readonly onExplain: CellInput['onExplain'];
}): ReactNode {
  // What a rule says in its own words first; what is missing is then named once, however many rules wait for it.
  const { told, missing } = openingOf(answer);
  return (
    <>
      {told.length + missing.length > 0 ? null : answer.toConfirm.length > 0 ? (
        <Reserves answer={answer} />
      ) : (
        <Text size="sm">{answerTexts.allMet}</Text>
      )}
      {told.length === 0 ? null : (
        <ul className={classes.lines}>
          {told.slice(0, 3).map((explanation) => (
            <li key={explanation}>
              <PrivateDays>{explanation}</PrivateDays>
            </li>
          ))}
          {told.length > 3 ? <li>{answerTexts.more(told.length - 3)}</li> : null}
        </ul>
      )}
      {missing.length === 0 ? null : <Text size="sm">{answerTexts.toGive(missing)}</Text>}
      <WhyButton answer={answer} onExplain={onExplain} mt={6} />
    </>
  );
}

function Duration({ column }: { readonly column: Column }): ReactNode {
  const { answer, startsOn, endsOn, isEndSupposed } = column;
  const { duration } = answer;
  const words = duration === null ? '' : durationText(duration);
  return (
    <>
      {words === '' ? (
        none(duration === null ? texts.noDuration : texts.noLimit)
      ) : (
        <>
          {words}
          {duration?.toCheck ? toCheck : null}
        </>
      )}
      {startsOn === null || endsOn === null || endsOn < startsOn ? null : (
        <Text size="xs" c="dimmed">
          <PrivateDays>{comparatorTexts.compared(startsOn, endsOn)}</PrivateDays>
          {isEndSupposed ? ` ${texts.usualDuration}` : ''}
        </Text>
      )}
      {duration === null ? null : <Details notes={[duration.note, duration.source]} />}
    </>
  );
}

function Income({ column }: { readonly column: Column }): ReactNode {
  const { answer, firstYear } = column;
  const { pay, allowance } = answer;
  if (pay === null && allowance === null) return none(texts.noIncome);
  return (
    <>
      {pay === null ? null : pay.periods.length === 0 ? (
        <>
          {partTexts.rate(pay.percent, pay.of)}
          {pay.monthlyGross === null ? texts.hoursToGive : texts.perMonth(formatEuros(pay.monthlyGross))}
          {pay.toCheck ? toCheck : null}
        </>
      ) : (
        <table className={classes.periods} aria-label={texts.periods}>
          <tbody>
            {pay.periods.map((period) => (
              <tr key={period.from}>
                <td>
                  <PrivateDays>{formatShortDate(period.from)}</PrivateDays>
                  <br />
                  {texts.until} <PrivateDays>{formatShortDate(period.to)}</PrivateDays>
                </td>
                <td>
                  {period.monthlyGross === null ? partTexts.toGive : formatEuros(period.monthlyGross)}
                  <br />
                  <Text span size="xs" c="dimmed">
                    {partTexts.rate(period.percent, period.of)}
                  </Text>
                  {period.toCheck ? toCheck : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {firstYear.pay === null || firstYear.months === null ? null : (
        <Text size="sm" fw={600} mt={2}>
          {texts.payOver(formatEuros(firstYear.pay), firstMonths(firstYear.months))}
        </Text>
      )}
      {allowance === null ? null : (
        <>
          <Amounts money={allowance} />
          {firstYear.allowance === null || firstYear.months === null ? null : (
            <Text size="sm" fw={600}>
              {texts.allowanceOver(formatEuros(firstYear.allowance), firstMonths(firstYear.months))}
            </Text>
          )}
        </>
      )}
      {pay === null ? null : (
        <Details notes={[pay.note, ...pay.periods.map(({ note }) => note), pay.source]} />
      )}
    </>
  );
}

/** "les 12 premiers mois", or the length of a shorter contract. */
export const firstMonths = (months: number): string =>
  months === 12 ? texts.firstYear : texts.months(Math.round(months * 10) / 10);

/** Notes and sources of amounts, each once, one click away: written out, they would push the next question out of sight. */
function Details({ notes }: { readonly notes: readonly string[] }): ReactNode {
  const said = [...new Set(notes)].filter((note) => note !== '');
  return said.length === 0 ? null : (
    <details>
      <Text component="summary" size="xs" className={classes.summary}>
        {texts.details}
      </Text>
      {said.map((note) => (
        <div key={note}>{noteOf(note)}</div>
      ))}
    </details>
  );
}

function Amounts({ money }: { readonly money: Money }): ReactNode {
  if (money.lines.length === 0) return money.note === '' ? none(texts.noAmount) : noteOf(money.note);
  return (
    <>
      {money.lines.map((line) => (
        <div key={`${line.label} ${line.source}`}>
          <PrivateDays>{line.label}</PrivateDays>
          {'\u00A0'}: <strong>{moneyLineText(line)}</strong>
          {line.toCheck ? toCheck : null}
        </div>
      ))}
      <Details notes={[...money.lines.flatMap(({ note, source }) => [note, source]), money.note]} />
    </>
  );
}

function Cost({ answer }: { readonly answer: SchemeAnswer }): ReactNode {
  const { cost } = answer;
  if (cost === null) return none(texts.noCost);
  if (cost.monthlyGross === null) return none(texts.costToFigure);
  if (cost.monthlyNet === null || cost.monthlyAid === null)
    return (
      <>
        <strong>{formatEuros(cost.monthlyGross)}</strong> {texts.costBeforeAid}
        {noteOf(cost.note)}
      </>
    );
  return (
    <>
      <strong>{formatEuros(cost.monthlyNet)}</strong> {texts.costPerMonth}
      {cost.toCheck ? toCheck : null}
      {cost.monthlyAid > 0 ? (
        <Text size="xs" c="dimmed">
          {texts.costLessAid(formatEuros(cost.monthlyGross), formatEuros(cost.monthlyAid))}
        </Text>
      ) : null}
      {noteOf(cost.note)}
    </>
  );
}

function Deadlines({ answer }: { readonly answer: SchemeAnswer }): ReactNode {
  const { deadlines } = answer;
  if (deadlines.length === 0) return none(texts.noDeadline);
  const sorted = [...deadlines].sort((a, b) => (a.due < b.due ? -1 : 1));
  const line = (deadline: (typeof deadlines)[number]): ReactNode => (
    <li key={deadline.code}>
      <strong>
        <PrivateDays>{formatShortDate(deadline.due)}</PrivateDays>
      </strong>{' '}
      {deadline.label}
      <Details notes={[deadline.note, deadline.source]} />
    </li>
  );
  return <Folded items={sorted.map(line)} />;
}

function Documents({ answer }: { readonly answer: SchemeAnswer }): ReactNode {
  if (answer.documents.length === 0) return none(texts.noDocument);
  return (
    <Folded
      items={answer.documents.map((code) => (
        <li key={code}>{isDocument(code) ? documentLabels[code] : code}</li>
      ))}
    />
  );
}

/** The first three of a list, the rest one click away. */
function Folded({ items }: { readonly items: readonly ReactNode[] }): ReactNode {
  const rest = items.slice(3);
  return (
    <>
      <ul className={classes.lines}>{items.slice(0, 3)}</ul>
      {rest.length === 0 ? null : (
        <details>
          <Text component="summary" size="xs" className={classes.summary}>
            {texts.more(rest.length)}
          </Text>
          <ul className={classes.lines}>{rest}</ul>
        </details>
      )}
    </>
  );
}

/** Refused schemes: why, what would change it, and the other ways. */
export function Refused({
  columns,
  onExplain,
}: {
  readonly columns: readonly Column[];
  readonly onExplain: (answer: SchemeAnswer) => void;
}): ReactNode {
  return (
    <div className={classes.cards}>
      {columns.map(({ answer, refusal }) => (
        <article
          key={answer.id}
          className={classes.card}
          data-tone="blocking"
          aria-label={`${answer.label}, ${saidOf(answer).words}`}
        >
          <Group gap="sm" wrap="nowrap" align="center">
            <Text fw={600}>{answer.label}</Text>
            <VerdictBadge said={saidOf(answer)} />
          </Group>
          <Text size="sm">
            <PrivateDays>{refusal?.because ?? ''}</PrivateDays>
          </Text>
          <Text size="sm">
            <strong>{comparatorTexts.wouldChange}</strong> <PrivateDays>{refusal?.change ?? ''}</PrivateDays>
          </Text>
          {answer.alternatives.map((alternative) => (
            <Text key={alternative.sentence} size="sm">
              <strong>{comparatorTexts.alternative}</strong> {alternative.sentence}
            </Text>
          ))}
          <div>
            <Anchor
              component="button"
              type="button"
              size="sm"
              underline="always"
              onClick={() => onExplain(answer)}
              aria-label={whyOf(answer.label)}
            >
              {whyLabel}
            </Anchor>
          </div>
        </article>
      ))}
    </div>
  );
}
