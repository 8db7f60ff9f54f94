import { Button, Group, Input, MultiSelect, SegmentedControl, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { type Control, useController, useWatch } from 'react-hook-form';
import { ageOn, isCivilDate } from '../../shared/base/time';
import { today } from '../bridge';
import {
  benefitOptions,
  type CandidateForm,
  diplomaKindOptions,
  fieldLabels,
  levelOptions,
  nationalityOptions,
} from '../people/candidate-form';
import { DateField, PhoneField, SelectField, TextAreaField, TextField, TriStateField } from '../ui';
import classes from './candidates.module.css';

type Props = { readonly control: Control<CandidateForm> };

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className={classes.panel}>
      <Title order={2} mb="md">
        {title}
      </Title>
      <div className={classes.fields}>{children}</div>
    </section>
  );
}

/** Who the person is. */
export function IdentitySection({
  control,
  hasAutoFocus = false,
}: Props & { readonly hasAutoFocus?: boolean }): ReactNode {
  return (
    <Section title="Identité">
      <TextField
        control={control}
        name="birthName"
        label={fieldLabels.birthName}
        withAsterisk
        {...(hasAutoFocus ? { autoFocus: true } : {})}
      />
      <TextField control={control} name="firstName" label={fieldLabels.firstName} withAsterisk />
      <TextField control={control} name="usualName" label={fieldLabels.usualName} />
      <DateField control={control} name="birthDate" label={fieldLabels.birthDate} withAsterisk />
      <SexField control={control} />
      <SelectField
        control={control}
        name="nationality"
        label={fieldLabels.nationality}
        data={nationalityOptions}
      />
      <TextField control={control} name="fileNumber" label={fieldLabels.fileNumber} />
    </Section>
  );
}

function SexField({ control }: Props): ReactNode {
  const { field } = useController({ control, name: 'sex' });
  const id = useId();
  return (
    <Input.Wrapper label={fieldLabels.sex} labelElement="div" labelProps={{ id }}>
      <SegmentedControl
        aria-labelledby={id}
        fullWidth
        size="xs"
        transitionDuration={0}
        data={[
          { value: 'F', label: 'Femme' },
          { value: 'M', label: 'Homme' },
          { value: '', label: 'Non renseigné' },
        ]}
        value={field.value ?? ''}
        onChange={(value) => field.onChange(value === '' ? null : value)}
      />
    </Input.Wrapper>
  );
}

/** How to reach the person; who signs for a minor. */
export function ContactSection({ control }: Props): ReactNode {
  return (
    <Section title="Coordonnées">
      <PhoneField control={control} name="mobilePhone" label={fieldLabels.mobilePhone} maxLength={30} />
      <PhoneField control={control} name="landlinePhone" label={fieldLabels.landlinePhone} maxLength={30} />
      <TextField
        control={control}
        name="email"
        label={fieldLabels.email}
        inputMode="email"
        format={(typed) => typed.trim()}
      />
      <TextField control={control} name="street" label={fieldLabels.street} />
      <TextField control={control} name="addressComplement" label={fieldLabels.addressComplement} />
      <TextField
        control={control}
        name="postcode"
        label={fieldLabels.postcode}
        inputMode="numeric"
        maxLength={10}
        format={(typed) => typed.replace(/\s/g, '')}
      />
      <TextField control={control} name="commune" label={fieldLabels.commune} maxLength={120} />
      <TriStateField control={control} name="qpv" label={fieldLabels.qpv} />
      <TriStateField control={control} name="zrr" label={fieldLabels.zrr} />
      <GuardianFields control={control} />
    </Section>
  );
}

function GuardianFields({ control }: Props): ReactNode {
  const { field } = useController({ control, name: 'guardian' });
  const birthDate = useWatch({ control, name: 'birthDate' });
  const isMinor = typeof birthDate === 'string' && isCivilDate(birthDate) && ageOn(birthDate, today()) < 18;
  if (field.value === null)
    return (
      <Group className={classes.wide} gap="md">
        <Button variant="default" onClick={() => field.onChange({ name: '', phone: '', email: '' })}>
          Ajouter un représentant légal
        </Button>
        <Text size="sm" c={isMinor ? 'amber' : 'dimmed'}>
          {isMinor
            ? 'Mineur\u00A0: un représentant légal signe avec lui.'
            : 'Seulement pour une personne mineure ou protégée.'}
        </Text>
      </Group>
    );
  return (
    <fieldset className={`${classes.wide} ${classes.fieldset}`}>
      <legend>{fieldLabels.guardian}</legend>
      <div className={classes.fields}>
        <TextField control={control} name="guardian.name" label="Nom et prénom du représentant" />
        <PhoneField
          control={control}
          name="guardian.phone"
          label="Téléphone du représentant"
          maxLength={30}
        />
        <TextField
          control={control}
          name="guardian.email"
          label="Adresse électronique du représentant"
          format={(typed) => typed.trim()}
        />
      </div>
      <Button variant="subtle" mt="sm" onClick={() => field.onChange(null)}>
        Retirer le représentant
      </Button>
    </fieldset>
  );
}

/** What the person has studied. */
export function SchoolingSection({ control }: Props): ReactNode {
  return (
    <Section title="Scolarité">
      <div className={classes.wide}>
        <SelectField
          control={control}
          name="level"
          label={fieldLabels.level}
          description="Tel qu’il est déclaré, dans sa nomenclature d’origine."
          data={levelOptions}
          searchable
          maxDropdownHeight={320}
        />
      </div>
      <TriStateField control={control} name="diplomaObtained" label={fieldLabels.diplomaObtained} />
      <SelectField
        control={control}
        name="diplomaKind"
        label={fieldLabels.diplomaKind}
        data={diplomaKindOptions}
      />
      <TextField control={control} name="diplomaLabel" label={fieldLabels.diplomaLabel} />
      <TriStateField
        control={control}
        name="upperSecondaryValidated"
        label={fieldLabels.upperSecondaryValidated}
      />
      <TriStateField
        control={control}
        name="firstHigherCycleUnfinished"
        label={fieldLabels.firstHigherCycleUnfinished}
      />
      <TriStateField control={control} name="student" label={fieldLabels.student} />
      <TriStateField control={control} name="inTraining" label={fieldLabels.inTraining} />
    </Section>
  );
}

/** Where the person stands towards work. */
export function SituationSection({ control }: Props): ReactNode {
  return (
    <Section title="Situation">
      <TriStateField control={control} name="jobSeeker" label={fieldLabels.jobSeeker} />
      <DateField control={control} name="jobSeekerSince" label={fieldLabels.jobSeekerSince} />
      <TextField
        control={control}
        name="jobSeekerNumber"
        label={fieldLabels.jobSeekerNumber}
        maxLength={20}
      />
      <TriStateField control={control} name="disabledWorker" label={fieldLabels.disabledWorker} />
      <BenefitsField control={control} />
      <TriStateField control={control} name="formerAidedContract" label={fieldLabels.formerAidedContract} />
      <TextField control={control} name="adviser" label={fieldLabels.adviser} maxLength={120} />
      <DateField control={control} name="firstReceptionOn" label={fieldLabels.firstReceptionOn} />
    </Section>
  );
}

/** Three answers: not asked, none, or some of them; they are not the same for the rules. */
function BenefitsField({ control }: Props): ReactNode {
  const { field } = useController({ control, name: 'benefits' });
  const id = useId();
  const state = field.value === null ? 'unknown' : field.value.length === 0 ? 'none' : 'some';
  return (
    <Input.Wrapper label={fieldLabels.benefits} labelElement="div" labelProps={{ id }}>
      <SegmentedControl
        aria-labelledby={id}
        fullWidth
        size="xs"
        transitionDuration={0}
        data={[
          { value: 'some', label: 'Oui' },
          { value: 'none', label: 'Aucun' },
          { value: 'unknown', label: 'Ne sait pas' },
        ]}
        value={state}
        onChange={(value) => field.onChange(value === 'unknown' ? null : value === 'none' ? [] : ['RSA'])}
      />
      {state === 'some' ? (
        <MultiSelect
          mt={4}
          aria-label="Lesquels"
          data={benefitOptions}
          value={[...(field.value ?? [])]}
          onChange={(values) => field.onChange(values)}
        />
      ) : null}
    </Input.Wrapper>
  );
}

/** What the person aims at. */
export function ProjectSection({ control }: Props): ReactNode {
  return (
    <Section title="Projet et aptitudes">
      <TextField
        control={control}
        name="romeCode"
        label={fieldLabels.romeCode}
        description="Une lettre de A à N et 4 chiffres, par exemple D1408."
        maxLength={10}
        format={(typed) => typed.replace(/\s/g, '').toUpperCase()}
      />
      <TextField
        control={control}
        name="projectLabel"
        label={fieldLabels.projectLabel}
        description="Le métier ou la formation visés, avec ses mots."
      />
      <TriStateField control={control} name="drivingLicence" label={fieldLabels.drivingLicence} />
      <TriStateField control={control} name="specialDifficulties" label={fieldLabels.specialDifficulties} />
      <div className={classes.wide}>
        <TextAreaField
          control={control}
          name="comment"
          label={fieldLabels.comment}
          description="Des faits utiles à l’accompagnement. Rien sur la santé, les opinions ni l’origine."
          maxLength={5000}
        />
      </div>
    </Section>
  );
}
