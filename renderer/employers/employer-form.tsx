import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { type Control, type UseFormReturn, useController, useFieldArray, useWatch } from 'react-hook-form';
import type { z } from 'zod';
import { formatSiret } from '../../shared/base/text';
import {
  branchWords,
  employerContactFields,
  employerFields,
  type employerInputSchema,
  employerSections,
  emptyEmployerContact,
  emptyTutor,
  entriesOf,
  type Field,
  type Fields,
  nafWords,
  opcoOf,
  paddedIdcc,
  siretFault,
  tutorFields,
  tutorIdSchema,
} from '../../shared/fields';
import { today, useUndoHere } from '../bridge';
import { Private, RecordFields } from '../ui';
import { formTexts as texts } from './employers.texts';

const digitsOf = (typed: string): string => typed.replaceAll(/[\s.]/gu, '');
/** What the form holds: the input of the schema that checks it. */
export type EmployerFormValues = z.input<typeof employerInputSchema>;

/** The form of an employer: identity, address, agreement, contacts, tutors. Bound to a form that the screen owns. */
export function EmployerForm({ form }: { readonly form: UseFormReturn<EmployerFormValues> }): ReactNode {
  const { control } = form;
  const hints = useHints(form);
  return (
    <Stack gap="xl">
      {(['establishment', 'agreement', 'address'] as const).map((section) => (
        <section key={section} aria-label={employerSections[section].title}>
          <Title order={2} mb="sm">
            {employerSections[section].title}
          </Title>
          <RecordFields control={control} fields={fieldsOf(section)} {...hints} />
        </section>
      ))}
      <Contacts form={form} />
      <Tutors form={form} />
      <RecordFields control={control} fields={fieldsOf('remarks')} />
    </Stack>
  );
}

/** One field of that form alone, where it is missed; it says what the whole form says of it. */
export function EmployerField({
  form,
  name,
  asked,
}: {
  readonly form: UseFormReturn<EmployerFormValues>;
  readonly name: keyof typeof employerFields;
  /** What it is called there, and whether it is needed. */
  readonly asked: Pick<Field, 'label' | 'isNeeded'>;
}): ReactNode {
  const hints = useHints(form, asked);
  return (
    <RecordFields
      control={form.control}
      fields={{ [name]: { ...employerFields[name], ...asked } }}
      {...hints}
    />
  );
}

/** What depends on the rest of the form: the words of a code, the box of the SIRET, the OPCO of an agreement. */
function useHints(
  form: UseFormReturn<EmployerFormValues>,
  { label, isNeeded }: Pick<Field, 'label' | 'isNeeded'> = employerFields.siret,
) {
  const { control } = form;
  const naf = useWatch({ control, name: 'naf' });
  const idcc = useWatch({ control, name: 'idcc' });
  useOpcoOfAgreement(form);
  return {
    helps: { naf: nafWords(naf, today()), idcc: branchWords(paddedIdcc(idcc)) },
    drawn: { siret: <SiretField control={control} label={label} isNeeded={isNeeded === true} /> },
  };
}

const fieldsOf = (section: keyof typeof employerSections): Fields =>
  Object.fromEntries(entriesOf(employerFields).filter(([, field]) => field.section === section));

/** What is asked of a person of the employer: what is typed on a grid, below it the box to tick and the way out. */
function PersonFields({
  control,
  fields,
  under,
  removal,
  onRemove,
}: {
  readonly control: Control<EmployerFormValues>;
  readonly fields: Fields;
  readonly under: string;
  readonly removal: string;
  readonly onRemove: () => void;
}): ReactNode {
  const withTicks = (isTicked: boolean): Fields =>
    Object.fromEntries(
      Object.entries(fields).filter(([, field]) => (field.control.kind === 'yes-no') === isTicked),
    );
  return (
    <Paper withBorder p="md">
      <RecordFields control={control} fields={withTicks(false)} under={under} />
      <Group justify="space-between" mt="sm" wrap="nowrap">
        <RecordFields control={control} fields={withTicks(true)} under={under} />
        <Button
          variant="subtle"
          color="red"
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={onRemove}
        >
          {removal}
        </Button>
      </Group>
    </Paper>
  );
}

/** A SIRET, told right or wrong as it is typed: a letter or a wrong key at once, missing digits once the box is left. */
function SiretField({
  control,
  label,
  isNeeded,
}: {
  readonly control: Control<EmployerFormValues>;
  readonly label: string;
  readonly isNeeded: boolean;
}): ReactNode {
  const { field, fieldState } = useController({ control, name: 'siret' });
  const [typed, setTyped] = useState<string | null>(null);
  const siret = field.value;
  const fault = siret === '' ? null : siretFault(siret);
  const isUnfinished = typed !== null && /^\d{1,13}$/u.test(siret);
  // A number that is right can still be refused by the vault: another employer has it.
  const error = isUnfinished ? null : (fault ?? fieldState.error?.message ?? null);
  return (
    <TextInput
      label={label}
      withAsterisk={isNeeded}
      description={isUnfinished ? texts.siretSoFar(siret.length) : texts.siretHelp}
      inputMode="numeric"
      autoComplete="off"
      ref={field.ref}
      name={field.name}
      value={typed ?? formatSiret(siret)}
      onBlur={() => {
        setTyped(null);
        field.onBlur();
      }}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        field.onChange(digitsOf(event.currentTarget.value));
      }}
      {...(error === null ? {} : { error })}
    />
  );
}

/**
 * Keeps the OPCO that goes with the agreement: proposed while none was typed, changed and withdrawn with the agreement that
 * had proposed it. What the adviser typed is never touched.
 */
function useOpcoOfAgreement(form: UseFormReturn<EmployerFormValues>): void {
  const { control, getValues, setValue, subscribe } = form;
  const idcc = useWatch({ control, name: 'idcc' });
  const shown = useRef(idcc);
  useEffect(() => {
    shown.current = idcc;
  }, [idcc]);
  useEffect(() => {
    const proposed = (code: string): string => opcoOf(paddedIdcc(code), today())?.name ?? '';
    return subscribe({
      name: 'idcc',
      exact: true,
      formState: { values: true },
      callback: ({ values, type }) => {
        // What is read from the portfolio changes nothing: only what is typed does.
        if (type !== 'change') return;
        const former = proposed(shown.current);
        const next = proposed(values.idcc);
        const opco = getValues('opco');
        if ((opco === '' || opco === former) && opco !== next)
          setValue('opco', next, { shouldDirty: true, shouldValidate: true });
      },
    });
  }, [getValues, setValue, subscribe]);
}

const nameOf = ({ firstName, lastName }: { readonly firstName: string; readonly lastName: string }): string =>
  `${firstName} ${lastName}`.trim();

function Contacts({ form }: { readonly form: UseFormReturn<EmployerFormValues> }): ReactNode {
  const { control } = form;
  const { fields, append, insert, remove } = useFieldArray({ control, name: 'contacts', keyName: 'key' });
  const undo = useUndoHere();
  const takeAway = (index: number): void => {
    const person = form.getValues(`contacts.${index}`);
    remove(index);
    undo.offer({ title: texts.contactRemoved, message: <Private>{nameOf(person)}</Private> }, () => {
      // Whom a contract file names has come back by itself.
      if (form.getValues('contacts').every(({ id }) => id !== person.id)) insert(index, person);
    });
  };
  const title = useId();
  return (
    <section aria-labelledby={title}>
      <Group justify="space-between" mb="sm">
        <Title order={2} id={title}>
          {' '}
          {texts.contacts}{' '}
        </Title>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() =>
            append({
              ...emptyEmployerContact,
              id: crypto.randomUUID(),
              isSignatory: fields.length === 0,
            })
          }
        >
          {' '}
          {texts.addContact}{' '}
        </Button>
      </Group>
      {fields.length === 0 ? <Text c="dimmed">{texts.noContact}</Text> : null}
      <Stack gap="sm">
        {fields.map((field, index) => (
          <PersonFields
            key={field.key}
            control={control}
            fields={employerContactFields}
            under={`contacts.${index}.`}
            removal={texts.removeContact}
            onRemove={() => takeAway(index)}
          />
        ))}
      </Stack>
    </section>
  );
}

function Tutors({ form }: { readonly form: UseFormReturn<EmployerFormValues> }): ReactNode {
  const { control } = form;
  const { fields, append, insert, remove } = useFieldArray({ control, name: 'tutors', keyName: 'key' });
  const undo = useUndoHere();
  const takeAway = (index: number): void => {
    const person = form.getValues(`tutors.${index}`);
    remove(index);
    undo.offer({ title: texts.tutorRemoved, message: <Private>{nameOf(person)}</Private> }, () => {
      // Whom a contract file names has come back by itself.
      if (form.getValues('tutors').every(({ id }) => id !== person.id)) insert(index, person);
    });
  };
  const title = useId();
  return (
    <section aria-labelledby={title}>
      <Group justify="space-between" mb="sm">
        <Title order={2} id={title}>
          {' '}
          {texts.tutors}{' '}
        </Title>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => append({ ...emptyTutor, id: tutorIdSchema.parse(crypto.randomUUID()) })}
        >
          {' '}
          {texts.addTutor}{' '}
        </Button>
      </Group>
      {fields.length === 0 ? <Text c="dimmed">{texts.noTutor}</Text> : null}
      <Stack gap="sm">
        {fields.map((field, index) => (
          <PersonFields
            key={field.key}
            control={control}
            fields={tutorFields}
            under={`tutors.${index}.`}
            removal={texts.removeTutor}
            onRemove={() => takeAway(index)}
          />
        ))}
      </Stack>
    </section>
  );
}
