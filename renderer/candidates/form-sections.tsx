import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { type Control, useWatch } from 'react-hook-form';
import { ageOn, isCivilDate } from '../../shared/base/time';
import { type CandidateSection, candidateSections, romeLabel } from '../../shared/fields';
import { today } from '../bridge';
import { type CandidateForm, fieldsOfSection } from '../people/candidate-form';
import { RecordFields } from '../ui';
import classes from './candidates.module.css';

/** A section of the form of a candidate: its fields, in the order of their description. */
export function FormSection({
  section,
  control,
  autoFocus,
}: {
  readonly section: CandidateSection;
  readonly control: Control<CandidateForm>;
  readonly autoFocus?: keyof CandidateForm;
}): ReactNode {
  const birthDate = useWatch({ control, name: 'birthDate' });
  const romeCode = useWatch({ control, name: 'romeCode' });
  const job = typeof romeCode === 'string' ? romeLabel(romeCode) : null;
  const isMinor = typeof birthDate === 'string' && isCivilDate(birthDate) && ageOn(birthDate, today()) < 18;
  return (
    <section className={classes.panel}>
      <Title order={2} mb="md">
        {candidateSections[section].title}
      </Title>
      <RecordFields
        control={control}
        fields={fieldsOfSection(section)}
        helps={{
          ...(job === null ? {} : { romeCode: job }),
          ...(isMinor
            ? {
                guardian: (
                  <Text size="sm" c="amber">
                    Mineur&nbsp;: un représentant légal signe avec lui.
                  </Text>
                ),
              }
            : {}),
        }}
        {...(autoFocus === undefined ? {} : { autoFocus })}
      />
    </section>
  );
}
