import {
  Autocomplete,
  Button,
  Fieldset,
  Group,
  Paper,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
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
import { territories, territoryLabels } from '../../shared/base/time';
import {
  branches,
  type employerInputSchema,
  employerKinds,
  nafLabel,
  opcoOf,
  siretFault,
  tutorIdSchema,
} from '../../shared/fields';
import { employerKindLabels } from '../../shared/law';
import { today } from '../bridge';
import {
  CheckboxField,
  DateField,
  NumberField,
  PhoneField,
  SelectField,
  TextAreaField,
  TextField,
} from '../ui';
import { MoneyField } from '../ui/money-field';

const kindChoices = employerKinds.map((value) => ({ value, label: employerKindLabels[value] }));
const territoryChoices = territories.map((value) => ({ value, label: territoryLabels[value] }));
const idccChoices = branches.map((branch) => ({
  value: branch.idcc,
  label: `${branch.idcc} ${branch.label}`,
}));

const digitsOf = (typed: string): string => typed.replaceAll(/[\s.]/gu, '');
const nafOf = (typed: string): string => digitsOf(typed).toUpperCase();
/** What the form holds: the input of the schema that checks it. */
export type EmployerFormValues = z.input<typeof employerInputSchema>;

/** The form of an employer: identity, address, agreement, contacts, tutors. Bound to a form that the screen owns. */
export function EmployerForm({ form }: { readonly form: UseFormReturn<EmployerFormValues> }): ReactNode {
  const { control } = form;
  return (
    <Stack gap="lg">
      <Fieldset legend="Établissement d’exécution">
        <SimpleGrid cols={{ base: 2, lg: 3 }}>
          <TextField control={control} name="name" label="Dénomination" required data-autofocus />
          <SiretField control={control} />
          <SelectField
            control={control}
            name="kind"
            label="Nature"
            description="Décide des contrats possibles"
            data={kindChoices}
            searchable
          />
          <NafField control={control} />
          <NumberField
            control={control}
            name="headcount"
            label="Effectif de l’entreprise"
            description="Salariés"
            allowDecimal={false}
            min={0}
          />
        </SimpleGrid>
      </Fieldset>
      <Fieldset legend="Convention collective et OPCO">
        <SimpleGrid cols={{ base: 2, lg: 3 }}>
          <IdccField form={form} />
          <TextField control={control} name="opco" label="OPCO" description="Reçoit le contrat" />
          <TextField
            control={control}
            name="opcoMemberNumber"
            label="Numéro d’adhérent"
            description="S’il existe"
          />
          <MoneyField
            control={control}
            name="conventionalMinimumCents"
            label="Minimum conventionnel mensuel"
            description="Brut, pour l’emploi visé, à temps plein"
          />
          <TextField control={control} name="pensionFund" label="Caisse de retraite complémentaire" />
          <TextField control={control} name="providentFund" label="Organisme de prévoyance" />
        </SimpleGrid>
      </Fieldset>
      <Fieldset legend="Adresse et contact">
        <SimpleGrid cols={{ base: 2, lg: 3 }}>
          <TextField control={control} name="street" label="Numéro et voie" />
          <TextField control={control} name="addressComplement" label="Complément" />
          <Group grow preventGrowOverflow={false} wrap="nowrap" align="flex-start">
            <TextField
              control={control}
              name="postcode"
              label="Code postal"
              w={110}
              inputMode="numeric"
              format={digitsOf}
            />
            <TextField control={control} name="commune" label="Commune" />
          </Group>
          <SelectField
            control={control}
            name="territory"
            label="Territoire"
            description="Pour les jours fériés"
            data={territoryChoices}
            clearable={false}
          />
          <PhoneField control={control} name="phone" label="Téléphone" />
          <TextField control={control} name="email" label="Courriel" inputMode="email" />
        </SimpleGrid>
      </Fieldset>
      <Contacts form={form} />
      <Tutors form={form} />
      <TextAreaField
        control={control}
        name="comment"
        label="Remarques"
        description="Jamais reprises dans un dossier"
      />
    </Stack>
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
      label="SIRET"
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

/** NAF code with what it stands for, once it is known. */
function NafField({ control }: { readonly control: Control<EmployerFormValues> }): ReactNode {
  const naf = useWatch({ control, name: 'naf' });
  return (
    <TextField
      control={control}
      name="naf"
      label="Code NAF"
      description={nafLabel(naf) ?? 'Quatre chiffres et une lettre'}
      format={nafOf}
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
          label="Convention collective (IDCC)"
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
              id: crypto.randomUUID(),
              lastName: '',
              firstName: '',
              role: '',
              phone: '',
              email: '',
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
          <Paper key={field.key} withBorder p="md">
            <SimpleGrid cols={{ base: 3, xl: 5 }}>
              <TextField control={control} name={`contacts.${index}.lastName`} label="Nom" required />
              <TextField control={control} name={`contacts.${index}.firstName`} label="Prénom" />
              <TextField control={control} name={`contacts.${index}.role`} label="Fonction" />
              <PhoneField control={control} name={`contacts.${index}.phone`} label="Téléphone" />
              <TextField control={control} name={`contacts.${index}.email`} label="Courriel" />
            </SimpleGrid>
            <Group justify="space-between" mt="sm">
              <CheckboxField
                control={control}
                name={`contacts.${index}.isSignatory`}
                label="Peut signer pour l’employeur"
              />
              <Button
                variant="subtle"
                color="red"
                leftSection={<IconTrash size={16} aria-hidden />}
                onClick={() => remove(index)}
              >
                Retirer ce contact
              </Button>
            </Group>
          </Paper>
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
          onClick={() =>
            append({
              id: tutorIdSchema.parse(crypto.randomUUID()),
              lastName: '',
              firstName: '',
              birthDate: null,
              job: '',
              qualification: '',
              experienceYears: null,
              currentTutees: null,
              isEmployer: false,
              phone: '',
              email: '',
            })
          }
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
          <Paper key={field.key} withBorder p="md">
            <SimpleGrid cols={{ base: 3, xl: 4 }}>
              <TextField control={control} name={`tutors.${index}.lastName`} label="Nom" required />
              <TextField control={control} name={`tutors.${index}.firstName`} label="Prénom" />
              <DateField control={control} name={`tutors.${index}.birthDate`} label="Né(e) le" />
              <TextField control={control} name={`tutors.${index}.job`} label="Emploi occupé" />
              <TextField control={control} name={`tutors.${index}.qualification`} label="Qualification" />
              <NumberField
                control={control}
                name={`tutors.${index}.experienceYears`}
                label="Années d’expérience"
                allowDecimal={false}
                min={0}
              />
              <NumberField
                control={control}
                name={`tutors.${index}.currentTutees`}
                label="Personnes déjà suivies"
                allowDecimal={false}
                min={0}
              />
              <PhoneField control={control} name={`tutors.${index}.phone`} label="Téléphone" />
              <TextField control={control} name={`tutors.${index}.email`} label="Courriel" />
            </SimpleGrid>
            <Group justify="space-between" mt="sm">
              <CheckboxField
                control={control}
                name={`tutors.${index}.isEmployer`}
                label="Le tuteur est l’employeur lui-même"
              />
              <Button
                variant="subtle"
                color="red"
                leftSection={<IconTrash size={16} aria-hidden />}
                onClick={() => remove(index)}
              >
                Retirer ce tuteur
              </Button>
            </Group>
          </Paper>
        ))}
      </Stack>
    </section>
  );
}
