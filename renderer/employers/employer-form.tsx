import { Autocomplete, Button, Fieldset, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import {
  type Control,
  Controller,
  type UseFormReturn,
  useController,
  useFieldArray,
  useWatch,
} from 'react-hook-form';
import type { z } from 'zod';
import { formatSiret, plural } from '../../shared/base/text';
import {
  branches,
  employerContactFields,
  employerFields,
  type employerInputSchema,
  employerSections,
  emptyEmployerContact,
  emptyTutor,
  entriesOf,
  type Fields,
  nafLabel,
  opcoOf,
  siretFault,
  tutorFields,
  tutorIdSchema,
} from '../../shared/fields';
import { today } from '../bridge';
import { RecordFields } from '../ui';

const idccChoices = branches.map((branch) => ({
  value: branch.idcc,
  label: `${branch.idcc} ${branch.label}`,
}));

const digitsOf = (typed: string): string => typed.replaceAll(/[\s.]/gu, '');
/** What the form holds: the input of the schema that checks it. */
export type EmployerFormValues = z.input<typeof employerInputSchema>;

/** The form of an employer: identity, address, agreement, contacts, tutors. Bound to a form that the screen owns. */
export function EmployerForm({ form }: { readonly form: UseFormReturn<EmployerFormValues> }): ReactNode {
  const { control } = form;
  const naf = useWatch({ control, name: 'naf' });
  return (
    <Stack gap="lg">
      {(['establishment', 'agreement', 'address'] as const).map((section) => (
        <Fieldset key={section} legend={employerSections[section].title}>
          <RecordFields
            control={control}
            fields={fieldsOf(section)}
            helps={{ naf: nafLabel(naf) ?? 'Quatre chiffres et une lettre' }}
            drawn={{ siret: <SiretField control={control} />, idcc: <IdccField form={form} /> }}
            autoFocus="name"
          />
        </Fieldset>
      ))}
      <Contacts form={form} />
      <Tutors form={form} />
      <RecordFields control={control} fields={fieldsOf('remarks')} />
    </Stack>
  );
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
function SiretField({ control }: { readonly control: Control<EmployerFormValues> }): ReactNode {
  const { field, fieldState } = useController({ control, name: 'siret' });
  const [typed, setTyped] = useState<string | null>(null);
  const siret = field.value;
  const fault = siret === '' ? null : siretFault(siret);
  const isUnfinished = typed !== null && /^\d{1,13}$/u.test(siret);
  // A number that is right can still be refused by the vault: another employer has it.
  const error = isUnfinished ? null : (fault ?? fieldState.error?.message ?? null);
  return (
    <TextInput
      label={employerFields.siret.label}
      description={isUnfinished ? `${plural(siret.length, 'chiffre', 'chiffres')} sur 14` : '14 chiffres'}
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

/** IDCC chosen by number or by name of the branch; gives the OPCO of the branch when none was typed. */
function IdccField({ form }: { readonly form: UseFormReturn<EmployerFormValues> }): ReactNode {
  const labelOf = (idcc: string): string | undefined =>
    branches.find((branch) => branch.idcc === idcc)?.label;
  return (
    <Controller
      control={form.control}
      name="idcc"
      render={({ field, fieldState }) => (
        <Autocomplete
          label={employerFields.idcc.label}
          description={labelOf(field.value) ?? '4 chiffres ; 9999 s’il n’y en a pas'}
          data={idccChoices.map((choice) => choice.label)}
          value={field.value}
          ref={field.ref}
          onBlur={field.onBlur}
          onChange={(typed) => {
            const idcc = /^\d{4}(?=\s)/u.exec(typed)?.[0] ?? typed.trim();
            const former = opcoOf(field.value, today());
            field.onChange(idcc);
            const next = opcoOf(idcc, today());
            const current = form.getValues('opco');
            if (next !== null && (current === '' || current === former?.name)) {
              form.setValue('opco', next.name, { shouldDirty: true, shouldValidate: true });
            }
          }}
          {...(fieldState.error?.message === undefined ? {} : { error: fieldState.error.message })}
        />
      )}
    />
  );
}

function Contacts({ form }: { readonly form: UseFormReturn<EmployerFormValues> }): ReactNode {
  const { control } = form;
  const { fields, append, remove } = useFieldArray({ control, name: 'contacts', keyName: 'key' });
  const title = useId();
  return (
    <section aria-labelledby={title}>
      <Group justify="space-between" mb="sm">
        <Title order={2} id={title}>
          Contacts
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
          Ajouter un contact
        </Button>
      </Group>
      {fields.length === 0 ? (
        <Text c="dimmed">Qui signe pour l’employeur ? Ajoutez au moins cette personne.</Text>
      ) : null}
      <Stack gap="sm">
        {fields.map((field, index) => (
          <PersonFields
            key={field.key}
            control={control}
            fields={employerContactFields}
            under={`contacts.${index}.`}
            removal="Retirer ce contact"
            onRemove={() => remove(index)}
          />
        ))}
      </Stack>
    </section>
  );
}

function Tutors({ form }: { readonly form: UseFormReturn<EmployerFormValues> }): ReactNode {
  const { control } = form;
  const { fields, append, remove } = useFieldArray({ control, name: 'tutors', keyName: 'key' });
  const title = useId();
  return (
    <section aria-labelledby={title}>
      <Group justify="space-between" mb="sm">
        <Title order={2} id={title}>
          Tuteurs
        </Title>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => append({ ...emptyTutor, id: tutorIdSchema.parse(crypto.randomUUID()) })}
        >
          Ajouter un tuteur
        </Button>
      </Group>
      {fields.length === 0 ? (
        <Text c="dimmed">
          Un contrat de professionnalisation demande un tuteur volontaire, avec deux ans d’expérience au moins
          (D. 6325-6).
        </Text>
      ) : null}
      <Stack gap="sm">
        {fields.map((field, index) => (
          <PersonFields
            key={field.key}
            control={control}
            fields={tutorFields}
            under={`tutors.${index}.`}
            removal="Retirer ce tuteur"
            onRemove={() => remove(index)}
          />
        ))}
      </Stack>
    </section>
  );
}
