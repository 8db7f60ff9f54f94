import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatFrenchDate, formatShortDate } from '../../shared/base/time';
import type { HandoverSheet, Leaving } from '../../shared/handover';
import { today } from '../bridge';
import { LegalSource, Private } from '../ui';
import classes from './handover.module.css';
import { countsWords, sheetTexts as texts } from './handover.texts';

type ShownPerson = Omit<Leaving['people'][number], 'candidateId'>;

/** One person of a hand-over: who, how much, and the sheet: what is open, what was said last. */
export function PersonSheet({
  person,
  children,
}: {
  readonly person: ShownPerson;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <>
      <Text fw={600}>
        <Private>
          {person.name}, {formatShortDate(person.birthDate)}
        </Private>
      </Text>
      <Text size="sm" c="dimmed">
        {countsWords(person.counts) || texts.recordOnly}
      </Text>
      <SheetLines sheet={person.sheet} />
      {children}
    </>
  );
}

function SheetLines({ sheet }: { readonly sheet: HandoverSheet }): ReactNode {
  const { lastInterview, files } = sheet;
  return (
    <>
      <Text size="sm" mt={4}>
        {texts.lastContact(sheet)}
      </Text>
      {lastInterview === null || lastInterview.note === '' ? null : (
        <Text size="sm" className={classes.note}>
          {texts.lastInterview(formatFrenchDate(lastInterview.happenedOn))}{' '}
          <Private>{lastInterview.note}</Private>
        </Text>
      )}
      {files.length === 0 ? null : (
        <ul className={classes.bare}>
          {files.map((file) => (
            <li key={file.reference}>
              <Text size="sm">{texts.file(file)}</Text>
              {file.deadlines.map((deadline) => (
                <Text key={`${deadline.label} ${deadline.due}`} size="sm" pl="md">
                  {texts.deadline(deadline, deadline.due < today())}{' '}
                  <LegalSource>{deadline.source}</LegalSource>
                </Text>
              ))}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
