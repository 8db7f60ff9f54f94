import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { type Control, useWatch } from 'react-hook-form';
import { ageOn, isCivilDate } from '../../shared/base/time';
import { type CandidateSection, candidateSections } from '../../shared/fields';
import { today } from '../bridge/today';
import { RecordFields } from '../ui';
import { type CandidateForm, fieldsOfSection } from './candidate-form';
import classes from './form-section.module.css';
import { personTexts } from './people.texts';

/** A section of the form of a candidate: its fields, in the order of their description. */
export function FormSection({
  section,
  control,
  autoFocus,
  children,
}: {
  readonly section: CandidateSection;
  readonly control: Control<CandidateForm>;
  readonly autoFocus?: keyof CandidateForm;
  /** What stands under the boxes of the section. */
  readonly children?: ReactNode;
}): ReactNode {
  const birthDate = useWatch({ control, name: 'birthDate' });
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
          ...(isMinor
            ? {
                guardian: (
                  <Text size="sm" c="amber">
                    {personTexts.minor}
                  </Text>
                ),
              }
            : {}),
        }}
        {...(autoFocus === undefined ? {} : { autoFocus })}
      />
      {children}
    </section>
  );
}
