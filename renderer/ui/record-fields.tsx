import { Alert, Button, Group, Input, MultiSelect, SegmentedControl, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Fragment, type ReactNode, useEffect, useId } from 'react';
import { type Control, type FieldPath, type FieldValues, useController, useWatch } from 'react-hook-form';
import { writtenHour } from '../../shared/base/time';
import {
  type Choice,
  type Field as Described,
  emptyOf,
  type Fields,
  type Control as How,
  paddedIdcc,
  type Rewrite,
} from '../../shared/fields';
import { useUndoHere } from '../bridge/use-undo-here';
import { CodeField } from './code-field';
import { DateField } from './date-field';
import { AnswersField, CheckboxField, PhoneField, SelectField, TextAreaField, TextField } from './fields';
import { MoneyField, NumberField } from './number-field';
import classes from './record-fields.module.css';
import { fieldTexts as texts } from './ui.texts';

/*
 * The form of a described record (`shared/fields`): each field drawn by its kind, with the label and the help of its
 * description. A screen gives the form and says which fields; what a field alone cannot know is passed as a hint.
 */
type Bound<T extends FieldValues> = { readonly control: Control<T>; readonly name: FieldPath<T> };
type How1<K extends How['kind']> = Extract<How, { readonly kind: K }>;

/** Rewrites of what was typed, when the box is left. */
const rewrites: Readonly<Record<Rewrite, (typed: string) => string>> = {
  trimmed: (typed) => typed.trim(),
  digits: (typed) => typed.replaceAll(/[\s.]/gu, ''),
  code: (typed) => typed.replaceAll(/[\s.]/gu, '').toUpperCase(),
  idcc: paddedIdcc,
  hour: writtenHour,
};

interface Option {
  readonly value: string;
  readonly label: string;
}
const optionOf = ({ value, label }: Choice): Option => ({ value, label });
const triStates: readonly Option[] = [
  { value: 'yes', label: texts.yes },
  { value: 'no', label: texts.no },
  { value: 'unknown', label: texts.unknown },
];
/** Choices of a list, under their headings when they have some. */
export function optionsOf(
  choices: readonly Choice[],
): (Option | { readonly group: string; readonly items: Option[] })[] {
  const groups = new Set(choices.flatMap(({ group }) => group ?? []));
  return [
    ...choices.filter(({ group }) => group === undefined).map(optionOf),
    ...[...groups].map((group) => ({
      group,
      items: choices.filter((choice) => choice.group === group).map(optionOf),
    })),
  ];
}

/** Long lists are searched by typing. */
const SEARCHED_FROM = 8;

/** One field, drawn by its kind. `help` takes the place of what the description says under the label. */
export function RecordField<T extends FieldValues>({
  control,
  name,
  field,
  help,
  hasAutoFocus = false,
}: Bound<T> & {
  readonly field: Described;
  readonly help?: ReactNode;
  readonly hasAutoFocus?: boolean;
}): ReactNode {
  const { label, control: how } = field;
  const description = help ?? field.help;
  const shared = {
    control,
    name,
    label,
    ...(description === undefined ? {} : { description }),
    ...(field.isNeeded ? { withAsterisk: true } : {}),
    ...(hasAutoFocus ? { autoFocus: true } : {}),
  };
  switch (how.kind) {
    // No limit on what can be typed or pasted: nothing is cut in silence, the schema says what is too long.
    case 'text': {
      const format = how.rewrite === undefined ? {} : { format: rewrites[how.rewrite] };
      if (how.codes !== undefined)
        return (
          <CodeField
            {...shared}
            {...format}
            {...(field.help === undefined ? {} : { description: field.help })}
            codes={how.codes}
            named={help}
          />
        );
      return (
        <TextField
          {...shared}
          {...(how.inputMode === undefined ? {} : { inputMode: how.inputMode })}
          {...format}
        />
      );
    }
    case 'long-text':
      return <TextAreaField {...shared} isAboutNobody={how.isAboutNobody === true} />;
    case 'phone':
      return <PhoneField {...shared} maxLength={30} />;
    case 'email':
      return <TextField {...shared} inputMode="email" format={rewrites.trimmed} />;
    case 'date':
      return <DateField {...shared} />;
    case 'tri-state':
      return <AnswersField {...shared} answers={triStates} />;
    case 'yes-no':
      return <CheckboxField {...shared} />;
    case 'number':
      return <NumberField {...shared} />;
    case 'money':
      return <MoneyField {...shared} />;
    case 'choice':
      return how.isSideBySide ? (
        <AnswersField
          {...shared}
          answers={[...how.choices.map(optionOf), { value: '', label: texts.notGiven }]}
        />
      ) : (
        <SelectField
          {...shared}
          data={optionsOf(how.choices)}
          clearable={how.isAlwaysGiven !== true}
          searchable={how.choices.length >= SEARCHED_FROM}
          maxDropdownHeight={320}
        />
      );
    case 'several':
      return <SeveralField {...shared} how={how} />;
    case 'group':
      return <GroupField {...shared} how={how} {...(field.help === undefined ? {} : { use: field.help })} />;
  }
}

const isWide = ({ control }: Described): boolean =>
  control.kind === 'long-text' ||
  control.kind === 'group' ||
  (control.kind === 'choice' && control.isWide === true);

/**
 * Fields of a record in the order of their description, on a grid. `drawn` draws those that have a box of their own;
 * `helps` says what depends on the rest of the form; `under` is the path of the record inside the form.
 */
export function RecordFields<T extends FieldValues>({
  control,
  fields,
  under = '',
  helps = {},
  drawn = {},
  autoFocus,
}: {
  readonly control: Control<T>;
  readonly fields: Fields;
  readonly under?: string;
  readonly helps?: Readonly<Record<string, ReactNode>>;
  readonly drawn?: Readonly<Record<string, ReactNode>>;
  /** Key of the field that takes the focus when the form opens. */
  readonly autoFocus?: string;
}): ReactNode {
  return (
    <div className={classes.fields}>
      {Object.entries(fields).map(([key, field]) => {
        const own = drawn[key];
        if (own !== undefined) return <Fragment key={key}>{own}</Fragment>;
        const box = (
          <RecordField
            key={key}
            control={control}
            // The form holds the record: each of its keys is a path of the form.
            name={`${under}${key}` as FieldPath<T>}
            field={field}
            {...(helps[key] === undefined ? {} : { help: helps[key] })}
            hasAutoFocus={autoFocus === key}
          />
        );
        return isWide(field) ? (
          <div key={key} className={classes.wide}>
            {box}
          </div>
        ) : (
          box
        );
      })}
    </div>
  );
}

/** Three answers: not asked, none, or some of them; they are not the same for the rules. */
function SeveralField<T extends FieldValues>({
  control,
  name,
  label,
  description,
  how,
  withAsterisk = false,
}: Bound<T> & {
  readonly label: string;
  readonly description?: ReactNode;
  readonly withAsterisk?: boolean;
  readonly how: How1<'several'>;
}): ReactNode {
  const { field } = useController({ control, name });
  const id = useId();
  const given: unknown = field.value;
  const chosen = Array.isArray(given) ? given.map(String) : null;
  const state = chosen === null ? 'unknown' : chosen.length === 0 ? 'none' : 'some';
  const first = how.choices[0]?.value;
  return (
    <Input.Wrapper
      label={label}
      labelElement="div"
      labelProps={{ id }}
      withAsterisk={withAsterisk}
      {...(description === undefined ? {} : { description })}
    >
      <SegmentedControl
        aria-labelledby={id}
        fullWidth
        size="xs"
        transitionDuration={0}
        data={[
          { value: 'some', label: texts.yes },
          { value: 'none', label: how.none },
          { value: 'unknown', label: texts.unknown },
        ]}
        value={state}
        onChange={(value) =>
          field.onChange(value === 'unknown' ? null : value === 'none' || first === undefined ? [] : [first])
        }
      />
      {state === 'some' ? (
        <MultiSelect
          mt={4}
          aria-label={texts.choicesOf(label)}
          data={optionsOf(how.choices)}
          value={[...(chosen ?? [])]}
          onChange={(values) => field.onChange(values)}
        />
      ) : null}
    </Input.Wrapper>
  );
}

/** Several values about one person: a button that adds them all, then a frame with a button that takes them away. */
function GroupField<T extends FieldValues>({
  control,
  name,
  label,
  description,
  use,
  how,
  withAsterisk = false,
}: Bound<T> & {
  readonly label: string;
  readonly description?: ReactNode;
  readonly withAsterisk?: boolean;
  /** What it is for, said as long as it is there. */
  readonly use?: string;
  readonly how: How1<'group'>;
}): ReactNode {
  const { field } = useController({ control, name });
  // Each part is typed on its own: the whole is followed, not the value that this box was drawn with.
  const value: unknown = useWatch({ control, name });
  const { offer, leave } = useUndoHere();
  const isThere = value !== null && value !== undefined;
  // Typed again: what was there before no longer comes back over it.
  useEffect(() => {
    if (isThere) leave();
  }, [isThere, leave]);
  if (value === null || value === undefined)
    return (
      <Group gap="md">
        {withAsterisk ? (
          <Input.Label required labelElement="div" w="100%" mb={-8}>
            {label}
          </Input.Label>
        ) : null}
        <Button variant="default" name={name} onClick={() => field.onChange(emptyOf(how.parts))}>
          {how.add}
        </Button>
        <Text size="sm" c="dimmed" component="div">
          {description ?? how.addHelp}
        </Text>
      </Group>
    );
  const caution = how.caution?.(value) ?? null;
  return (
    <fieldset className={classes.group}>
      <legend>{label}</legend>
      {use === undefined ? null : (
        <Text size="sm" c="dimmed" mb="sm">
          {use}
        </Text>
      )}
      <RecordFields control={control} fields={how.parts} under={`${name}.`} />
      {caution === null ? null : (
        <Alert mt="sm" color="amber" icon={<IconAlertTriangle aria-hidden />} role="note">
          {caution}
        </Alert>
      )}
      <Button
        variant="subtle"
        mt="sm"
        onClick={() => {
          field.onChange(null);
          offer({ title: texts.removed(label) }, () => field.onChange(value));
        }}
      >
        {how.remove}
      </Button>
    </fieldset>
  );
}
